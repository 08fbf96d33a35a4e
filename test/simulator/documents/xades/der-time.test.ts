import fc from 'fast-check'
import { expect, test } from 'vitest'
import { derTime } from '../../../../simulator/documents/xades/der-time.ts'
import { derElements } from '../../../../simulator/documents/xml/der.ts'
import { generalizedTime, utcTime } from './der-writer.ts'

const read = (octets: Buffer): number | undefined => derTime(derElements(octets)[0]!)

test.each([
  ['491231235959Z', '2049-12-31T23:59:59.000Z'],
  ['500101000000Z', '1950-01-01T00:00:00.000Z'],
  ['000229120000Z', '2000-02-29T12:00:00.000Z'],
])('UTCTime %s is %s', (text, expected) => {
  expect(read(utcTime(text))).toBe(Date.parse(expected))
})

test.each([
  ['00490101000000Z', '0049-01-01T00:00:00.000Z'],
  ['00010101000000Z', '0001-01-01T00:00:00.000Z'],
  ['99991231235959Z', '9999-12-31T23:59:59.000Z'],
])('GeneralizedTime %s is %s', (text, expected) => {
  expect(read(generalizedTime(text))).toBe(Date.parse(expected))
})

test('every second from year 1 to 9999 is read as it was written', () => {
  const seconds = fc.integer({ min: Date.parse('0001-01-01T00:00:00Z') / 1000, max: 253_402_300_799 })
  fc.assert(
    fc.property(seconds, second => {
      const digits = new Date(second * 1000).toISOString().slice(0, 19).replace(/\D/g, '')
      expect(read(generalizedTime(`${digits}Z`))).toBe(second * 1000)
    }),
    { seed: 20261122 },
  )
})

test('whatever the text, it is an instant or nothing', () => {
  const text = fc.stringMatching(/^[0-9]{8,16}[.+Z-]?[0-9Z]{0,5}$/)
  fc.assert(
    fc.property(text, some => {
      for (const octets of [utcTime(some), generalizedTime(some)]) expect(read(octets) ?? 0).toSatisfy(Number.isFinite)
    }),
    { seed: 20261122 },
  )
})

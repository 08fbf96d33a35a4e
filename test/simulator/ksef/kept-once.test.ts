import { expect, it } from 'vitest'
import { keptOnce } from '../../../simulator/ksef/kept-once.ts'

it('what is equal is the same', () => {
  const party = keptOnce({ nip: '1111111111', name: 'Firma' })
  expect(keptOnce({ nip: '1111111111', name: 'Firma' })).toBe(party)
  expect(keptOnce({ nip: '1111111111', name: 'Inna' })).not.toBe(party)
})

it('a text that reads like data stays a text', () => {
  const party = keptOnce({ nip: '2222222222' })
  const text = JSON.stringify(party)
  expect(keptOnce(text)).toBe(text)
  expect(keptOnce(party)).toBe(party)
})

it('nothing stays nothing', () => {
  expect(keptOnce(undefined)).toBe(undefined)
})

it('what is long is not kept: a thousand of those would be a lot', () => {
  const long = { name: 'x'.repeat(1000) }
  keptOnce(long)
  const again = { ...long }
  expect(keptOnce(again)).toBe(again)
})

import { expect, test } from 'vitest'
import { KsefError } from '../../../../contracts/ksef/errors.ts'
import { checks } from '../../../../simulator/documents/xades/checks.ts'
import { examine, verify } from '../../../../simulator/documents/xades/verify.ts'
import { now } from './forge.ts'
import { refusals } from './refusals.ts'

const refusalOf = (run: () => unknown): unknown => {
  try {
    run()
  } catch (error) {
    return error
  }
  return undefined
}

test.each(refusals)('refused: $title', ({ document, error, explains, options, detail }) => {
  const octets = Buffer.from(document())
  const refusal = refusalOf(() => examine(octets, { now, profile: 'test', ...options }, checks))
  expect(refusal).toBeInstanceOf(KsefError)
  if (!(refusal instanceof KsefError)) return
  expect({ error: refusal.error, explanation: refusal.explanation }).toMatchObject({ error })
  expect(refusal.explanation?.en).toMatch(explains)
  expect(refusal.explanation?.pl).not.toBe(refusal.explanation?.en)
  if (detail !== undefined) expect(refusal.details).toEqual([detail])
})

test('a defect is thrown as it is: no document has brought it about', () => {
  const broken = {
    now: Number.NaN,
    profile: 'test' as const,
    get issuers(): never {
      throw new TypeError('defect')
    },
  }
  const document = Buffer.from(
    refusals.find(({ title }) => title.includes('under verifyCertificateChain'))?.document() ?? '',
  )
  expect(() => verify(document, broken)).toThrow(new TypeError('defect'))
})

import { expect, test } from 'vitest'
import { KsefError } from '../../../../contracts/ksef/errors.ts'
import { checks } from '../../../../simulator/documents/xades/checks.ts'
import type { Check } from '../../../../simulator/documents/xades/examination.ts'
import { examine } from '../../../../simulator/documents/xades/verify.ts'
import { now } from './forge.ts'
import { refusals } from './refusals.ts'

// Every check earns its place: without it some document is accepted, or refused for another reason.

const documents = refusals.map(refusal => ({ ...refusal, octets: Buffer.from(refusal.document()) }))

const answer = ({ octets, options }: (typeof documents)[number], order: readonly Check[]): string => {
  try {
    examine(octets, { now, profile: 'test', ...options }, order)
    return 'accepted'
  } catch (error) {
    return error instanceof KsefError ? error.error : 'broken'
  }
}

test.each(checks.map(check => [check.name, check] as const))('without %s a refusal is missed', (_, check) => {
  const rest = checks.filter(other => other !== check)
  expect(documents.some(document => answer(document, rest) !== document.error)).toBe(true)
})

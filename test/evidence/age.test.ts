import { expect, test } from 'vitest'
import { facts } from '../facts/facts.ts'
import { old, whyOld } from './age.ts'
import { evidenceMarkdown } from './evidence.ts'

test.each([
  ['a recording of autumn 2025', ['xades-400-9105-digest-mismatch'], 'xades-400-9105-digest-mismatch (2025-10-21)'],
  [
    'a thread that was begun before others of November',
    ['CIRFMF/ksef-api issue 234'],
    'CIRFMF/ksef-api issue 234 (2025-10-21)',
  ],
  [
    'a thread of which nobody knows the date',
    ['bsdnetpl/KSeFClient issue 14'],
    'bsdnetpl/KSeFClient issue 14 (undated)',
  ],
  [
    'an old recording beside a file of ours',
    ['auth-sessions-list-scope', 'simulator/ksef/auth-sessions/list.ts'],
    'auth-sessions-list-scope (2025-10-10)',
  ],
])('old: %s', (_, sources, why) => {
  expect(whyOld(sources)).toBe(why)
})

test.each([
  ['a recording of 2026', ['rate-limit-429-legacy-recorded']],
  ['a thread of December', ['CIRFMF/ksef-api issue 507']],
  ['a thread younger than any other', ['CIRFMF/ksef-api issue 9999']],
  ['the document of today', ['open-api.json, POST /tokens']],
  ['an old recording that a younger one confirms', ['refresh-400-revoked-session', 'refresh-400-session-revoked-425']],
  ['no source at all', ['simulator/ksef/access/jwt.ts']],
])('not old: %s', (_, sources) => {
  expect(whyOld(sources)).toBeUndefined()
})

test.skipIf(facts === undefined).each([
  ['a fact of a release candidate is old', ['tokens-029'], 'tokens-029 (2025)'],
  ['a fact of a thread is as old as the thread', ['offline-006'], 'offline-006 (2025-11-28)'],
  ['a fact of the documents is not', ['sessions-online-034'], undefined],
])('%s', (_, sources, why) => {
  expect(whyOld(sources)).toBe(why)
})

test.skipIf(facts === undefined)('the report lists what is old, with its sources', () => {
  const report = evidenceMarkdown()
  expect(old().length).toBeGreaterThan(20)
  for (const [about, , sources] of old()) {
    expect(report).toContain(about)
    expect(report).toContain(sources)
  }
})

test('a text of undated pages is listed by its file, though no suite names it', () => {
  expect(old()).toContainEqual([
    '`contracts/ksef/qr/texts.ts`',
    'Faktura nie została znaleziona w KSeF',
    'qr-invoice-page-not-found (undated)',
  ])
})

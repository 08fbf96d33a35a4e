import { afterAll, expect, test } from 'vitest'
import { apiNames } from '../../contracts/ksef/api-version.ts'
import { everyOperation } from '../../contracts/ksef/operations.ts'
import { suites } from '../../contracts/ksef/suites.ts'
import { type Case, casesAt, type Evidence, type Suite, titleOf } from '../../contracts/suite.ts'
import { evidenceOf, facts } from '../facts/facts.ts'
import { readRecordings, readUnusable } from '../recordings/recording.ts'
import { readThreads } from '../recordings/threads.ts'
import { behindMsw } from './targets/behind-msw.ts'
import { inProcess } from './targets/in-process.ts'
import { overASocket } from './targets/over-a-socket.ts'
import { stranger } from './targets/stranger.ts'

const targets = [inProcess, overASocket, behindMsw, stranger]
const cases = suites.flatMap(suite => suite.cases.map(it => ({ suite, it })))
const sourcesOf = ({ source }: Case): readonly string[] => (typeof source === 'string' ? [source] : source)
/** Where a public thread is cited that is no recording here, or the official document itself. */
const isCited = (source: string): boolean => source.startsWith('open-api') || /^[\w-]+\/[\w-]+ issue \d+$/.test(source)
const named = (suite: Suite, it: Case): string => `${titleOf(suite)}: ${it.title}`

const known = new Map<string, Evidence>([
  ...(facts ?? []).map(fact => [fact.id, evidenceOf(fact)] as const),
  ...(readThreads() ?? []).map(({ id, evidence }) => [id, evidence === 'verbatim' ? 'recorded' : 'described'] as const),
  ...readRecordings().map(({ id, evidence }) => [id, evidence] as const),
])

test('every declared operation has a suite', () => {
  const covered = suites.flatMap(({ of }) => of.map(({ method, path }) => `${method} ${path}`))
  const without = everyOperation
    .map(({ operation: { method, path } }) => `${method} ${path}`)
    .filter(name => !covered.includes(name))
  expect(without).toEqual([])
})

test('no two cases of a suite have one title', () => {
  const titles = cases.map(({ suite, it }) => named(suite, it))
  expect(titles.filter((title, place) => titles.indexOf(title) !== place)).toEqual([])
})

test('every case holds in one version at least', () => {
  const nowhere = cases.filter(({ suite, it }) => !apiNames.some(version => casesAt(suite, version).includes(it)))
  expect(nowhere.map(({ suite, it }) => named(suite, it))).toEqual([])
})

test('every case is shown on one target at least', () => {
  const nowhere = cases.filter(
    ({ it }) => !targets.some(({ abilities }) => (it.needs ?? []).every(need => abilities.includes(need))),
  )
  expect(nowhere.map(({ suite, it }) => named(suite, it))).toEqual([])
})

test('every recording that a case names is there', () => {
  const ids = new Set([...readRecordings(), ...readUnusable()].map(({ id }) => id))
  const recorded = cases.filter(({ it }) => it.evidence === 'recorded')
  const missing = recorded.filter(({ it }) => !sourcesOf(it).some(source => ids.has(source)))
  expect(missing.map(({ suite, it }) => named(suite, it))).toEqual([])
})

test.skipIf(facts === undefined)('the evidence of a case is that of one of its sources', () => {
  const wrong = cases
    .filter(({ it }) => it.evidence !== 'assumed')
    .filter(({ it }) => !sourcesOf(it).some(source => known.get(source) === it.evidence || isCited(source)))
  expect(wrong.map(({ suite, it }) => `${named(suite, it)} (${it.evidence}: ${sourcesOf(it)})`)).toEqual([])
})

test.skipIf(facts === undefined)('every source is a recording or a fact, unless the case is an assumption', () => {
  const unknown = cases
    .filter(({ it }) => it.evidence !== 'assumed')
    .flatMap(({ it }) => sourcesOf(it).filter(source => !known.has(source) && !isCited(source)))
  expect(unknown).toEqual([])
})

afterAll(() => {
  const count = (evidence: Evidence) => cases.filter(({ it }) => it.evidence === evidence).length
  const runs = cases.flatMap(({ it }) =>
    targets.filter(({ abilities }) => (it.needs ?? []).every(need => abilities.includes(need))),
  ).length
  console.log(
    `suites: ${suites.length} with ${cases.length} cases (${count('recorded')} recorded, ${count('described')} described, ` +
      `${count('documented')} documented, ${count('assumed')} assumed); ${runs} runs on ${targets.length} targets`,
  )
})

import { deviations } from '../../contracts/ksef/deviations.ts'
import { suites } from '../../contracts/ksef/suites.ts'
import { titleOf } from '../../contracts/suite.ts'
import { sources as files } from '../architecture/source-files.ts'
import { type Fact, facts } from '../facts/facts.ts'
import { readRecordings, readUnusable } from '../recordings/recording.ts'

/**
 * How old the sources of our texts, codes and rules are. KSeF reworded much at the end of 2025: what was seen before
 * alone is to be doubted.
 */
const since = '2025-12'

/** A day, month or year; `now` for a document or client of today; undefined where nobody says when. */
type Seen = string | undefined

const records = [...readRecordings(), ...readUnusable()]
const recordsById = new Map(records.map(record => [record.id, record]))
const factsById = new Map((facts ?? []).map(fact => [fact.id, fact]))

const issueIn = (text: string): number | undefined => {
  const [, number] = /CIRFMF\/ksef-api(?: issues? |\/issues\/)(\d+)/.exec(text) ?? []
  return number === undefined ? undefined : Number(number)
}

const observations = records.flatMap(({ source, observedOn }) => {
  const issue = issueIn(source)
  return issue === undefined || observedOn === null ? [] : [{ issue, observedOn }]
})

/** A thread was begun before what was told in those that came after it; the newest of all is of now. */
const begunBy = (issue: number): Seen =>
  observations
    .filter(other => other.issue >= issue)
    .map(({ observedOn }) => observedOn)
    .toSorted()[0] ?? 'now'

/** Documents and clients are those of today; a changelog says when. */
const seenOfFact = ({ source, evidence }: Fact): Seen => {
  if (/^ksef-docs\/api-changelog\.md \([^)]*\bRC[\d.]+\)$/.test(source)) return '2025'
  const issue = issueIn(source)
  return issue === undefined || evidence === 'openapi' || evidence === 'docs' ? 'now' : begunBy(issue)
}

/** When a source was seen; null for what is none: a file of ours, a thought. */
const seenOf = (source: string): Seen | null => {
  const record = recordsById.get(source)
  if (record !== undefined) return record.observedOn ?? undefined
  const fact = factsById.get(source)
  if (fact !== undefined) return seenOfFact(fact)
  if (source.startsWith('open-api')) return 'now'
  const issue = issueIn(source)
  if (issue !== undefined) return begunBy(issue)
  return / issue \d+$/.test(source) ? undefined : null
}

const isYoung = (seen: Seen | null): boolean => typeof seen === 'string' && seen >= since

/** The sources with their dates where none of them is young; undefined where one is, or where there is no source. */
export const whyOld = (sources: readonly string[]): string | undefined => {
  const seen = sources.map(source => ({ source, seen: seenOf(source) })).filter(it => it.seen !== null)
  if (seen.length === 0 || seen.some(it => isYoung(it.seen))) return undefined
  return seen.map(it => `${it.source} (${it.seen ?? 'undated'})`).join(', ')
}

/** Of a text its sources stand beside it: `/** qr-invoice-page-not-found *\/ notFound: 'Faktura …'`. */
const sourced = /\/\*\* ([^*]+) \*\/\s+\w+: '([^']+)'/g

/** What is told beside no case and no deviation, which name their sources themselves. */
const texts = (): (readonly [about: string, text: string, sources: readonly string[]])[] =>
  files.contracts.flatMap(({ path, text }) =>
    [...text.matchAll(sourced)].map(
      ([, comment = '', told = '']) =>
        [`\`${path}\``, told, comment.split(/[^\w-]+/).filter(word => recordsById.has(word))] as const,
    ),
  )

/** What rests on old sources alone: where it stands, what it says, and the sources. What is assumed is doubted anyway. */
export const old = (): (readonly [about: string, what: string, sources: string])[] => {
  const rules = suites.flatMap(suite =>
    suite.cases.map(
      ({ title, evidence, source }) => [`\`${titleOf(suite)}\``, title, evidence, [source].flat()] as const,
    ),
  )
  const differences = deviations.map(
    ({ name, reason, evidence, source }) => [`deviation ${name}`, reason, evidence, source.split(', ')] as const,
  )
  const told = texts().map(([about, text, sources]) => [about, text, undefined, sources] as const)
  return [...rules, ...differences, ...told].flatMap(([about, what, evidence, sources]) => {
    const why = evidence === 'assumed' ? undefined : whyOld(sources)
    return why === undefined ? [] : [[about, what, why] as const]
  })
}

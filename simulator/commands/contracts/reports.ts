import { xmlAttribute } from '../../../contracts/xml-text.ts'
import type { CleanedUp } from './cleanup.ts'
import type { CaseResult } from './run-cases.ts'

/** What no XML may hold is a question mark. */
const escaped = (text: string): string => xmlAttribute(text.replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd]/g, '?'))

const outcomeXml = ({ outcome, message = '' }: CaseResult): string => {
  if (outcome === 'held') return ''
  const name = outcome === 'broken' ? 'failure' : 'skipped'
  return `<${name} message="${escaped(message)}"/>`
}

const count = (results: readonly CaseResult[], outcome: CaseResult['outcome']): number =>
  results.filter(result => result.outcome === outcome).length

const took = (results: readonly CaseResult[]): string => {
  const ms = results.reduce((sum, result) => sum + result.ms, 0)
  return `time="${(ms / 1000).toFixed(3)}"`
}

/** The form that CI servers read; its times are in seconds. */
export const junit = (results: readonly CaseResult[]): string => {
  const abouts = [...new Set(results.map(({ about }) => about))]
  const suites = abouts.map(about => {
    const its = results.filter(result => result.about === about)
    const cases = its.map(
      result =>
        `    <testcase classname="${escaped(about)}" name="${escaped(result.title)}" ${took([result])}>${outcomeXml(result)}</testcase>`,
    )
    const head = `name="${escaped(about)}" tests="${its.length}" failures="${count(its, 'broken')}" skipped="${count(its, 'skipped')}" ${took(its)}`
    return `  <testsuite ${head}>\n${cases.join('\n')}\n  </testsuite>`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="KSeF contracts" ${took(results)}>\n${suites.join('\n')}\n</testsuites>\n`
}

export const json = (results: readonly CaseResult[]): string => `${JSON.stringify({ results }, null, 2)}\n`

const words = { held: 'holds  ', broken: 'DIFFERS', skipped: 'skipped' }

const behaviour = ({ outcome, title, evidence, source, message }: CaseResult): string => {
  const line = `    ${words[outcome]}  ${title} (${evidence}${outcome === 'broken' ? `: ${source.join(', ')}` : ''})`
  if (outcome === 'skipped') return `${line}: ${message}`
  return outcome === 'broken' ? `${line}\n             ${message}` : line
}

/**
 * One line per operation, and one for each of its behaviours.
 * @param brief of the behaviours only those that do not hold.
 */
export const summary = (results: readonly CaseResult[], brief = false): string => {
  const abouts = [...new Set(results.map(({ about }) => about))]
  const lines = abouts.flatMap(about => {
    const its = results.filter(result => result.about === about)
    const broken = count(its, 'broken')
    const skipped = count(its, 'skipped')
    const ran = its.length - skipped
    const agreement = broken > 0 ? 'DIFFERS' : ran > 0 ? 'agrees ' : 'not run'
    return [
      `${agreement}  ${about}: ${ran - broken} of ${ran}${skipped > 0 ? `, ${skipped} skipped` : ''}`,
      ...its.filter(({ outcome }) => !brief || outcome === 'broken').map(behaviour),
    ]
  })
  const ran = results.length - count(results, 'skipped')
  const total = `${count(results, 'held')} of ${ran} behaviours hold; ${count(results, 'skipped')} skipped.`
  return [...lines, total].join('\n')
}

/** What a run made and undid, and what stays at the address. */
export const cleanedUp = ({ undone, kept, refused }: CleanedUp): string => {
  const counts = Object.entries(undone).map(([name, number]) => `${number} × ${name}`)
  return [
    counts.length > 0 ? `Cleaned up: ${counts.join(', ')}.` : 'Nothing was left to clean up.',
    ...kept.map(it => `Stays: ${it}`),
    ...refused.map(it => `Could not be undone: ${it}`),
  ].join('\n')
}

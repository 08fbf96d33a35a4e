import type { CaseResult } from './run-cases.ts'

const escaped = (text: string): string =>
  text
    .replace(/[<>&"']/g, character => `&#${character.charCodeAt(0)};`)
    .replace(/[^\t\n\r\x20-\ud7ff\ue000-\ufffd]/g, '?')

const outcomeXml = ({ outcome, message = '' }: CaseResult): string => {
  if (outcome === 'held') return ''
  const name = outcome === 'broken' ? 'failure' : 'skipped'
  return `<${name} message="${escaped(message)}"/>`
}

const count = (results: readonly CaseResult[], outcome: CaseResult['outcome']): number =>
  results.filter(result => result.outcome === outcome).length

/** The form that CI servers read. */
export const junit = (results: readonly CaseResult[]): string => {
  const abouts = [...new Set(results.map(({ about }) => about))]
  const suites = abouts.map(about => {
    const its = results.filter(result => result.about === about)
    const cases = its.map(
      result =>
        `    <testcase classname="${escaped(about)}" name="${escaped(result.title)}">${outcomeXml(result)}</testcase>`,
    )
    const head = `name="${escaped(about)}" tests="${its.length}" failures="${count(its, 'broken')}" skipped="${count(its, 'skipped')}"`
    return `  <testsuite ${head}>\n${cases.join('\n')}\n  </testsuite>`
  })
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="KSeF contracts">\n${suites.join('\n')}\n</testsuites>\n`
}

export const json = (results: readonly CaseResult[]): string => `${JSON.stringify({ results }, null, 2)}\n`

/** One line per operation, and one for each behaviour that did not hold. */
export const summary = (results: readonly CaseResult[]): string => {
  const abouts = [...new Set(results.map(({ about }) => about))]
  const lines = abouts.flatMap(about => {
    const its = results.filter(result => result.about === about)
    const broken = its.filter(({ outcome }) => outcome === 'broken')
    const ran = its.length - count(its, 'skipped')
    return [
      `${broken.length === 0 ? 'agrees ' : 'DIFFERS'}  ${about}: ${ran - broken.length} of ${ran}`,
      ...broken.map(
        ({ title, evidence, source, message }) =>
          `           ${title} (${evidence}: ${source.join(', ')})\n             ${message}`,
      ),
    ]
  })
  const ran = results.length - count(results, 'skipped')
  const total = `${count(results, 'held')} of ${ran} behaviours hold; ${count(results, 'skipped')} skipped.`
  return [...lines, total].join('\n')
}

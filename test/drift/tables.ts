import type { Facts } from './facts.ts'

/** Facts that documents keep in tables of their descriptions. */

const rowsOf = (text: string): string[][] =>
  text
    .split('\n')
    .map(line => line.trim())
    .filter(line => line.startsWith('|'))
    .map(line =>
      line
        .replace(/^\||\|$/g, '')
        .split('|')
        .map(cell => cell.trim()),
    )

/** The names of placeholders do not matter, and a cell that is only a placeholder says nothing. */
const wording = (cell = '') => {
  const text = cell.replace(/\{[^}]*\}/g, '{…}')
  return text === '-' || text === '{…}' ? '' : text
}

const isRule = ([first = '']: readonly string[]) => /^:?-+:?$/.test(first)
const isCodeHeader = ([first = '', second = '']: readonly string[]) =>
  /^(Exception)?Code$/.test(first) && /^((Exception)?Description|Opis)$/.test(second)

/** The rows of every table `Code | Description | Details`; a header is what stands above a rule. */
const codeRows = (rows: readonly string[][]): string[][] => {
  let inCodes = false
  return rows.filter((row, place) => {
    if (isRule(row)) return false
    if (!isRule(rows[place + 1] ?? [])) return inCodes
    inCodes = isCodeHeader(row)
    return false
  })
}

/** Codes → texts → details, or undefined when there is no such table. */
export const codeTables = (description = ''): Facts | undefined => {
  const rows = rowsOf(description)
  if (!rows.some(isCodeHeader)) return undefined
  const codes: Record<string, Record<string, Record<string, true>>> = {}
  for (const [code = '', text = '', details] of codeRows(rows).map(row => row.map(wording))) {
    const texts = codes[code] ?? {}
    codes[code] = { ...texts, [text]: { ...texts[text], ...(details && { [details]: true }) } }
  }
  return codes
}

/** The group that a table of rate limits names in its last column. */
export const rateGroup = (description = ''): string | undefined =>
  wording(rowsOf(description).at(-1)?.at(-1)) || undefined

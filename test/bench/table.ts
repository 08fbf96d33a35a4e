import { judgedValue, type Result } from './measurement.ts'

type Verdict = 'good' | 'pass' | 'MISS' | ''

const verdictOf = (result: Result): Verdict => {
  const { pass, good } = result
  if (pass === undefined || good === undefined) return ''
  const value = judgedValue(result)
  if (value <= good) return 'good'
  return value <= pass ? 'pass' : 'MISS'
}

const figure = (value: number | undefined): string =>
  value === undefined ? '' : value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0)

const cellsOf = (result: Result): string[] => {
  const { aim, unit, ours, floor, floorIs = '', pass, good } = result
  const ratio = floor === undefined ? undefined : judgedValue(result)
  const bounds = [pass, good].map(bound => (bound === undefined ? '' : `${bound}`))
  return [aim, figure(ours), figure(floor), unit, figure(ratio), ...bounds, verdictOf(result), floorIs]
}

const titles = ['aim', 'ours', 'floor', 'unit', 'ratio', 'pass', 'good', '', 'the floor']
const isText = (column: number): boolean => [0, 3, 7, 8].includes(column)

/** The results as lines: a ratio is judged where there is a floor, else the figure itself. */
export const tableOf = (results: readonly Result[]): string => {
  const rows = [titles, ...results.map(cellsOf)]
  const widths = titles.map((_, column) => Math.max(...rows.map(row => row[column]!.length)))
  const line = (row: readonly string[]) =>
    row
      .map((cell, column) => (isText(column) ? cell.padEnd(widths[column]!) : cell.padStart(widths[column]!)))
      .join('  ')
      .trimEnd()
  return rows.map(line).join('\n')
}

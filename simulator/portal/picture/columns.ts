import type { Say, TextKey } from '../texts.ts'
import { textAt } from './below.ts'
import { type Block, table } from './picture.ts'
import type { Tree } from './tree.ts'
import { amount, instant, quantity, rate } from './values.ts'

const formats = {
  text: (text: string) => text,
  amount,
  quantity,
  rate,
  instant,
  mark: (text: string, say: Say) => (text === '1' ? say('answerYes') : ''),
} as const

/** A column of a table of elements: its label, the element in each, how it is written. */
export type Column = readonly [label: TextKey, element: string, format?: keyof typeof formats]

const columnsOf = (rows: readonly Tree[], columns: readonly Column[], say: Say) =>
  columns.map(([label, element, format = 'text']) => ({
    label: say(label),
    isNumber: format === 'amount' || format === 'quantity',
    values: rows.map(row => formats[format](textAt(row, element), say)),
  }))

export const tableOf = (
  title: string | undefined,
  rows: readonly Tree[],
  columns: readonly Column[],
  say: Say,
): Block => table(title, columnsOf(rows, columns, say))

/** Rows that are counted before all else. */
export const numberedTableOf = (
  title: string | undefined,
  rows: readonly Tree[],
  columns: readonly Column[],
  say: Say,
): Block =>
  table(title, [
    { label: say('pictureOrdinal'), isNumber: false, values: rows.map((_, index) => String(index + 1)) },
    ...columnsOf(rows, columns, say),
  ])

/** Of one row so many values stand in one table; of more, the rarer ones in a second. */
const mostInOne = 8

/** Rows in one table, or in two: what each has, and what few have. */
export const tablesOf = (
  rows: readonly Tree[],
  ordinal: Column,
  common: readonly Column[],
  rare: readonly Column[],
  say: Say,
): readonly Block[] => {
  const isGiven = ([, element]: Column) => rows.some(row => textAt(row, element) !== '')
  if ([ordinal, ...common, ...rare].filter(isGiven).length <= mostInOne)
    return [tableOf(undefined, rows, [ordinal, ...common, ...rare], say)]
  const told = rows.filter(row => rare.some(([, element]) => textAt(row, element) !== ''))
  return [
    tableOf(undefined, rows, [ordinal, ...common], say),
    tableOf(undefined, told, told.length === 0 ? [] : [ordinal, ...rare], say),
  ]
}

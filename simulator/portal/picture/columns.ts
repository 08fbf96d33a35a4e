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

export const tableOf = (
  title: string | undefined,
  rows: readonly Tree[],
  columns: readonly Column[],
  say: Say,
): Block =>
  table(
    title,
    columns.map(([label, element, format = 'text']) => ({
      label: say(label),
      isNumber: format === 'amount' || format === 'quantity',
      values: rows.map(row => formats[format](textAt(row, element), say)),
    })),
  )

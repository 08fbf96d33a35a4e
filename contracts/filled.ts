import { cut } from './bounds.ts'

/** Characters of a value that an answer repeats; a message of a validator is the longest. */
const longestValue = 2000

/** A text with its {names} filled; a name without a value stays. @param longest characters of a value */
export const filled = (
  template: string,
  values: Readonly<Record<string, string | number>> = {},
  longest = longestValue,
): string =>
  template.replace(/\{(\w+)\}/g, (whole, name: string) => (name in values ? cut(String(values[name]), longest) : whole))

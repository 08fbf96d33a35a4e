import { KsefError } from '../../../../contracts/ksef/errors.ts'
import type { Told } from '../../../../contracts/told.ts'
import type { Check } from '../examination.ts'
import { why } from '../explanations.ts'

/** How often a mark stands in the text, as `sticky` wants it: passing from mark to mark, white space costs nothing. */
const countOf = (text: string, mark: string, sticky?: RegExp): number => {
  const isWanted = (at: number): boolean => {
    if (sticky === undefined) return true
    sticky.lastIndex = at
    return sticky.test(text)
  }
  let count = 0
  for (let at = text.indexOf(mark); at >= 0; at = text.indexOf(mark, at + 1)) if (isWanted(at)) count += 1
  return count
}

const countsIn = (text: string) => ({
  markup: countOf(text, '<'),
  characterReferences: countOf(text, '&'),
  attributes: countOf(text, '=', /=\s*["']/y),
  namespaceDeclarations: countOf(text, 'xmlns', /(?<=\s)xmlns\b/y),
})
type Counts = ReturnType<typeof countsIn>

interface Limit {
  readonly what: Told
  readonly count: (counts: Counts) => number
  readonly most: number
}

/**
 * Canonicalisation takes time with the square of some of these numbers. An LTA signature with its time stamps and
 * revocation values stays below half of each; the JDK writes a character reference per line of Base64.
 */
const limits: readonly Limit[] = [
  { what: why('markup'), count: ({ markup }) => markup, most: 1500 },
  { what: why('characterReferences'), count: ({ characterReferences }) => characterReferences, most: 5000 },
  { what: why('attributes'), count: ({ attributes }) => attributes, most: 500 },
  { what: why('namespaceDeclarations'), count: ({ namespaceDeclarations }) => namespaceDeclarations, most: 64 },
  // Each element looks at each namespace, and for it at all others. The largest fixture has 66 times 5 times 5.
  {
    what: why('markupTimesNamespaces'),
    count: ({ markup, namespaceDeclarations }) => markup * namespaceDeclarations ** 2,
    most: 250_000,
  },
]

/** The number of elements, attributes and namespaces is bounded (assumed: the real limits are unknown). */
export const withinLimits: Check = ({ text }) => {
  const counts = countsIn(text)
  for (const { what, count, most } of limits)
    if (count(counts) > most)
      throw new KsefError('validationFailed', {
        explanation: why('tooMuch', { count: count(counts), what, most }),
      })
}

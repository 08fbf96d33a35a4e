import { KsefError } from '../../../../contracts/ksef/errors.ts'
import type { Told } from '../../../../contracts/told.ts'
import type { Check } from '../examination.ts'
import { why } from '../explanations.ts'

const counting =
  (pattern: RegExp) =>
  (text: string): number =>
    text.match(pattern)?.length ?? 0

const markup = counting(/</g)
const namespaceDeclarations = counting(/\sxmlns\b/g)

interface Limit {
  readonly what: Told
  readonly count: (text: string) => number
  readonly most: number
}

/**
 * Canonicalisation takes time with the square of some of these numbers. An LTA signature with its time stamps and
 * revocation values stays below half of each; the JDK writes a character reference per line of Base64.
 */
const limits: readonly Limit[] = [
  { what: why('markup'), count: markup, most: 1500 },
  { what: why('characterReferences'), count: counting(/&/g), most: 5000 },
  { what: why('attributes'), count: counting(/=\s*["']/g), most: 500 },
  { what: why('namespaceDeclarations'), count: namespaceDeclarations, most: 64 },
  // Each element looks at each namespace. An ordinary document has 80 times 4.
  {
    what: why('markupTimesNamespaces'),
    count: text => markup(text) * namespaceDeclarations(text),
    most: 20_000,
  },
]

/** The number of elements, attributes and namespaces is bounded (assumed: the real limits are unknown). */
export const withinLimits: Check = ({ text }) => {
  for (const { what, count, most } of limits) {
    const counted = count(text)
    if (counted > most)
      throw new KsefError('validationFailed', {
        explanation: why('tooMuch', { count: counted, what, most }),
      })
  }
}

import { KsefError } from '../../../../contracts/ksef/errors.ts'
import type { Check } from '../examination.ts'
import { why } from '../explanations.ts'

/**
 * Canonicalisation takes time with the square of some of these numbers. An LTA signature with its time stamps and
 * revocation values stays below half of each; the JDK writes a character reference per line of Base64.
 */
const limits = [
  { what: why('markup'), pattern: /</g, most: 1500 },
  { what: why('characterReferences'), pattern: /&/g, most: 5000 },
  { what: why('attributes'), pattern: /=\s*["']/g, most: 500 },
  { what: why('namespaceDeclarations'), pattern: /\sxmlns\b/g, most: 64 },
]

/** The number of elements, attributes and namespaces is bounded (assumed: the real limits are unknown). */
export const withinLimits: Check = ({ text }) => {
  for (const { what, pattern, most } of limits) {
    const count = text.match(pattern)?.length ?? 0
    if (count > most)
      throw new KsefError('validationFailed', {
        explanation: why('tooMuch', { count, what, most }),
      })
  }
}

import type { Contract } from '../contracts/ksef/contract.ts'
import type { ErrorEntry, ErrorName } from '../contracts/ksef/errors.ts'

const fits = (template: string, line: string): boolean => {
  const pattern = template
    .split(/\{\w+\}/)
    .map(literal => literal.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    .join('.*')
  return new RegExp(`^${pattern}$`, 's').test(line)
}

/**
 * The catalogue's name of a refusal, or undefined when it has none. Entries that share a code (9105, 21301) are told
 * apart by their first detail.
 */
export const errorNamed = (
  answer: {
    readonly status: number
    readonly code?: number
    readonly reason?: string
    readonly details?: readonly string[]
  },
  { errors }: Contract,
): ErrorName | undefined => {
  const entries = Object.entries(errors) as [ErrorName, ErrorEntry][]
  const alike = entries.filter(
    ([, entry]) => entry.http === answer.status && entry.code === answer.code && entry.reason === answer.reason,
  )
  const found =
    alike.length > 1 ? alike.find(([, { detail = '' }]) => fits(detail, answer.details?.[0] ?? '')) : alike[0]
  return found?.[0]
}

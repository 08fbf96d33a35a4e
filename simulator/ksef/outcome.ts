import { filled } from '../../contracts/filled.ts'
import type { StatusEntry } from '../../contracts/ksef/statuses.ts'
import type { Told } from '../../contracts/told.ts'

/** How asynchronous work ends. */
export interface Ending<S extends string> {
  readonly outcome: S
  /** Values of {names} in the outcome's details. */
  readonly values?: Readonly<Record<string, string>> | undefined
  /** Details in place of the outcome's own. */
  readonly messages?: readonly string[] | undefined
  /** Why, for the developer. */
  readonly explanation?: Told | undefined
}

/** What asynchronous work keeps of its end: the instant (ms) is kept, never worked out again from today's delays. */
export interface Outcome<S extends string> extends Ending<S> {
  readonly settlesAt: number
}

export interface StatusInfo {
  readonly code: number
  readonly description: string
  readonly details: string[] | undefined
}

/** A status as the API shows it. @param ending where the details' {names} get their values from */
export const statusInfo = <S extends string>(
  table: Readonly<Record<S, StatusEntry>>,
  status: S,
  { values, messages }: Partial<Ending<string>> = {},
): StatusInfo => {
  const { code, description, details } = table[status]
  const told = messages ?? details?.map(text => filled(text, values))
  return { code, description: filled(description, values), details: told?.slice() }
}

import type { Told } from '../../../contracts/told.ts'
import { dayIn } from '../xsd/date-time.ts'
import { why } from './explanations.ts'

/** Thrown where a document lacks what every invoice has: only one that no schema has judged does. */
export class MissingFact extends Error {
  override readonly name = 'MissingFact'
  readonly told: Told

  constructor(told: Told) {
    super(told.en)
    this.told = told
  }
}

/** A fact that must be there. */
export const required = (what: string, value: string | undefined): string => {
  if (value === undefined) throw new MissingFact(why('factMissing', { what }))
  return value
}

/** A day that must be there, as it is written: xsd:date allows an offset behind it, and years that KSeF does not know. */
export const requiredDay = (what: string, value: string | undefined): string => {
  const day = dayIn(required(what, value))
  if (day === undefined) throw new MissingFact(why('noDay', { what }))
  return day
}

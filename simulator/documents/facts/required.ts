import { readDate } from '../../../contracts/ksef/formats.ts'

/** Thrown where a document lacks what every invoice has: only one that no schema has judged does. */
export class MissingFact extends Error {
  override readonly name = 'MissingFact'
}

/** A fact that must be there. */
export const required = (what: string, value: string | undefined): string => {
  if (value === undefined) throw new MissingFact(`The invoice has no ${what}.`)
  return value
}

/** A day that must be there, as it is written: xsd:date allows an offset behind it, and years that KSeF does not know. */
export const requiredDay = (what: string, value: string | undefined): string => {
  const day = required(what, value).replace(/(?:Z|[+-]\d\d:\d\d)$/, '')
  if (readDate(day) === undefined) throw new MissingFact(`${what} of the invoice is no day of the years 1 to 9999.`)
  return day
}

/** Thrown where a document lacks what every invoice has: only one that no schema has judged does. */
export class MissingFact extends Error {
  override readonly name = 'MissingFact'
}

/** A fact that must be there. */
export const required = (what: string, value: string | undefined): string => {
  if (value === undefined) throw new MissingFact(`The invoice has no ${what}.`)
  return value
}

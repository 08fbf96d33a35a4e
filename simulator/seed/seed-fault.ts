/** Where in a seed: `['grants', 2, 'to']`. */
export type SeedPath = readonly PropertyKey[]

/** `grants[2].to` */
export const shownPath = (path: SeedPath): string =>
  path.reduce<string>((text, part) => {
    if (typeof part === 'number') return `${text}[${part}]`
    return text === '' ? String(part) : `${text}.${String(part)}`
  }, '')

/** A sentence ends with one full stop. */
export const sentence = (text: string): string => (text.endsWith('.') ? text : `${text}.`)

/** What of a seed is wrong, in a sentence. */
export class SeedFault extends Error {
  override readonly name = 'SeedFault'
  readonly path: SeedPath

  /** @param reason ends with a full stop */
  constructor(path: SeedPath, reason: string, options?: ErrorOptions) {
    super(path.length === 0 ? reason : `${shownPath(path)}: ${reason}`, options)
    this.path = path
  }
}

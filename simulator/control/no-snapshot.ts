import { quote } from '../http/quote.ts'

/** What somebody gave is no snapshot, or none for this world: a sentence for whoever gave it. */
export class NoSnapshot extends Error {
  override readonly name = 'NoSnapshot'

  constructor(reason: string, options?: ErrorOptions) {
    super(`This is no snapshot that can be restored here: ${quote(reason)}.`, options)
  }
}

let last: StoreAway | undefined
let times = 0

/** What keeps state cannot be reached for now: nothing was changed, or nobody knows whether it was. Who asks again later is served. */
export class StoreAway extends Error {
  constructor(message: string, options: ErrorOptions) {
    super(message, options)
    last = this
    times++
  }
}

/** How often that was met in this process, and what it was last. */
export const metAway = (): { readonly times: number; readonly last: StoreAway | undefined } => ({ times, last })

/** How far a walk along a date has come: what lies before `from` was given, and at that moment the invoices of `seen`. */
export interface Reached {
  /** As KSeF takes it. */
  readonly from: string
  /** KSeF numbers. A range begins with what lies at its first moment, which comes again. */
  readonly seen: readonly string[]
}

export interface Walk {
  readonly reached: Reached
  isKnown(ksefNumber: string): boolean
  /** An invoice was given. */
  pass(ksefNumber: string, date: string): void
  /** Everything up to this moment was given. It never goes back. */
  moveTo(date: string): void
}

/** Moments are the same where they are within a millisecond: then numbers decide. */
export const walkFrom = (start: Reached): Walk => {
  let { from } = start
  let seen = new Set(start.seen)
  const moveTo = (date: string) => {
    const ahead = Date.parse(date) - Date.parse(from)
    if (ahead < 0) return
    if (ahead > 0) seen = new Set()
    from = date
  }
  return {
    get reached() {
      return { from, seen: [...seen] }
    },
    isKnown: ksefNumber => seen.has(ksefNumber),
    pass: (ksefNumber, date) => {
      moveTo(date)
      seen.add(ksefNumber)
    },
    moveTo,
  }
}

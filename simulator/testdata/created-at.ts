/** The createdDate that was given, else now. A date in the future counts from then on. */
export const createdAt = (given: string | null | undefined, now: number): number =>
  given == null ? now : Date.parse(given)

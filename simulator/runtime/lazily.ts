/** What is made when first asked for, and kept. A failure is not kept: who asks next tries again. */
export const lazily = <T>(make: () => Promise<T>): (() => Promise<T>) => {
  let kept: Promise<T> | undefined
  return () => {
    if (kept !== undefined) return kept
    const made = make()
    kept = made
    made.catch(() => {
      kept = undefined
    })
    return made
  }
}

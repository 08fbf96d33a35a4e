/** So many of the texts that were met last. */
const most = 1000
const known = new Map<string, string>()

/** The text as it was met before: what many invoices repeat, names and days and currencies, is in memory once and not with each. */
export const keptOnce = <T extends string | undefined>(text: T): T => {
  if (text === undefined) return text
  const before = known.get(text)
  if (before !== undefined) return before as T
  if (known.size >= most) known.clear()
  known.set(text, text)
  return text
}

/** So many of those that were met last. */
const most = 1000
/** Characters, as JSON. What is longer hardly comes again, and would stay in memory when its world is gone. */
const longest = 1000
const known = new Map<string, unknown>()

/**
 * The text or plain data as it was met before: what many records repeat, names and days and parties, is in memory once and not
 * with each. Nobody edits a record, so they may share it.
 */
export const keptOnce = <T>(data: T): T => {
  if (data === undefined) return data
  const text = JSON.stringify(data)
  if (text.length > longest) return data
  const before = known.get(text)
  if (before !== undefined) return before as T
  if (known.size >= most) known.clear()
  known.set(text, data)
  return data
}

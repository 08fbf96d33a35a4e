/**
 * Bounds of ours, where KSeF states none: far above what anyone sends, so that a request costs no more than it may carry.
 */

const kibi = 1024
const mebi = 1024 * kibi

/**
 * Bytes of a request's body. An invoice may be allowed 10 MB, a third more in Base64; the largest that KSeF takes of its
 * own accord has 3 MB, which A-Cube is given as it is.
 */
export const bodyLimits = {
  ordinary: 256 * kibi,
  invoice: 16 * mebi,
  acubeInvoice: 5 * mebi,
  collectiveIdentifier: 4 * mebi,
  snapshot: 1024 * mebi,
} as const

/** Items of a list, characters of a text. They are no promise of KSeF's: whatever has one of these numbers is not shown. */
export const unstated = {
  items: 1024,
  collected: 5000,
  text: 4096,
  header: 16 * kibi,
  invoice: bodyLimits.invoice,
} as const

const numbers: readonly unknown[] = Object.values(unstated)
export const isUnstated = (bound: unknown): boolean => numbers.includes(bound)

/** A text of its own: what is made of parts of another keeps the whole of that in memory. */
export const copied = (text: string): string => JSON.parse(JSON.stringify(text))

/** At most so many characters of a text, and three dots where there are more. Half a surrogate is left out. */
export const cut = (text: string, most: number): string => {
  if (text.length <= most) return text
  const end = /[\ud800-\udbff]/.test(text.charAt(most - 1)) ? most - 1 : most
  return copied(`${text.slice(0, end)}…`)
}

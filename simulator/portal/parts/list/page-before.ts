import { putBounded } from '../../bounded.ts'
import type { PortalSession } from '../../session.ts'

/** So many pages are known by the page that led to them, and of so many characters: who goes on further goes back to the first. */
const keptPages = 300
const longestAddress = 1000

/**
 * KSeF says where a list goes on and not where it came from: the session remembers that of each page that was offered, by its address, so
 * that several windows do not get into each other's way.
 * @param after of the page that offered it.
 */
export const rememberPage = ({ pagesBefore }: PortalSession, address: string, after = ''): void => {
  if (address.length + after.length <= longestAddress) putBounded(pagesBefore, address, after, keptPages)
}

/** What `after` is for the page before this address: '' for the first; undefined where it is not known. */
export const pageBefore = ({ pagesBefore }: PortalSession, address: string): string | undefined =>
  pagesBefore.get(address)

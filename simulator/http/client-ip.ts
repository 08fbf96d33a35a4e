import { isIP } from 'node:net'
import type { Connection } from './connection.ts'

export interface ClientIpOptions {
  /** A header to take the caller's address from, set by a proxy that is trusted: `X-Forwarded-For`. */
  readonly clientIpHeader?: string
  /** How many proxies of one's own add to that header, each at its end. Default: 1, and the last entry counts. */
  readonly trustedProxies?: number
}

/** A token of RFC 9110, 5.6.2. */
export const isHeaderName = (text: string): boolean => /^[\w!#$%&'*+.^`|~-]+$/.test(text)

/** An IPv4 address may come in the clothes of an IPv6 one. */
const plain = (address: string): string => (address.startsWith('::ffff:') ? address.slice(7) : address)

/**
 * Who calls. Whatever stands before the entries of the trusted proxies was written by the caller, and what is no address
 * by nobody: then it is the connection's own.
 * @throws Error for a name that no header can have, and a number that no proxies can have.
 */
export const clientIpReader = ({ clientIpHeader, trustedProxies = 1 }: ClientIpOptions) => {
  if (clientIpHeader !== undefined && !isHeaderName(clientIpHeader))
    throw new Error(`${JSON.stringify(clientIpHeader)} is no name of a header.`)
  if (!Number.isInteger(trustedProxies) || trustedProxies < 1)
    throw new Error(`There are trusted proxies from 1, not ${trustedProxies}.`)
  return (request: Request, connection?: Connection): string => {
    if (clientIpHeader !== undefined) {
      const entries = request.headers.get(clientIpHeader)?.split(',')
      const forwarded = plain(entries?.at(-trustedProxies)?.trim() ?? '')
      if (isIP(forwarded) !== 0) return forwarded
    }
    return plain(connection?.clientIp ?? connection?.incoming?.socket.remoteAddress ?? '127.0.0.1')
  }
}

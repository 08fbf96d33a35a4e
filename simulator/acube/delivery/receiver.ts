import { BlockList } from 'node:net'

const loopback = new BlockList()
loopback.addSubnet('127.0.0.0', 8)
// Also stands for ::ffff:127.0.0.1, which the list takes for the same address.
loopback.addAddress('::1', 'ipv6')

/** By the host as the URL parser writes it: `127.1` and `0x7f000001` have become 127.0.0.1 there. */
const isLoopback = (hostname: string): boolean => {
  // Any other name means what a name server says, today this and tomorrow that.
  if (hostname === 'localhost' || hostname === 'localhost.') return true
  const bare = hostname.replace(/^\[|\]$/g, '')
  return bare === hostname ? loopback.check(bare, 'ipv4') : loopback.check(bare, 'ipv6')
}

const defaultPorts: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' }

/** How an option may name the host of an address: an IPv6 address also without its brackets. */
const namesOf = ({ hostname, port, protocol }: URL): readonly string[] => [
  hostname,
  hostname.replace(/^\[|\]$/g, ''),
  `${hostname}:${port || defaultPorts[protocol]}`,
]

/**
 * The address that notifications may go to, or why they may not.
 * @param allowedHosts beside loopback: `erp` for any port, `erp:8080` for one.
 */
export const receiverOf = (
  address: string,
  allowedHosts: readonly string[] = [],
): { readonly url: URL } | { readonly refusal: string } => {
  if (!URL.canParse(address)) return { refusal: `${address} is no URL.` }
  const url = new URL(address)
  if (url.protocol !== 'http:' && url.protocol !== 'https:')
    return { refusal: `Notifications go to http and https addresses, not to ${url.protocol}` }
  if (url.username !== '' || url.password !== '')
    return { refusal: 'The address of a webhook must not hold a user name or a password.' }
  const { hostname } = url
  if (!isLoopback(hostname) && !allowedHosts.some(it => namesOf(url).includes(it.toLowerCase())))
    return { refusal: `${hostname} is not on this machine, and no option allows notifications to it.` }
  url.hash = ''
  return { url }
}

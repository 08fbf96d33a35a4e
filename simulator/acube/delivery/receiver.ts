import { isIPv6 } from 'node:net'
import type { Told } from '../../../contracts/told.ts'
import { isLoopbackAddress } from '../../http/loopback.ts'
import { why } from '../explanations.ts'

/** By the host as the URL parser writes it: `127.1` and `0x7f000001` have become 127.0.0.1 there. */
const isLoopback = (hostname: string): boolean =>
  // Any other name means what a name server says, today this and tomorrow that.
  hostname === 'localhost' || hostname === 'localhost.' || isLoopbackAddress(hostname.replace(/^\[|\]$/g, ''))

const defaultPorts: Readonly<Record<string, string>> = { 'http:': '80', 'https:': '443' }

/** `erp`, `erp:8080`, `fd00::1`, `[fd00::1]:8080`, read as the URL parser reads a host. */
const readAllowed = (text: string): { readonly name: string; readonly port: string | undefined } => {
  const [, name = '', port] = /^(.*?)(?::(\d+))?$/s.exec(isIPv6(text) ? `[${text}]` : text) ?? []
  return { name: URL.canParse(`http://${name}`) ? new URL(`http://${name}`).hostname : name, port }
}

const isAllowed = ({ hostname, port, protocol }: URL, allowedHosts: readonly string[]): boolean =>
  allowedHosts
    .map(readAllowed)
    .some(it => it.name === hostname && [undefined, port || defaultPorts[protocol]].includes(it.port))

/**
 * The address that notifications may go to, or why they may not.
 * @param allowedHosts beside loopback: `erp` for any port, `erp:8080` for one.
 */
export const receiverOf = (
  address: string,
  allowedHosts: readonly string[] = [],
): { readonly url: URL } | { readonly refusal: Told } => {
  if (!URL.canParse(address)) return { refusal: why('noUrl', { address }) }
  const url = new URL(address)
  if (!(url.protocol in defaultPorts)) return { refusal: why('anotherScheme', { scheme: url.protocol }) }
  if (url.username !== '' || url.password !== '') return { refusal: why('webhookCredentials') }
  if (!isLoopback(url.hostname) && !isAllowed(url, allowedHosts))
    return { refusal: why('webhookHost', { host: url.host }) }
  url.hash = ''
  return { url }
}

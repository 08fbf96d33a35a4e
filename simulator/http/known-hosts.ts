import { isIP } from 'node:net'

/** What the names end in that nobody can own on the public net (RFC 6761, RFC 6762, ICANN for `internal`), and KSeF's own. */
const ends = ['localhost', 'test', 'internal', 'local', 'ksef.mf.gov.pl']

/** `[::1]` is the address ::1, and `localhost.` is localhost. */
const bare = (hostname: string): string => hostname.replace(/^\[|\]$|\.$/g, '')

/** An address or a single label (a container's name) is nobody's on the public net, either. */
const isNobodys = (name: string): boolean =>
  isIP(name) !== 0 || !name.includes('.') || ends.some(end => `.${name}`.endsWith(`.${end}`))

/** The name of a host as the URL parser writes it, or undefined where the text is more or less than that. */
export const hostName = (text: string): string | undefined => {
  const written = isIP(text) === 6 ? `[${text}]` : text
  if (!URL.canParse(`http://${written}`)) return undefined
  const { hostname, href } = new URL(`http://${written}`)
  return href === `http://${hostname}/` ? bare(hostname) : undefined
}

/** @throws Error for what is no name of a host. */
export const readHostName = (text: string): string => {
  const name = hostName(text)
  if (name === undefined)
    throw new Error(`${JSON.stringify(text)} is no name of a host: one looks like ksef.example, without a port.`)
  return name
}

/**
 * Which names a simulator on a socket goes by: a page of the public net may be led here by any other (DNS rebinding).
 * @param told beside those that nobody can own.
 */
export const knownHosts = (told: readonly (string | undefined)[]): ((hostname: string) => boolean) => {
  const names = new Set(told)
  return hostname => isNobodys(bare(hostname)) || names.has(bare(hostname))
}

import { isLoopbackAddress } from '../http/loopback.ts'

const isHere = (hostname: string): boolean =>
  hostname === 'localhost' || isLoopbackAddress(hostname.replace(/^\[(.*)\]$/, '$1'))

const start = 'Start the simulator with: npx ksef-simulator start'

const certificates =
  'its certificate is not trusted. If it is yours, name its authority: NODE_EXTRA_CA_CERTS=ca.pem ksef-simulator …'

/** Why no answer came, by the codes of Node and of undici, which is its fetch. */
const reasons: Readonly<Record<string, (url: URL) => string>> = {
  ECONNREFUSED: ({ hostname }) => `nobody listens there. ${isHere(hostname) ? start : 'Is the port right?'}`,
  ENOTFOUND: ({ hostname }) => `nobody knows a host named ${hostname}.`,
  EAI_AGAIN: () => 'the name server does not answer.',
  ECONNRESET: () => 'the connection was closed before the answer came.',
  EPIPE: () => 'the connection was closed before the answer came.',
  UND_ERR_SOCKET: () => 'the connection was closed before the answer came.',
  ETIMEDOUT: () => 'it took too long.',
  UND_ERR_CONNECT_TIMEOUT: () => 'it took too long to get a connection.',
  UND_ERR_HEADERS_TIMEOUT: () => 'it took too long.',
  UND_ERR_BODY_TIMEOUT: () => 'it took too long.',
  EHOSTUNREACH: () => 'there is no way to this host.',
  ENETUNREACH: () => 'there is no way to this network.',
  CERT_HAS_EXPIRED: () => 'its certificate has expired.',
  DEPTH_ZERO_SELF_SIGNED_CERT: () => certificates,
  SELF_SIGNED_CERT_IN_CHAIN: () => certificates,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: () => certificates,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: () => certificates,
  ERR_TLS_CERT_ALTNAME_INVALID: ({ hostname }) => `its certificate is not for ${hostname}.`,
}

const plainAnswer = (url: URL): string =>
  `what listens there does not speak https. Did you mean ${url.href.replace(/^https/, 'http')}?`

const noHttp = 'what listens there does not speak HTTP.'

/** By families of codes, for those that are not listed. */
const families: readonly (readonly [code: RegExp, reason: (url: URL) => string])[] = [
  [/^(EPROTO$|ERR_SSL_)/, plainAnswer],
  [/^HPE_/, ({ protocol }) => (protocol === 'http:' ? `${noHttp.slice(0, -1)}, or it speaks https.` : noHttp)],
]

/** An attempt at several addresses says nothing itself. */
const codeOf = (cause: unknown): string => {
  const { code, errors } = cause as { readonly code?: unknown; readonly errors?: readonly unknown[] }
  return typeof code === 'string' ? code : errors?.[0] === undefined ? '' : codeOf(errors[0])
}

/** What `fetch` says when it reaches nobody; its cause knows more. */
export const isNoAnswer = (error: unknown): error is TypeError =>
  error instanceof TypeError && error.message === 'fetch failed'

/** In a sentence, for whoever typed the address. */
export const noAnswer = ({ cause }: TypeError, address: string): string => {
  const code = codeOf(cause ?? {})
  const [, ofFamily] = families.find(([family]) => family.test(code)) ?? []
  const reason = reasons[code] ?? ofFamily ?? (() => 'the connection failed.')
  const url = URL.canParse(address) ? new URL(address) : undefined
  return `No answer from ${address}: ${url === undefined ? 'it is no address.' : reason(url)}`
}

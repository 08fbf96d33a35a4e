const closed = 'the connection was closed before the answer came'
const late = 'it took too long'
const untrusted = 'its certificate is not trusted'

/** Why no answer came, by the codes of Node and of undici, which is its fetch. */
const reasons: Readonly<Record<string, string>> = {
  ECONNREFUSED: 'nobody listens there',
  ENOTFOUND: 'nobody knows a host of this name',
  EAI_AGAIN: 'the name server does not answer',
  ECONNRESET: closed,
  EPIPE: closed,
  UND_ERR_SOCKET: closed,
  ETIMEDOUT: late,
  UND_ERR_CONNECT_TIMEOUT: late,
  UND_ERR_HEADERS_TIMEOUT: late,
  UND_ERR_BODY_TIMEOUT: late,
  EHOSTUNREACH: 'there is no way to this host',
  ENETUNREACH: 'there is no way to this network',
  CERT_HAS_EXPIRED: 'its certificate has expired',
  DEPTH_ZERO_SELF_SIGNED_CERT: untrusted,
  SELF_SIGNED_CERT_IN_CHAIN: untrusted,
  UNABLE_TO_VERIFY_LEAF_SIGNATURE: untrusted,
  UNABLE_TO_GET_ISSUER_CERT_LOCALLY: untrusted,
  ERR_TLS_CERT_ALTNAME_INVALID: 'its certificate is for another host',
}

/** Of codes that are not listed. */
const families: readonly (readonly [code: RegExp, reason: string])[] = [
  [/^(EPROTO$|ERR_SSL_)/, 'what listens there does not speak https'],
  [/^HPE_/, 'what listens there does not speak HTTP'],
]

/** An attempt at several addresses says nothing itself. */
const codeOf = (cause: unknown): string => {
  const { code, errors } = (cause ?? {}) as { readonly code?: unknown; readonly errors?: readonly unknown[] }
  return typeof code === 'string' ? code : errors?.[0] === undefined ? '' : codeOf(errors[0])
}

/** What `fetch` throws when it has no answer; its cause knows more. */
export const isUnreached = (error: unknown): error is TypeError =>
  error instanceof TypeError && ['fetch failed', 'terminated'].includes(error.message)

/** What `fetch` would throw, from who asks without it. */
export const unreached = (cause: Error): TypeError => new TypeError('fetch failed', { cause })

/** Why a request had no answer, as a part of a sentence: what Node and OpenSSL call it is for nobody to read. */
export const whyUnreached = ({ cause }: TypeError): string => {
  const code = codeOf(cause)
  return reasons[code] ?? families.find(([family]) => family.test(code))?.[1] ?? 'the connection failed'
}

/** The one place where secrets are taken out of what is logged, explained, recorded and shown. */

const dots = '••••••••'

/** What a JWT may stand in. From its first part on all is masked: each character is looked at once, whatever stands there. */
const dotted = /(?<![\w-])[\w-]+(?:\.[\w-]+)+/g
const withoutJwt = (run: string): string => {
  const parts = run.split('.')
  const first = parts.findIndex(part => part.includes('eyJ'))
  if (first < 0 || parts.length - first < 3) return run
  const before = parts.slice(0, first).map(part => `${part}.`)
  const header = parts[first]!
  return `${before.join('')}${header.slice(0, header.indexOf('eyJ') + 8)}${dots}`
}
/** The last part of a KSeF token is its secret; the bars may stand escaped in a URL, more than once, or in JSON. */
const ksefToken =
  /(\d{8}-EC-[\dA-F]{10}-[\dA-F]{10}-[\dA-F]{2}(?:\||%(?:25)*7C|\\u007C)[^|%\s"'<>]{1,64}?(?:\||%(?:25)*7C|\\u007C))[^\s"'<>&\\]+/gi
/** Its spaces may stand escaped likewise. */
const privateKey =
  /-----BEGIN(?:[A-Z ]|\+|%(?:25)*20)*PRIVATE(?: |\+|%(?:25)*20)KEY-----[\s\S]*?(?:-----END(?:[A-Z ]|\+|%(?:25)*20)*KEY-----|$)/g

/** Members of a JSON body whose value is secret whatever it looks like. */
const secretMembers = new Set(['token', 'encryptedtoken', 'privatekey', 'authorization', 'password', 'secret'])

/** Takes out what can be told by its looks: JWTs, KSeF tokens, private keys. */
export const maskText = (text: string): string =>
  text
    .replace(privateKey, `-----BEGIN PRIVATE KEY-----${dots}`)
    .replace(ksefToken, `$1${dots}`)
    .replace(dotted, withoutJwt)

/** A secret member keeps what may be known of it: the beginning of a JWT, the public parts of a KSeF token. */
const maskSecret = (value: unknown): unknown => {
  if (typeof value !== 'string') return maskValue(value)
  const masked = maskText(value)
  return masked === value ? dots : masked
}

const maskValue = (value: unknown): unknown => {
  if (typeof value === 'string') return maskText(value)
  if (Array.isArray(value)) return value.map(maskValue)
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([name, member]) => [
      maskText(name),
      secretMembers.has(name.toLowerCase()) ? maskSecret(member) : maskValue(member),
    ]),
  )
}

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

/** A body as it may be shown: JSON indented, anything else as it is; without secrets. */
export const maskBody = (body: string): string => {
  const value = parsed(body)
  return typeof value === 'object' && value !== null ? JSON.stringify(maskValue(value), null, 2) : maskText(body)
}

/** The same in one line, as it would be sent. */
export const maskForSending = (body: string): string => {
  const value = parsed(body)
  return typeof value === 'object' && value !== null ? JSON.stringify(maskValue(value)) : maskText(body)
}

/** A form as browsers send it, in one line of JSON. */
export const maskForm = (body: string): string =>
  JSON.stringify(maskValue(Object.fromEntries(new URLSearchParams(body))))

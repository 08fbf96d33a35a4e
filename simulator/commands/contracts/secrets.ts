import { claimsOf } from '../../../contracts/suite-answers.ts'

/**
 * What never gets into a recording, and what stands there instead: the same as in the project's own fixtures. Numbers
 * and times stay as they were seen; whoever compares masks those by `contracts/volatile.ts`.
 */

const jwtForm = /(?<![\w-])eyJ[\w-]+\.[\w-]+\.[\w-]*/g
export const jwtKinds = ['AuthenticationToken', 'ContextToken', 'RefreshToken'] as const
export type JwtKind = (typeof jwtKinds)[number]

/** What kind of JWT a text is, if it is one of KSeF's. */
export const jwtKindOf = (text: string): JwtKind | undefined => {
  try {
    const { typ } = claimsOf(text)
    return jwtKinds.find(kind => kind === typ)
  } catch {
    return undefined
  }
}

/** Bytes that nobody may read, or could use again, in Base64. */
const bytes = '[A-Za-z0-9+/]'
const longBase64 = new RegExp(`(?=${bytes}*[A-Z])(?=${bytes}*[a-z])(?=${bytes}*\\d)${bytes}{120,}={0,2}`, 'g')

const inTexts: readonly (readonly [RegExp, string | ((found: string) => string)])[] = [
  [jwtForm, jwt => `<${jwtKindOf(jwt) ?? 'other'} JWT, see jwt>`],
  [/-----BEGIN [\s\S]*?-----END [^-]*-----/g, '<PEM>'],
  [/(?<=\|nip-)\d{10}(?=\|)/g, '<nip>'],
  [/\b[0-9a-f]{64}\b/g, '<64 lower-case hex digits>'],
  [/\b\d{11}\b/g, '<pesel>'],
  // A link is good for whoever has it.
  [/https?:\/\/[^/\s"]+(\/storage\/[^?\s"]+)\?[^\s"]+/g, 'https://<host>$1?<cut>'],
  [longBase64, '<base64>'],
]

/** Members whose value is masked whatever it looks like. */
const byName: Readonly<Record<string, string>> = {
  encryptedToken: '<base64>',
  encryptedSymmetricKey: '<base64>',
  initializationVector: '<base64>',
  encryptedInvoiceContent: '<base64>',
  certificate: '<base64 DER certificate>',
  continuationToken: '<continuation token>',
  clientIp: '<address of the client>',
}

/** A KSeF token, or what another stand-in takes for one. */
const tokenWithout = (token: string): string => {
  const masked = withoutSecrets(token)
  return masked === token && token !== '' ? '<token>' : masked
}

/** A text as it may be kept. */
export const withoutSecrets = (text: string): string =>
  inTexts.reduce((all, [form, mask]) => all.replace(form, mask as string), text)

/** A JSON value as it may be kept: members stand in their order. */
export const valueWithoutSecrets = (value: unknown, name = ''): unknown => {
  if (typeof value === 'string') {
    if (name === 'token') return tokenWithout(value)
    return byName[name] ?? withoutSecrets(value)
  }
  if (Array.isArray(value)) return value.map(item => valueWithoutSecrets(item, name))
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(
    Object.entries(value).map(([member, inner]) => [member, valueWithoutSecrets(inner, member)]),
  )
}

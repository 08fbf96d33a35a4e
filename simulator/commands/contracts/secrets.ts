import { claimsOf } from '../../../contracts/suite-answers.ts'
import { type Hiding, hiddenIn, type Mask, maskedValue, type SecretMember } from '../../http/secrets.ts'

/**
 * What never gets into a recording, and what stands there instead: the same as in the project's own fixtures. Numbers
 * and times stay as they were seen; whoever compares masks those by `contracts/volatile.ts`.
 */

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

const digits = '<64 lower-case hex digits>'
const leadingDigits = /^[0-9a-f]{64}\b/
const hiding: Hiding = {
  privateKey: () => '<PEM>',
  ksefToken: (known, secret) =>
    known + (leadingDigits.test(secret) ? secret.replace(leadingDigits, digits) : '<secret>'),
  jwt: (known, jwt) => `${known}<${jwtKindOf(jwt) ?? 'other'} JWT, see jwt>`,
  link: known => `${known.replace(/^https?:\/\/[^/]+/, 'https://<host>')}<cut>`,
}

/** Bytes that nobody may read, or could use again, in Base64. */
const bytes = '[A-Za-z0-9+/]'
const longBase64 = new RegExp(`(?=${bytes}*[A-Z])(?=${bytes}*[a-z])(?=${bytes}*\\d)${bytes}{120,}={0,2}`, 'g')

/** What its owner may see and nobody else: people, and what says nothing to others. */
const confidential: readonly (readonly [RegExp, string])[] = [
  [/-----BEGIN [\s\S]*?-----END [^-]*-----/g, '<PEM>'],
  [/(?<=\|nip-)\d{10}(?=\|)/g, '<nip>'],
  [/\b[0-9a-f]{64}\b/g, digits],
  [/\b\d{11}\b/g, '<pesel>'],
  [longBase64, '<base64>'],
]

/** A text as it may be kept. */
export const withoutSecrets = (text: string): string =>
  confidential.reduce((all, [form, name]) => all.replace(form, name), hiddenIn(text, hiding))

const ofSecrets: Readonly<Record<SecretMember, string>> = {
  token: '<token>',
  encryptedtoken: '<base64>',
  privatekey: '<secret>',
  authorization: '<secret>',
  password: '<secret>',
  secret: '<secret>',
}
/** Members whose text is masked whatever it looks like, in lower case. */
const byName = new Map(
  Object.entries({
    ...ofSecrets,
    encryptedsymmetrickey: '<base64>',
    initializationvector: '<base64>',
    encryptedinvoicecontent: '<base64>',
    certificate: '<base64 DER certificate>',
    continuationtoken: '<continuation token>',
    clientip: '<address of the client>',
  }),
)

/** What is a KSeF token or a JWT shows that; what another stand-in takes for one does not. */
const tokenWithout = (token: string): string =>
  token === '' || hiddenIn(token, hiding) !== token ? withoutSecrets(token) : '<token>'

const mask: Mask = {
  text: withoutSecrets,
  member: (name, text) => (name === 'token' ? tokenWithout(text) : byName.get(name)),
}

/** A JSON value as it may be kept. */
export const valueWithoutSecrets = (value: unknown): unknown => maskedValue(value, mask)

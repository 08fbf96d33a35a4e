import { type Hiding, hiddenIn, type Mask, maskedValue, secretMembers } from './secrets.ts'

/** Secrets as people see them, wherever something is logged, explained or shown: what may be known of one stays. */

const dots = '••••••••'

const hiding: Hiding = {
  privateKey: () => `-----BEGIN PRIVATE KEY-----${dots}`,
  ksefToken: known => known + dots,
  jwt: (known, jwt) => `${known}${jwt.slice(0, Math.min(8, jwt.indexOf('.')))}${dots}`,
  link: known => known + dots,
}

/** Takes out what can be told by its looks: JWTs, KSeF tokens, private keys, what opens a link. */
export const maskText = (text: string): string => hiddenIn(text, hiding)

const secret: ReadonlySet<string> = new Set(secretMembers)
const mask: Mask = {
  text: maskText,
  member: (name, text) => {
    const masked = maskText(text)
    return secret.has(name) && masked === text ? dots : masked
  },
}
/** A JSON value without secrets. */
export const maskedJson = (value: unknown): unknown => maskedValue(value, mask)

const parsed = (body: string): unknown => {
  try {
    return JSON.parse(body)
  } catch {
    return undefined
  }
}

const writtenMember = /("(\w{1,32})"\s*:\s*")((?:[^"\\]|\\.)+)/gs
/** A body that is no JSON: it may have been meant for it. */
const maskUnread = (body: string): string =>
  maskText(
    body.replace(writtenMember, (all: string, before: string, name: string, text: string) =>
      secret.has(name.toLowerCase()) ? before + mask.member(name.toLowerCase(), text) : all,
    ),
  )

/** A body as it may be shown: JSON indented, anything else as it is; without secrets. */
export const maskBody = (body: string): string => {
  const value = parsed(body)
  return typeof value === 'object' && value !== null ? JSON.stringify(maskedJson(value), null, 2) : maskUnread(body)
}

/** The same in one line, as it would be sent. */
export const maskForSending = (body: string): string => {
  const value = parsed(body)
  return typeof value === 'object' && value !== null ? JSON.stringify(maskedJson(value)) : maskUnread(body)
}

/** A form as browsers send it, in one line of JSON. */
export const maskForm = (body: string): string =>
  JSON.stringify(maskedJson(Object.fromEntries(new URLSearchParams(body))))

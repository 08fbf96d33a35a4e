import { DEEPEST } from './parse-json.ts'

/** What is secret and where it stands: one list, whether it is masked for people or for a file that is handed on. */

/** Writes what stands in place of a secret. @param known what stands before it, is no secret and says what it is */
export type Hide = (known: string, secret: string) => string

/** Its spaces may stand escaped in a URL, more than once. */
const privateKey =
  /-----BEGIN(?:[A-Z ]|\+|%(?:25)*20)*PRIVATE(?: |\+|%(?:25)*20)KEY-----[\s\S]*?(?:-----END(?:[A-Z ]|\+|%(?:25)*20)*KEY-----|$)/g
/** The last part of a KSeF token is its secret; the bars may stand escaped likewise, or in JSON. */
const ksefToken =
  /(\d{8}-EC-[\dA-F]{10}-[\dA-F]{10}-[\dA-F]{2}(?:\||%(?:25)*7C|\\u007C)[^|%\s"'<>]{1,64}?(?:\||%(?:25)*7C|\\u007C))([^\s"'<>&\\]+)/gi
/** What a JWT may stand in. From its first part on all is secret: each character is looked at once, whatever stands there. */
const dotted = /(?<![\w-])[\w-]+(?:\.[\w-]+)+/g
/** A link is good for whoever has it. */
const link = /((?:https?:\/\/[^/\s"]{1,300})?\/storage\/[^?\s"]{1,300}\?)([^\s"'<>]+)/g

const withoutJwt = (run: string, hide: Hide): string => {
  const parts = run.split('.')
  const first = parts.findIndex(part => part.includes('eyJ'))
  if (first < 0 || parts.length - first < 3) return run
  const at = parts.slice(0, first).reduce((sum, part) => sum + part.length + 1, 0) + parts[first]!.indexOf('eyJ')
  return hide(run.slice(0, at), run.slice(at))
}

/** What is told by its looks, in the order in which it is looked for. */
const forms = {
  privateKey: (text, hide) => text.replace(privateKey, key => hide('', key)),
  ksefToken: (text, hide) => text.replace(ksefToken, (_, known, secret) => hide(known, secret)),
  jwt: (text, hide) => text.replace(dotted, run => withoutJwt(run, hide)),
  link: (text, hide) => text.replace(link, (_, known, secret) => hide(known, secret)),
} as const satisfies Record<string, (text: string, hide: Hide) => string>

/** How each of them is hidden. */
export type Hiding = Readonly<Record<keyof typeof forms, Hide>>

/** A text in which what is told by its looks is hidden. */
export const hiddenIn = (text: string, hiding: Hiding): string =>
  Object.entries(forms).reduce((all, [name, hideIn]) => hideIn(all, hiding[name as keyof Hiding]), text)

/** Members of a JSON body, in lower case, whose text is secret whatever it looks like. */
export const secretMembers = ['token', 'encryptedtoken', 'privatekey', 'authorization', 'password', 'secret'] as const
export type SecretMember = (typeof secretMembers)[number]

/** What takes secrets out. */
export interface Mask {
  text(text: string): string
  /** A text at a member, at whatever depth of lists; undefined where the member says nothing of it. @param name in lower case */
  member(name: string, text: string): string | undefined
}

/** A JSON value without secrets: members stand in their order. What nests deeper than bodies are read is left out. */
export const maskedValue = (value: unknown, mask: Mask, name = '', depth = 0): unknown => {
  if (typeof value === 'string') return mask.member(name.toLowerCase(), value) ?? mask.text(value)
  if (typeof value !== 'object' || value === null) return value
  if (depth === DEEPEST) return '…'
  if (Array.isArray(value)) return value.map(item => maskedValue(item, mask, name, depth + 1))
  return Object.fromEntries(
    Object.entries(value).map(([member, inner]) => [mask.text(member), maskedValue(inner, mask, member, depth + 1)]),
  )
}

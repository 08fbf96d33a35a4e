import { signIn } from '../../contracts/control/access.ts'
import { maskForSending } from '../http/masking.ts'
import { type Claims, claimsIn } from './claims.ts'
import type { SnippetRequest } from './snippets.ts'
import type { TextKey } from './texts.ts'

/** For a POSIX shell. */
export interface CurlCommand {
  readonly command: string
  /** The part of it that gets the bearer; empty where there is none to get. */
  readonly before: string
  /** The call alone, for other languages. */
  readonly request: SnippetRequest
  /** Why it does not run again as it is, where it does not. */
  readonly spent?: TextKey
}

/** In single quotes. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`

interface Bearer {
  /** The command holds no token: what stands in its place. */
  readonly variable: string
  /** Where a sign-in at hand gives another. */
  readonly member?: keyof typeof signIn.success.body.shape
}

const bearers: Readonly<Record<string, Bearer>> = {
  AuthenticationToken: { variable: 'AUTHENTICATION_TOKEN' },
  ContextToken: { variable: 'ACCESS_TOKEN', member: 'accessToken' },
  RefreshToken: { variable: 'REFRESH_TOKEN', member: 'refreshToken' },
}
const unknown: Bearer = { variable: 'TOKEN' }

const bearerOf = ({ typ }: Claims = {}): Bearer => {
  const kind = String(typ)
  return Object.hasOwn(bearers, kind) ? bearers[kind]! : unknown
}

const parsed = (text: unknown): { readonly subjectIdentifier?: unknown } | null | undefined => {
  try {
    return JSON.parse(String(text))
  } catch {
    return undefined
  }
}

/** What asks for another sign-in of who holds these claims; a refresh token does not say who, and the context's owner need not be named. */
const wantedBy = ({ civ, sud }: Claims) => {
  const { data } = signIn.body.safeParse({ nip: civ, subject: parsed(sud)?.subjectIdentifier })
  return data?.subject?.type === 'Nip' && data.subject.value === data.nip ? { nip: data.nip } : data
}

/** Sets the variable: the token is cut out of the answer with what every system has. */
const signInAgain = ({ variable, member }: Bearer, wanted: object, world: string): string =>
  [
    `${variable}=$(curl -sSf ${quoted(`${world}/control${signIn.path}`)} -H 'Content-Type: application/json' \\`,
    `  -d ${quoted(JSON.stringify(wanted))} |`,
    `  sed -n 's/.*"${member}":{"token":"\\([^"]*\\)".*/\\1/p')\n`,
  ].join('\n')

const headerOf = ([name, value]: readonly [string, string], { variable }: Bearer): string =>
  name === 'authorization' ? `-H "Authorization: Bearer $${variable}"` : `-H ${quoted(`${name}: ${value}`)}`

const spentBy = (body: string, { variable }: Bearer): TextKey | undefined => {
  if (body.startsWith('<')) return 'curlChallengeSpent'
  return variable === bearers.AuthenticationToken!.variable ? 'curlOfOneSignIn' : undefined
}

/**
 * A request as a curl command, behind one that gets its bearer. A signed document goes octet for octet: printed prettily it
 * would no longer verify.
 * @param prefix what stands before the world's paths
 */
export const curlCommand = (
  request: Pick<Request, 'method' | 'url' | 'headers'>,
  body: string,
  prefix = '',
): CurlCommand => {
  const [claims] = claimsIn(request.headers.get('authorization') ?? '')
  const bearer = bearerOf(claims)
  const wanted = claims?.cit === 'Nip' && bearer.member !== undefined ? wantedBy(claims) : undefined
  const before = wanted === undefined ? '' : signInAgain(bearer, wanted, new URL(request.url).origin + prefix)
  const call = [
    `curl -X ${request.method} ${quoted(maskForSending(request.url))}`,
    ...[...request.headers].map(header => headerOf(header, bearer)),
    ...(body === '' ? [] : [`--data-binary ${quoted(maskForSending(body))}`]),
  ].join(' \\\n  ')
  const other: SnippetRequest = {
    method: request.method,
    url: maskForSending(request.url),
    headers: [...request.headers].map(([name, value]) => [name, name === 'authorization' ? '' : value]),
    body: maskForSending(body),
    ...(claims !== undefined && { variable: bearer.variable }),
  }
  return { command: before + call, spent: spentBy(body, bearer), before, request: other }
}

/** What is copied: a command that does not run again says so itself. */
export const shellText = ({ command, spent }: CurlCommand, say: (key: TextKey) => string): string =>
  spent === undefined ? command : `# ${say(spent)}\n${command}`

import { signIn } from '../../contracts/control/access.ts'
import { maskForSending } from '../http/masking.ts'
import { type Claims, claimsIn } from './claims.ts'
import type { TextKey } from './texts.ts'

/** For a POSIX shell. */
export interface CurlCommand {
  readonly command: string
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

/** Who signed in, if that is not the context's owner; a refresh token does not say. */
const subjectIn = ({ civ, sud }: Claims): unknown => {
  const subject = typeof sud === 'string' ? JSON.parse(sud).subjectIdentifier : undefined
  return subject?.type === 'Nip' && subject.value === civ ? undefined : subject
}

/** Sets the variable: the token is cut out of the answer with what every system has. */
const signInAgain = ({ variable, member }: Bearer, claims: Claims, world: string): string =>
  [
    `${variable}=$(curl -sSf ${quoted(`${world}/control${signIn.path}`)} -H 'Content-Type: application/json' \\`,
    `  -d ${quoted(JSON.stringify({ nip: claims.civ, subject: subjectIn(claims) }))} |`,
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
export const curlCommand = (request: Request, body: string, prefix = ''): CurlCommand => {
  const [claims] = claimsIn(request.headers.get('authorization') ?? '')
  const bearer = bearerOf(claims)
  const call = [
    `curl -X ${request.method} ${quoted(maskForSending(request.url))}`,
    ...[...request.headers].map(header => headerOf(header, bearer)),
    ...(body === '' ? [] : [`--data-binary ${quoted(maskForSending(body))}`]),
  ].join(' \\\n  ')
  const again = claims?.cit === 'Nip' && bearer.member !== undefined
  const before = again ? signInAgain(bearer, claims, new URL(request.url).origin + prefix) : ''
  return { command: before + call, spent: spentBy(body, bearer) }
}

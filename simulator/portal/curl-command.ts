import { maskForSending } from '../http/masking.ts'
import { claimsIn } from './claims.ts'

/** In single quotes for a POSIX shell. */
const quoted = (text: string): string => `'${text.replaceAll("'", `'\\''`)}'`

/** The kind of a bearer as a variable: the command holds no token, whoever runs it puts their own there. */
const variables: Readonly<Record<string, string>> = {
  AuthenticationToken: '$AUTHENTICATION_TOKEN',
  ContextToken: '$ACCESS_TOKEN',
  RefreshToken: '$REFRESH_TOKEN',
}

const bearerOf = (authorization: string): string => variables[String(claimsIn(authorization)[0]?.typ)] ?? '$TOKEN'

const headerOf = ([name, value]: readonly [string, string]): string =>
  name === 'authorization' ? `-H "Authorization: Bearer ${bearerOf(value)}"` : `-H ${quoted(`${name}: ${value}`)}`

/** A request as a curl command. A signed document goes octet for octet: printed prettily it would no longer verify. */
export const curlCommand = (request: Pick<Request, 'method' | 'url' | 'headers'>, body: string): string =>
  [
    `curl -X ${request.method} ${quoted(maskForSending(request.url))}`,
    ...[...request.headers].map(headerOf),
    ...(body === '' ? [] : [`--data-binary ${quoted(maskForSending(body))}`]),
  ].join(' \\\n  ')

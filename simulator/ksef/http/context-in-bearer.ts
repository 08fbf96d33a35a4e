import { contextKey } from '../tables.ts'

/** Of a bearer that is a JWT: what it says of itself, whoever signed it. */
const claimsIn = (token: string): { readonly cit?: unknown; readonly civ?: unknown } => {
  try {
    return JSON.parse(Buffer.from(token.split('.')[1] ?? '', 'base64url').toString('utf8'))
  } catch {
    return {}
  }
}

/** `Nip:5265877635` */
export const contextInBearer = ({ headers }: Pick<Request, 'headers'>): string | undefined => {
  const [, token] = /^Bearer +(\S{1,16384}) *$/i.exec(headers.get('authorization') ?? '') ?? []
  if (token === undefined) return undefined
  const { cit: type, civ: value } = claimsIn(token) ?? {}
  return typeof type === 'string' && typeof value === 'string' ? contextKey({ type, value }) : undefined
}

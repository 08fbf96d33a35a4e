import type { AllowedIps } from '../../../contracts/ksef/auth/authentication.ts'
import type { ContextIdentifier } from '../../../contracts/ksef/identifiers.ts'
import type { HeldPermission, Permission } from '../../../contracts/ksef/permission-names.ts'
import type { TokenKind } from '../../../contracts/operation.ts'
import type { Claims } from './jwt.ts'

/** Who calls, as the bearer's claims say. */
export interface Caller {
  readonly kind: TokenKind
  /** The authentication operation behind the token. */
  readonly referenceNumber: string
  /** Unknown for an authentication token. */
  readonly context?: ContextIdentifier
  readonly subject?: { readonly type: string; readonly value: string }
  readonly permissions: readonly HeldPermission[]
  readonly allowedIps?: AllowedIps
}

/** The `typ` claim of each kind, as recorded. */
export const tokenTypes: Record<TokenKind, string> = {
  authenticationToken: 'AuthenticationToken',
  accessToken: 'ContextToken',
  refreshToken: 'RefreshToken',
}
const kindOf = Object.fromEntries(Object.entries(tokenTypes).map(([kind, typ]) => [typ, kind as TokenKind]))

/** Claims that hold JSON as text (recorded). */
const json = (claim: unknown) => (typeof claim === 'string' ? JSON.parse(claim) : undefined)

const callers = new WeakMap<Claims, Caller>()

export const callerOf = (claims: Claims): Caller => {
  let caller = callers.get(claims)
  if (caller === undefined) {
    const { typ, arn, cit, civ, sud, per, ipp } = claims
    caller = {
      kind: kindOf[typ]!,
      referenceNumber: String(arn),
      context: cit === undefined ? undefined : ({ type: cit, value: civ } as ContextIdentifier),
      subject: json(sud)?.subjectIdentifier,
      permissions: json(per) ?? [],
      allowedIps: json(ipp),
    }
    callers.set(claims, caller)
  }
  return caller
}

/** The owner of a context has every permission but VatUeManage. */
export const has = (held: readonly HeldPermission[], permission: Permission): boolean =>
  held.includes(permission) || (permission !== 'VatUeManage' && held.includes('Owner'))

/** The context of a caller whose bearer names one. */
export const contextOf = (caller: Caller): ContextIdentifier => {
  if (caller.context === undefined) throw new Error(`a ${caller.kind} names no context`)
  return caller.context
}

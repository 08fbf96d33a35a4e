import * as z from 'zod'
import { whenAsked } from '../../when-asked.ts'
import { Ip4Address, Ip4Mask, Ip4Range, Timestamp } from '../formats.ts'
import { authenticationStatuses, codesOf } from '../statuses.ts'

/** Shapes that the operations of signing in share. */

/** A JWT and the end of its life. */
export const TokenInfo = whenAsked(() => z.object({ token: z.string(), validUntil: Timestamp() }))
export type TokenInfo = z.infer<ReturnType<typeof TokenInfo>>

export const StatusInfo = whenAsked(() =>
  z.object({
    code: z.number().int().meta({ format: 'int32' }),
    description: z.string().min(1),
    details: z.array(z.string()).nullish(),
  }),
)

export type StatusInfo = z.infer<ReturnType<typeof StatusInfo>>

export const AuthenticationMethod = whenAsked(() =>
  z.enum([
    'Token',
    'TrustedProfile',
    'InternalCertificate',
    'QualifiedSignature',
    'QualifiedSeal',
    'PersonalSignature',
    'PeppolSignature',
  ]),
)
export type AuthenticationMethod = z.infer<ReturnType<typeof AuthenticationMethod>>

export const AuthenticationMethodInfo = whenAsked(() =>
  z.object({
    category: z.enum(['XadesSignature', 'NationalNode', 'Token', 'Other']),
    code: z.string(),
    displayName: z.string().meta({ readOnly: true }),
  }),
)
export type AuthenticationMethodInfo = z.infer<ReturnType<typeof AuthenticationMethodInfo>>

/**
 * How each method is described. Recorded: Token (auth-status-200-both-method-members-2026-04); documented: seal
 * (auth-status-032); the other codes are a client's table (auth-method-codes), their display names assumed.
 */
export const methodInfo: Record<AuthenticationMethod, AuthenticationMethodInfo> = {
  Token: { category: 'Token', code: 'token.ksef', displayName: 'Token KSeF' },
  TrustedProfile: {
    category: 'NationalNode',
    code: 'national-node.trusted-profile',
    displayName: 'Profil zaufany',
  },
  InternalCertificate: { category: 'XadesSignature', code: 'xades.ksef-certificate', displayName: 'Certyfikat KSeF' },
  QualifiedSignature: {
    category: 'XadesSignature',
    code: 'xades.qualified-signature',
    displayName: 'Podpis kwalifikowany',
  },
  QualifiedSeal: { category: 'XadesSignature', code: 'xades.qualified-seal', displayName: 'Pieczęć kwalifikowana' },
  PersonalSignature: { category: 'XadesSignature', code: 'xades.personal-signature', displayName: 'Podpis osobisty' },
  PeppolSignature: { category: 'XadesSignature', code: 'xades.peppol-signature', displayName: 'Podpis Peppol' },
}

/** What is known of an authentication operation. Absent members are left out, as recorded. */
export const AuthenticationOperation = whenAsked(() =>
  z.object({
    startDate: Timestamp(),
    authenticationMethod: AuthenticationMethod().meta({ deprecated: true }),
    authenticationMethodInfo: AuthenticationMethodInfo(),
    status: StatusInfo().meta({ codes: codesOf(authenticationStatuses) }),
    isTokenRedeemed: z.boolean().nullish(),
    lastTokenRefreshDate: Timestamp().nullish(),
    refreshTokenValidUntil: Timestamp().nullish(),
  }),
)

/** The answer to a sign-in that was taken in (202): where to ask for its outcome, and with what. */
export const AuthenticationStarted = whenAsked(() =>
  z.object({
    referenceNumber: z.string().length(36),
    authenticationToken: TokenInfo(),
  }),
)
export type AuthenticationStarted = z.infer<ReturnType<typeof AuthenticationStarted>>

/** At most 10 of each kind (ksef-token-014). */
const upTo10 = (item: z.ZodType<string>) => z.array(item).max(10).nullish()

/** From which addresses the tokens of a sign-in may be used. Nothing listed restricts nothing (xades-047). */
export const AuthorizationPolicy = whenAsked(() =>
  z.object({
    allowedIps: z
      .object({ ip4Addresses: upTo10(Ip4Address()), ip4Ranges: upTo10(Ip4Range()), ip4Masks: upTo10(Ip4Mask()) })
      .nullish(),
  }),
)
export type AllowedIps = NonNullable<z.infer<ReturnType<typeof AuthorizationPolicy>>['allowedIps']>

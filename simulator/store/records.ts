import type { AllowedIps, AuthenticationMethod } from '../../contracts/auth/authentication.ts'
import type { ContextIdentifier, SubjectIdentifier } from '../../contracts/identifiers.ts'
import type { TokenPermission } from '../../contracts/permissions.ts'
import type { RateTable } from '../../contracts/rate-limits.ts'
import type { AuthenticationStatus } from '../../contracts/statuses.ts'

/** What the simulator remembers. Instants are milliseconds since the epoch. Records are replaced, never edited. */

export interface ChallengeRecord {
  readonly challenge: string
  readonly issuedAt: number
}

/** Who signed in: the identifier, and what the certificate says of the subject (the `sud` claim without the identifier). */
export interface Subject {
  readonly identifier: SubjectIdentifier | { readonly type: 'PeppolId'; readonly value: string }
  readonly details: Readonly<Record<string, string>>
}

export interface AuthenticationRecord {
  readonly referenceNumber: string
  readonly startedAt: number
  readonly method: AuthenticationMethod
  readonly context: ContextIdentifier
  /** Unknown when the sign-in failed before it named anyone. */
  readonly subject?: Subject
  /** The KSeF token that was used. */
  readonly tokenReference?: string
  readonly allowedIps?: AllowedIps
  /** How the work ends, and when. */
  readonly outcome: AuthenticationStatus
  readonly settlesAt: number
  /** Values of {names} in the outcome's details. */
  readonly values?: Readonly<Record<string, string>>
  /** Why it fails, for the developer. */
  readonly explanation?: string
  readonly redeemedAt?: number
  readonly refreshedAt?: number
  readonly revokedAt?: number
}

export interface TokenRecord {
  readonly referenceNumber: string
  /** SHA-256 of the secret third part, hex: the token itself is not kept. */
  readonly secretHash: string
  readonly author: Subject
  readonly context: ContextIdentifier
  readonly description: string
  readonly permissions: readonly TokenPermission[]
  readonly createdAt: number
  readonly lastUsedAt?: number
  readonly revokedAt?: number
  /** Why it ends in Failed instead of Active. */
  readonly failure?: string
}

/** An organisation with a role, from test data. */
export interface SubjectRecord {
  readonly nip: string
  readonly role:
    | 'EnforcementAuthority'
    | 'VatGroupUnit'
    | 'VatGroupSubUnit'
    | 'LocalGovernmentUnit'
    | 'LocalGovernmentSubUnit'
  readonly parentNip?: string
  readonly description: string
  readonly createdAt: number
}

/** A natural person with a firm, from test data. */
export interface PersonRecord {
  readonly nip: string
  readonly pesel: string
  readonly isBailiff: boolean
  readonly isDeceased: boolean
  readonly description: string
  readonly createdAt: number
}

/** The rights of one subject in one context. */
export interface GrantRecord {
  readonly context: ContextIdentifier
  readonly subject: SubjectIdentifier
  readonly permissions: readonly TokenPermission[]
  readonly createdAt: number
}

export interface BlockedContextRecord {
  readonly context: ContextIdentifier
  readonly blockedAt: number
}

export interface RateLimitsRecord {
  readonly context: ContextIdentifier
  readonly limits: RateTable
}

/** A KSeF certificate that the simulator's authority issued. */
export interface CertificateRecord {
  /** 16 upper-case hex digits. */
  readonly serialNumber: string
  readonly type: 'Authentication' | 'Offline'
  readonly status: 'Active' | 'Suspended' | 'Revoked'
  readonly issuedAt: number
}

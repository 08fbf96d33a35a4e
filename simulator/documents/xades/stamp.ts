import type { RequestVersion } from './auth-token-request-schema.ts'
import type { SigningCertificate } from './certificate.ts'

export type ContextType = 'Nip' | 'InternalId' | 'NipVatUe' | 'PeppolId'

/** What an AuthTokenRequest says, read from the octets its signature covers. */
export interface AuthTokenRequest {
  readonly challenge: string
  readonly context: { readonly type: ContextType; readonly value: string }
  readonly subjectIdentifierType: 'certificateSubject' | 'certificateFingerprint'
  readonly allowedIps?: {
    readonly ip4Addresses: string[]
    readonly ip4Ranges: string[]
    readonly ip4Masks: string[]
  }
  readonly version: RequestVersion
}

/** What a verified signature proves. */
export interface Stamp {
  readonly request: AuthTokenRequest
  readonly certificate: SigningCertificate
  /** What DEMO or PROD would refuse, each as "[code]: message" in ASCII, for X-System-Warning. */
  readonly warnings: readonly string[]
}

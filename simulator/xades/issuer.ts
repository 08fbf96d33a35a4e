import type { X509Certificate } from 'node:crypto'

export type Profile = 'test' | 'demo' | 'prod'

/** An authority the simulator trusts. */
export interface Issuer {
  readonly certificate: X509Certificate
  /** KSeF's own authority: what it issued is of kind 'ksef'. */
  readonly ksef?: boolean
  /**
   * Called with a certificate this authority issued; throws the KsefError that refuses it (an Offline certificate).
   * Revocation and suspension belong here or, as KSeF does it, in the status of the operation (460).
   */
  readonly accept?: (certificate: { readonly serial: string; readonly x509: X509Certificate }, now: number) => void
}

export interface VerifyOptions {
  /** Milliseconds since the epoch by the simulator's clock; may be fractional. */
  readonly now: number
  readonly profile: Profile
  /** Query verifyCertificateChain: a certificate without a trusted issuer is refused even on TEST. */
  readonly verifyCertificateChain?: boolean
  /** X-KSeF-Feature: enforce-xades-compliance. */
  readonly enforceCompliance?: boolean
  readonly issuers?: readonly Issuer[]
}

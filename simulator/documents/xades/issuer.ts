import type { X509Certificate } from 'node:crypto'
import type { Log } from '../../http/log.ts'
import type { Profile } from '../../ksef/profile.ts'

/** An authority the simulator trusts. */
export interface Issuer {
  readonly certificate: X509Certificate
  /** KSeF's own authority: what it issued is of kind 'ksef'. */
  readonly ksef?: boolean
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
  /** Where what nobody foresaw is told. */
  readonly log?: Log
}

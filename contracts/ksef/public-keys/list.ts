import * as z from 'zod'
import { operation } from '../../operation.ts'
import { was } from '../../versions.ts'
import { Base64, Sha256, Timestamp } from '../formats.ts'

export const PublicKeyUsage = z.enum(['KsefTokenEncryption', 'SymmetricKeyEncryption'])
export type PublicKeyUsage = z.infer<typeof PublicKeyUsage>

/** The keys to encrypt for KSeF with; the current one of each usage first. */
export const list = operation({
  method: 'GET',
  path: '/security/public-key-certificates',
  summary: 'Get public-key certificates used for encryption',
  bearer: [],
  limits: 'public',
  success: {
    status: 200,
    get body() {
      return z.array(
        z.object({
          /** DER. */
          certificate: Base64(),
          /** SHA-256 of the DER certificate (public-key-ids-derivation). */
          certificateId: Base64(),
          /** SHA-256 of the DER SubjectPublicKeyInfo. */
          publicKeyId: was(Sha256(), { '2.7': Base64() }),
          validFrom: Timestamp(),
          validTo: Timestamp(),
          usage: z.array(PublicKeyUsage),
        }),
      )
    },
  },
  errors: [],
})

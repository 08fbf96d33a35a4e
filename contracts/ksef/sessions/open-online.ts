import * as z from 'zod'
import { operation } from '../../operation.ts'
import { whenAsked } from '../../when-asked.ts'
import { FeatureHeaders } from '../features.ts'
import { FormCode, isSupported, unsupportedForm } from '../form-codes.ts'
import { Base64, base64Length, Timestamp } from '../formats.ts'
import { writers } from './session.ts'

/** An AES-256 key for KSeF's eyes only, and the initialization vector of AES-CBC, which must have 16 bytes. */
export const Encryption = whenAsked(() =>
  z.object({
    encryptedSymmetricKey: Base64(),
    initializationVector: Base64()
      .refine(text => base64Length(text) === 16, {
        params: { format: true },
      })
      .meta({ format: 'byte' }),
    publicKeyId: Base64().min(44).max(44).meta({ format: 'byte' }).nullish(),
  }),
)
/**
 * Opens a session for invoices of one form, for 12 hours: PEF in the context of a Peppol provider, the others elsewhere
 * (21405). A key that does not decrypt shows in its status (415).
 */
export const openOnline = operation({
  method: 'POST',
  path: '/sessions/online',
  summary: 'Open an interactive session',
  bearer: ['accessToken'],
  permissions: writers,
  limits: 'onlineSession',
  /** `upo-v4-3` is what there is (sessions-online-073); `subject-identifier-validation` checks NIPs on TEST. */
  get headers() {
    return FeatureHeaders()
  },
  get body() {
    return z.object({
      formCode: FormCode().refine(isSupported, { error: unsupportedForm }),
      encryption: Encryption(),
    })
  },
  success: {
    status: 201,
    get body() {
      return z.object({ referenceNumber: z.string().length(36), validUntil: Timestamp() })
    },
  },
  errors: ['unreadableContent', 'unknownPublicKey', 'validationFailed'],
})

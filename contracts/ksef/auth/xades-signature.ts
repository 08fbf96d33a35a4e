import * as z from 'zod'
import { operation } from '../../operation.ts'
import { FeatureHeaders } from '../features.ts'
import { AuthenticationStarted } from './authentication.ts'

/** Signs in with a XAdES-signed AuthTokenRequest (seal, personal signature, KSeF certificate). */
export const xadesSignature = operation({
  method: 'POST',
  path: '/auth/xades-signature',
  summary: 'Authenticate with a XAdES-signed document',
  bearer: [],
  limits: 'public',
  get query() {
    return z.object({ verifyCertificateChain: z.boolean().optional() })
  },
  /** `enforce-xades-compliance` asks for the strict profile, which TEST always applies (xades-030). */
  get headers() {
    return FeatureHeaders()
  },
  xml: true,
  success: {
    status: 202,
    get body() {
      return AuthenticationStarted()
    },
  },
  errors: [
    'unreadableContent',
    'invalidChallenge',
    'invalidCertificate',
    'subjectNotAllowedInContext',
    'invalidEncoding',
    'schemaMismatch',
    'signatureConflict',
    'invalidDocument',
    'signatureMissing',
    'tooManySignatures',
    'signatureDoesNotVerify',
    'digestMismatch',
    'signatureProfile',
    'unsupportedAlgorithm',
    'signatureSchema',
    'referenceNotFound',
    'validationFailed',
  ],
})

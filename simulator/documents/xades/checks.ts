import { noDoctype } from '../xml/no-doctype.ts'
import { utf8 } from '../xml/utf8.ts'
import { allowedAlgorithms } from './checks/allowed-algorithms.ts'
import { bindsCertificate } from './checks/binds-certificate.ts'
import { certificateInForce } from './checks/certificate-in-force.ts'
import { chainBelongs } from './checks/chain-belongs.ts'
import { coversDocument } from './checks/covers-document.ts'
import { coversSignedProperties } from './checks/covers-signed-properties.ts'
import { digestsHold } from './checks/digests-hold.ts'
import { hasCanonicalForm } from './checks/has-canonical-form.ts'
import { hasCertificate } from './checks/has-certificate.ts'
import { hasQualifyingProperties } from './checks/has-qualifying-properties.ts'
import { hasSigningTime } from './checks/has-signing-time.ts'
import { knownExtensions } from './checks/known-extensions.ts'
import { knownRoot } from './checks/known-root.ts'
import { matchesSchema } from './checks/matches-schema.ts'
import { namesSubject } from './checks/names-subject.ts'
import { noForeignReferences } from './checks/no-foreign-references.ts'
import { noSha1 } from './checks/no-sha1.ts'
import { readsRequest } from './checks/reads-request.ts'
import { readsSignedProperties } from './checks/reads-signed-properties.ts'
import { referencesInside } from './checks/references-inside.ts'
import { shortNamespaces } from './checks/short-namespaces.ts'
import { signatureHolds } from './checks/signature-holds.ts'
import { signedOnce } from './checks/signed-once.ts'
import { strongKey } from './checks/strong-key.ts'
import { trustedIssuer } from './checks/trusted-issuer.ts'
import { uniqueIds } from './checks/unique-ids.ts'
import { wellFormed } from './checks/well-formed.ts'
import { wellStructured } from './checks/well-structured.ts'
import { withinDepth } from './checks/within-depth.ts'
import { withinLimits } from './checks/within-limits.ts'
import { withinSize } from './checks/within-size.ts'
import type { Check } from './examination.ts'

/**
 * The order is behaviour: a document with two faults is refused for the first of them. It follows issue 3; recordings
 * settle no pair, so every order between two faults is assumed. What is proved by the signature is used only behind
 * signatureHolds; what stands before it reads the unverified document to find out what to verify.
 */
export const checks: readonly Check[] = [
  withinSize,
  utf8,
  noDoctype,
  withinLimits,
  wellFormed,
  withinDepth,
  hasCanonicalForm,
  shortNamespaces,
  knownRoot,
  matchesSchema,
  signedOnce,
  wellStructured,
  allowedAlgorithms,
  noSha1,
  uniqueIds,
  hasQualifyingProperties,
  referencesInside,
  coversDocument,
  coversSignedProperties,
  noForeignReferences,
  digestsHold,
  readsSignedProperties,
  hasSigningTime,
  hasCertificate,
  bindsCertificate,
  signatureHolds,
  readsRequest,
  chainBelongs,
  certificateInForce,
  strongKey,
  knownExtensions,
  trustedIssuer,
  namesSubject,
]

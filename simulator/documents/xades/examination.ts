import type { XmlDocument } from 'libxml2-wasm'
import type { CanonicalDocument, CanonicalElement } from '../xml/canonical-tree.ts'
import type { SigningCertificate } from './certificate.ts'
import type { VerifyOptions } from './issuer.ts'
import type { Reference, SignatureParts } from './signature.ts'
import type { SigningFacts } from './signing-facts.ts'
import type { AuthTokenRequest } from './stamp.ts'

/** One step: it throws the KsefError of its rule, or writes down what it found for the steps behind it. */
export type Check = (examination: Examination) => void

/** What is known of a document so far. Each field is filled by the check named beside it; the list is the order. */
export class Examination {
  readonly received: Uint8Array
  readonly options: VerifyOptions
  readonly warnings: string[] = []
  /** utf-8 */
  text!: string
  /** well-formed: as libxml2 holds it, until its canonical form is read */
  document!: XmlDocument
  /** has-canonical-form: the document as received */
  tree!: CanonicalDocument
  /** known-root: the signature stands in the request (enveloped) or around it (enveloping) */
  packaging!: 'enveloped' | 'enveloping'
  /** signed-once */
  signatureElement!: CanonicalElement
  /** well-structured */
  signature!: SignatureParts
  /** unique-ids: elements by the value of their Id */
  ids!: ReadonlyMap<string, CanonicalElement>
  /** has-qualifying-properties */
  signedProperties!: CanonicalElement
  /** covers-document */
  documentReference!: Reference
  /** covers-signed-properties */
  signedPropertiesReference!: Reference
  /** digests-hold: the octets behind each reference whose digest holds */
  octets!: ReadonlyMap<Reference, Buffer>
  /** reads-signed-properties */
  facts!: SigningFacts
  /** has-certificate: those of KeyInfo, in order */
  certificates!: readonly SigningCertificate[]
  /** binds-certificate */
  certificate!: SigningCertificate
  /** reads-request */
  request!: AuthTokenRequest

  constructor(received: Uint8Array, options: VerifyOptions) {
    this.received = received
    this.options = options
  }

  /** Frees the memory of libxml2. */
  dispose(): void {
    this.document?.dispose()
  }
}

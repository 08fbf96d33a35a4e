import { XmlError } from 'libxml2-wasm'
import { KsefError } from '../../../contracts/ksef/errors.ts'
import { silent, tellFailure } from '../../http/log.ts'
import { quote } from '../../http/quote.ts'
import { checks } from './checks.ts'
import { type Check, Examination } from './examination.ts'
import { why } from './explanations.ts'
import type { VerifyOptions } from './issuer.ts'
import { requestSchema } from './request-schema.ts'
import type { Stamp } from './stamp.ts'

/** Runs checks in their order over a received document and hands back what the last one left. */
export const examine = (document: Uint8Array, options: VerifyOptions, order: readonly Check[]): Stamp => {
  const examination = new Examination(document, options)
  try {
    for (const check of order) check(examination)
    const { request, certificate, warnings } = examination
    return { request, certificate, warnings }
  } finally {
    examination.dispose()
  }
}

/**
 * Verifies a XAdES-signed AuthTokenRequest as POST /auth/xades-signature does, up to and without the challenge. Import
 * this file lazily: libxml2 is 90 ms.
 * @throws KsefError with KSeF's code and the reason in full; anything else is a defect, and no fault of the document.
 */
export const verify = (document: Uint8Array, options: VerifyOptions): Stamp => {
  try {
    return examine(document, options, checks)
  } catch (error) {
    if (!(error instanceof XmlError)) throw error
    // A limit of libxml2 that no check foresaw: the document is beyond it, and there is a check to be written.
    tellFailure(options.log ?? silent, error, 'libxml2 does not get through a document that every check lets pass')
    throw new KsefError('unreadableContent', {
      explanation: why('notExamined', { message: quote(error.message) }),
    })
  }
}

/** Reads what the first verification would have to wait for. */
export const warmUp = (): void => {
  requestSchema('2.0')
  requestSchema('2.1')
}

export { contextFitsSubject } from './context-fits-subject.ts'
export { subjectIdentifierOf } from './subject-identifier-of.ts'

import { KsefError } from '../../../contracts/ksef/errors.ts'
import { quote } from '../../http/quote.ts'
import { why } from './explanations.ts'
import type { Stamp } from './stamp.ts'

/**
 * A Peppol provider works in its own PeppolId context and in no other, and nobody else works there (21117; the rule
 * is documented only by its text, so assumed; peppol-007).
 */
export const contextFitsSubject = ({ request: { context, subjectIdentifierType }, certificate }: Stamp): void => {
  const { peppolId } = certificate
  const bySubject = subjectIdentifierType === 'certificateSubject'
  const fits = context.type === 'PeppolId' ? context.value === peppolId : peppolId === undefined || !bySubject
  if (fits) return
  const found = { type: context.type, value: quote(context.value), kind: certificate.kind }
  throw new KsefError('subjectNotAllowedInContext', {
    explanation:
      peppolId === undefined ? why('notInContext', found) : why('providerNotInContext', { ...found, peppolId }),
  })
}

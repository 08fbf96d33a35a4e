import { KsefError } from '../../../contracts/ksef/errors.ts'
import { quote } from '../../quote.ts'
import type { Stamp } from './stamp.ts'

/**
 * A Peppol provider works in its own PeppolId context and in no other, and nobody else works there (21117; the rule
 * is documented only by its text, so assumed; peppol-007).
 */
export const contextFitsSubject = ({ request: { context, subjectIdentifierType }, certificate }: Stamp): void => {
  const { peppolId } = certificate
  const bySubject = subjectIdentifierType === 'certificateSubject'
  const fits = context.type === 'PeppolId' ? context.value === peppolId : peppolId === undefined || !bySubject
  if (!fits)
    throw new KsefError('subjectNotAllowedInContext', {
      explanation: `The context is ${context.type} ${quote(context.value)}, the certificate is of kind ${certificate.kind}${peppolId === undefined ? '' : ` with Peppol identifier ${peppolId}`}: only that provider enters a PeppolId context, and enters no other.`,
    })
}

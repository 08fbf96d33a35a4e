import { KsefError } from '../../../contracts/ksef/errors.ts'
import { type FormCode, fitsContext, unsupportedForm } from '../../../contracts/ksef/form-codes.ts'
import type { ContextIdentifier } from '../../../contracts/ksef/identifiers.ts'
import type { Operations } from '../../../contracts/ksef/operations.ts'
import type { Input } from '../../../contracts/operation.ts'
import { contextOf } from '../access/caller.ts'
import { findAuthentication } from '../auth/authentication.ts'
import { asksFor } from '../features.ts'
import type { Writing } from '../handler.ts'
import type { DecryptedKey } from '../keys/symmetric-key.ts'
import { newReferenceNumber, randomHex } from '../random-text.ts'
import type { AuthenticationRecord, SessionRecord } from '../records.ts'
import { contextKey } from '../tables.ts'
import { why } from './explanations.ts'

type Opening = Operations['sessions']['openOnline' | 'openBatch']

const requireFittingForm = (form: FormCode, context: ContextIdentifier): void => {
  if (fitsContext(form, context.type)) return
  throw new KsefError('validationFailed', {
    details: [unsupportedForm],
    explanation: why(form.value === 'PEF' ? 'formForPeppol' : 'formNotForPeppol', {
      context: contextKey(context),
      form: form.systemCode,
    }),
  })
}

/** upo-016 */
const proofOf = ({ tokenReference, documentHash }: AuthenticationRecord): SessionRecord['proof'] =>
  tokenReference === undefined ? { documentHash: documentHash ?? '' } : { tokenReference }

/** What a session begins with, whichever way it is opened. */
export const newSession = async (
  type: SessionRecord['type'],
  { body: { formCode, encryption }, headers }: Input<Opening>,
  decrypted: DecryptedKey,
  { caller, store, runtime, now, strictness, contract }: Writing<Opening>,
): Promise<SessionRecord> => {
  const context = contextOf(caller)
  requireFittingForm(formCode, context)
  const authentication = await findAuthentication(store, caller.referenceNumber)
  if (authentication.subject === undefined) throw new Error('a sign-in without a subject')
  return {
    referenceNumber: newReferenceNumber(type === 'Online' ? 'SO' : 'SB', runtime, now),
    type,
    context,
    openedBy: authentication.subject.identifier,
    proof: proofOf(authentication),
    formCode,
    initializationVector: encryption.initializationVector,
    // sessions-online-042, sessions-online-n03
    checksIdentifiers: strictness() === 'prod' || asksFor('subject-identifier-validation', headers, contract),
    openedAt: now,
    processing: runtime.delays.session,
    invoiceCount: 0,
    upoSeed: randomHex(runtime, 5).toUpperCase(),
    ...decrypted,
  }
}

import { KsefError } from '../../../contracts/ksef/errors.ts'
import { type FormCode, fitsContext, unsupportedForm } from '../../../contracts/ksef/form-codes.ts'
import { formatTimestamp } from '../../../contracts/ksef/formats.ts'
import type { ContextIdentifier } from '../../../contracts/ksef/identifiers.ts'
import type { Operations } from '../../../contracts/ksef/operations.ts'
import type { OnlineSessionStatus } from '../../../contracts/ksef/statuses.ts'
import { contextOf } from '../access/caller.ts'
import { findAuthentication } from '../auth/authentication.ts'
import { fatedEnding } from '../fate.ts'
import { asksFor, whyNotAsked } from '../features.ts'
import type { Handler } from '../handler.ts'
import { decryptSymmetricKey } from '../keys/symmetric-key.ts'
import { newReferenceNumber, randomHex } from '../random-text.ts'
import type { AuthenticationRecord, SessionRecord } from '../records.ts'
import { contextKey } from '../tables.ts'
import { why } from './explanations.ts'
import { sessionLifetime } from './standing.ts'

/** A key that does not decrypt is no refusal here: it shows in the status (session-status-415-key-decryption). */
export const openOnline: Handler<Operations['sessions']['openOnline']> = {
  prepare: async ({ body, headers }, { keys, now, strictness, contract, explain, fate }) => {
    const { encryptedSymmetricKey, initializationVector, publicKeyId } = body.encryption
    const ringKey = keys.find('SymmetricKeyEncryption', publicKeyId, now)
    if (ringKey === undefined)
      throw new KsefError('unknownPublicKey', {
        values: { keyId: publicKeyId ?? '' },
        explanation: why('unknownKey', { publicKeyId: publicKeyId ?? '' }),
      })
    const notAsked = whyNotAsked('subject-identifier-validation', headers, contract)
    if (notAsked !== undefined) explain(notAsked)
    const fated = fatedEnding<OnlineSessionStatus>(fate)
    const decrypted = fated
      ? { explanation: fated.explanation }
      : decryptSymmetricKey(ringKey, Buffer.from(encryptedSymmetricKey, 'base64'))

    return async ({ caller, store, runtime }) => {
      requireFittingForm(body.formCode, contextOf(caller))
      const authentication = await findAuthentication(store, caller.referenceNumber)
      if (authentication.subject === undefined) throw new Error('a sign-in without a subject')
      const session: SessionRecord = {
        referenceNumber: newReferenceNumber('SO', runtime, now),
        type: 'Online',
        context: contextOf(caller),
        openedBy: authentication.subject.identifier,
        proof: proofOf(authentication),
        formCode: body.formCode,
        ...decrypted,
        initializationVector,
        // sessions-online-042, sessions-online-n03
        checksIdentifiers: strictness() === 'prod' || asksFor('subject-identifier-validation', headers, contract),
        openedAt: now,
        processing: runtime.delays.session,
        invoiceCount: 0,
        upoSeed: randomHex(runtime, 5).toUpperCase(),
      }
      await store.sessions.put(session)
      return { referenceNumber: session.referenceNumber, validUntil: formatTimestamp(now + sessionLifetime) }
    }
  },
}

export const requireFittingForm = (form: FormCode, context: ContextIdentifier): void => {
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
export const proofOf = ({ tokenReference, documentHash }: AuthenticationRecord): SessionRecord['proof'] =>
  tokenReference === undefined ? { documentHash: documentHash ?? '' } : { tokenReference }

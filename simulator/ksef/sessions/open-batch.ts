import { KsefError } from '../../../contracts/ksef/errors.ts'
import type { Operations } from '../../../contracts/ksef/operations.ts'
import type { Input } from '../../../contracts/operation.ts'
import { contextOf } from '../access/caller.ts'
import { findAuthentication } from '../auth/authentication.ts'
import { asksFor, whyNotAsked } from '../features.ts'
import type { Handler, Situation } from '../handler.ts'
import { decryptSymmetricKey } from '../keys/symmetric-key.ts'
import { newReferenceNumber, randomHex } from '../random-text.ts'
import type { BatchRecord, SessionRecord } from '../records.ts'
import { proofOf, requireFittingForm } from './open-online.ts'
import { why } from './package/explanations.ts'

type OpenBatch = Operations['sessions']['openBatch']

const minute = 60_000
/** Each part may be sent for so long, times the number of parts (sessions-batch-024). */
const uploadTime = 20 * minute

/** A key that does not decrypt, and whatever is wrong with the package, shows in the status once it is closed. */
export const openBatch: Handler<OpenBatch> = {
  prepare: async ({ body, headers }, { keys, now, strictness, contract, explain }) => {
    const { encryptedSymmetricKey, initializationVector, publicKeyId } = body.encryption
    const ringKey = keys.find('SymmetricKeyEncryption', publicKeyId, now)
    if (ringKey === undefined)
      throw new KsefError('unknownPublicKey', {
        values: { keyId: publicKeyId ?? '' },
        explanation: why('unknownKey', { keyId: publicKeyId ?? '' }),
      })
    const notAsked = whyNotAsked('subject-identifier-validation', headers, contract)
    if (notAsked !== undefined) explain(notAsked)
    const decrypted = decryptSymmetricKey(ringKey, Buffer.from(encryptedSymmetricKey, 'base64'))

    return async work => {
      const { caller, store, runtime } = work
      requireFittingForm(body.formCode, contextOf(caller))
      const authentication = await findAuthentication(store, caller.referenceNumber)
      if (authentication.subject === undefined) throw new Error('a sign-in without a subject')
      const session: SessionRecord = {
        referenceNumber: newReferenceNumber('SB', runtime, now),
        type: 'Batch',
        context: contextOf(caller),
        openedBy: authentication.subject.identifier,
        proof: proofOf(authentication),
        formCode: body.formCode,
        ...decrypted,
        initializationVector,
        checksIdentifiers: strictness() === 'prod' || asksFor('subject-identifier-validation', headers, contract),
        openedAt: now,
        processing: runtime.delays.session,
        invoiceCount: 0,
        upoSeed: randomHex(runtime, 5).toUpperCase(),
        batch: batchOf(body),
      }
      await store.sessions.put(session)
      return { referenceNumber: session.referenceNumber, partUploadRequests: uploadsOf(session, work) }
    }
  },
}

const batchOf = ({ batchFile, offlineMode }: Input<OpenBatch>['body']): BatchRecord => ({
  fileSize: batchFile.fileSize,
  fileHash: batchFile.fileHash,
  compressionType: batchFile.compressionType ?? 'Zip',
  parts: batchFile.fileParts
    .map(({ ordinalNumber, fileSize, fileHash }) => ({ ordinal: ordinalNumber, size: fileSize, hash: fileHash }))
    .sort((a, b) => a.ordinal - b.ordinal),
  offline: offlineMode,
})

/** Two digits stand before every package, as if storage were shared out; which ones is assumed (sessions-batch-057). */
const partPath = (session: string, ordinal: number): string =>
  `/storage/09/${session.toLowerCase()}/batch-parts/${ordinal}`

/** One link and one time for each part, its ordinal at the end (sessions-batch-057). */
const uploadsOf = ({ referenceNumber, batch }: SessionRecord, { links, now, origin }: Situation) => {
  const parts = batch?.parts ?? []
  return parts.map(({ ordinal }) => {
    const options = { lifetime: parts.length * uploadTime, permission: 'w' } as const
    return {
      ordinalNumber: ordinal,
      method: 'PUT',
      url: origin() + links.sign(partPath(referenceNumber, ordinal), now, options).path,
      headers: { 'x-ms-blob-type': 'BlockBlob' },
    }
  })
}

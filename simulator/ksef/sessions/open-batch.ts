import type { Operations } from '../../../contracts/ksef/operations.ts'
import type { Input } from '../../../contracts/operation.ts'
import { whyNotAsked } from '../features.ts'
import type { Handler, Situation } from '../handler.ts'
import { neededKey } from '../keys/needed-key.ts'
import { decryptSymmetricKey } from '../keys/symmetric-key.ts'
import type { BatchRecord, SessionRecord } from '../records.ts'
import { newSession } from './new-session.ts'

type OpenBatch = Operations['sessions']['openBatch']

const minute = 60_000
/** Each part may be sent for so long, times the number of parts (sessions-batch-024). */
const uploadTime = 20 * minute

/** A key that does not decrypt, and whatever is wrong with the package, shows in the status once it is closed. */
export const openBatch: Handler<OpenBatch> = {
  prepare: async (input, { keys, now, contract, explain }) => {
    const { encryptedSymmetricKey, publicKeyId } = input.body.encryption
    const ringKey = neededKey(keys, 'SymmetricKeyEncryption', publicKeyId, now)
    const notAsked = whyNotAsked('subject-identifier-validation', input.headers, contract)
    if (notAsked !== undefined) explain(notAsked)
    const decrypted = decryptSymmetricKey(ringKey, Buffer.from(encryptedSymmetricKey, 'base64'))

    return async work => {
      const session = { batch: batchOf(input.body), ...(await newSession('Batch', input, decrypted, work)) }
      await work.store.sessions.put(session)
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

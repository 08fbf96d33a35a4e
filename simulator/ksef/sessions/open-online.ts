import { formatTimestamp } from '../../../contracts/ksef/formats.ts'
import type { Operations } from '../../../contracts/ksef/operations.ts'
import type { OnlineSessionStatus } from '../../../contracts/ksef/statuses.ts'
import { fatedEnding } from '../fate.ts'
import { whyNotAsked } from '../features.ts'
import type { Handler } from '../handler.ts'
import { neededKey } from '../keys/needed-key.ts'
import { decryptSymmetricKey } from '../keys/symmetric-key.ts'
import { newSession } from './new-session.ts'
import { sessionLifetime } from './standing.ts'

/** A key that does not decrypt is no refusal here: it shows in the status (session-status-415-key-decryption). */
export const openOnline: Handler<Operations['sessions']['openOnline']> = {
  prepare: async (input, { keys, now, contract, explain, fate }) => {
    const { encryptedSymmetricKey, publicKeyId } = input.body.encryption
    const ringKey = neededKey(keys, 'SymmetricKeyEncryption', publicKeyId, now)
    const notAsked = whyNotAsked('subject-identifier-validation', input.headers, contract)
    if (notAsked !== undefined) explain(notAsked)
    const fated = fatedEnding<OnlineSessionStatus>(fate)
    const decrypted = fated
      ? { explanation: fated.explanation }
      : decryptSymmetricKey(ringKey, Buffer.from(encryptedSymmetricKey, 'base64'))

    return async work => {
      const session = await newSession('Online', input, decrypted, work)
      await work.store.sessions.put(session)
      return { referenceNumber: session.referenceNumber, validUntil: formatTimestamp(now + sessionLifetime) }
    }
  },
}

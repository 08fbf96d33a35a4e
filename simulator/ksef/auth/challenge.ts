import { KsefError } from '../../../contracts/ksef/errors.ts'
import { formatTimestamp, readReferenceNumber } from '../../../contracts/ksef/formats.ts'
import type { Operations } from '../../../contracts/ksef/operations.ts'
import type { Told } from '../../../contracts/told.ts'
import type { Handler } from '../handler.ts'
import { lifetimes } from '../lifetimes.ts'
import { newReferenceNumber } from '../random-text.ts'
import type { ChallengeRecord } from '../records.ts'
import type { Store } from '../tables.ts'
import { why } from './explanations.ts'

export const challenge: Handler<Operations['auth']['challenge']> = async (
  _input,
  { now, clientIp, runtime, store },
) => {
  const record = { challenge: newReferenceNumber('CR', runtime, now), issuedAt: now }
  await store.challenges.put(record)
  return {
    challenge: record.challenge,
    timestamp: formatTimestamp(now),
    timestampMs: Math.floor(now),
    clientIp,
  }
}

/** Uses the challenge up. Refused ones stay usable: the transaction puts them back. */
export const useChallenge = async (store: Store, text: string, now: number): Promise<ChallengeRecord> => {
  const record = await store.challenges.get(text)
  const age = now - (record?.issuedAt ?? readReferenceNumber(text)?.at ?? now)
  if (record === undefined || age > lifetimes.challenge)
    throw new KsefError('invalidChallenge', { explanation: whyInvalid(text, age) })
  await store.challenges.delete(text)
  return record
}

const whyInvalid = (challenge: string, age: number): Told => {
  if (readReferenceNumber(challenge) === undefined) return why('noChallenge', { challenge })
  if (age > lifetimes.challenge)
    return why('challengeTooOld', {
      challenge,
      age: Math.round(age / 1000),
      lifetime: lifetimes.challenge / 1000,
    })
  return why('challengeUnknown', { challenge })
}

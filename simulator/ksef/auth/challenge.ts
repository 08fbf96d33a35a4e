import { KsefError } from '../../../contracts/ksef/errors.ts'
import { formatTimestamp, readReferenceNumber } from '../../../contracts/ksef/formats.ts'
import type { Operations } from '../../../contracts/ksef/operations.ts'
import type { Handler } from '../handler.ts'
import { lifetimes } from '../lifetimes.ts'
import { newReferenceNumber } from '../random-text.ts'
import type { ChallengeRecord } from '../records.ts'
import type { Store } from '../tables.ts'

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

const whyInvalid = (text: string, age: number): string => {
  if (readReferenceNumber(text) === undefined) return `'${text}' is no challenge: its form or its CRC-8 is wrong.`
  if (age > lifetimes.challenge)
    return `The challenge ${text} is ${Math.round(age / 1000)} s old; a challenge lives ${lifetimes.challenge / 1000} s.`
  return `The challenge ${text} was not issued here, or it has been used: a challenge signs in once.`
}

import { KsefError } from '../../../contracts/ksef/errors.ts'
import type { Caller } from '../access/caller.ts'
import type { CertificateRecord } from '../records.ts'
import { contextKey, type ReadableStore } from '../tables.ts'
import { sameAuthors } from '../tokens/reach.ts'
import { why } from './explanations.ts'

type Identifier = { readonly type: string; readonly value: string }

/** Whose certificates a caller works with: their own, whatever the context. */
export const subjectOf = ({ subject }: Caller): Identifier => {
  if (subject === undefined) throw new Error('an access token without a subject')
  return subject
}

/** A certificate that is there, of one of these subjects. */
export const certificateOf = async (
  serialNumber: string,
  subjects: readonly Identifier[],
  store: ReadableStore,
  now: number,
): Promise<CertificateRecord | undefined> => {
  const record = await store.certificates.get(serialNumber)
  if (record === undefined || now < record.issuedAt) return undefined
  return subjects.some(one => contextKey(one) === contextKey(record.subject)) ? record : undefined
}

/** Like `certificateOf`. @throws KsefError certificateNotFound (25008), for another's too (certificates-090) */
export const findCertificate = async (
  serialNumber: string,
  subjects: readonly Identifier[],
  store: ReadableStore,
  now: number,
): Promise<CertificateRecord> => {
  const found = await certificateOf(serialNumber, subjects, store, now)
  if (found !== undefined) return found
  const subject = subjects.map(contextKey).join(', ')
  throw new KsefError('certificateNotFound', { explanation: why('noCertificate', { serialNumber, subject }) })
}

/** The caller and, through test data, whom NIP and PESEL make one with them (open-api.json, revoke). */
export const linkedSubjects = sameAuthors

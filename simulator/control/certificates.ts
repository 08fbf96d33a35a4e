import { createPublicKey, type KeyObject } from 'node:crypto'
import type { ControlCalls } from '../../contracts/control/calls.ts'
import type { SubjectIdentifier } from '../../contracts/ksef/identifiers.ts'
import { readCertificate } from '../documents/xades/certificate.ts'
import { keyFault } from '../documents/xades/foreign-key.ts'
import { issueCertificate, validityFrom } from '../ksef/keys/authority.ts'
import { sha256 } from '../runtime/sha256.ts'
import { why } from './explanations.ts'
import type { ControlHandler } from './handler.ts'
import { NotDone } from './not-done.ts'
import { pem } from './pem.ts'

type Calls = ControlCalls['certificates']

/** KSeF certificates without an enrolment, for any subject; and suspended, which no operation of KSeF does. */
export const issue: ControlHandler<Calls['issue']> = async ({ body }, { services: { tables, runtime } }) => {
  const { type, subject, name } = body
  const key = keyIn(body.publicKey)
  if (key === undefined) throw new NotDone(400, why('noPublicKey'))
  const fault = keyFault(key)
  if (fault !== undefined) throw new NotDone(400, why('unfitKey', { fault }))
  const publicKey = key.export({ type: 'spki', format: 'der' })

  const now = runtime.now()
  const validity = validityFrom(now)
  const { serialNumber, der } = await issueCertificate({ type, publicKey, subject, ...validity }, runtime)
  await tables.write(store =>
    store.certificates.add({
      serialNumber,
      type,
      name,
      subject: ownerOf(der),
      commonName: subject.commonName ?? '',
      ordinal: 0,
      requestedAt: now,
      issuedAt: now,
      ...validity,
      keyHash: sha256(publicKey),
      der,
    }),
  )
  return { serialNumber, certificate: pem(der) }
}

/** Whom it signs in. */
const ownerOf = (der: Buffer): SubjectIdentifier => {
  const { pesel, nip, fingerprint } = readCertificate(der)
  if (pesel !== undefined) return { type: 'Pesel', value: pesel }
  return nip === undefined ? { type: 'Fingerprint', value: fingerprint } : { type: 'Nip', value: nip }
}

export const change: ControlHandler<Calls['change']> = async ({ params, body }, { services: { tables, runtime } }) => {
  const { status } = body
  const revokedAt = status === 'Revoked' ? runtime.now() : undefined
  const known = await tables.write(async ({ certificates }) => {
    const record = await certificates.get(params.serialNumber)
    if (record === undefined) return false
    await certificates.put({ ...record, suspended: status === 'Suspended', revokedAt, goneAt: revokedAt })
    return true
  })
  if (!known) throw new NotDone(404, why('noCertificate'))
  return undefined
}

/** A private key is nobody's to give away: none is made public here. */
const keyIn = (text: string): KeyObject | undefined => {
  try {
    return text.includes('PRIVATE KEY') ? undefined : createPublicKey(text)
  } catch {
    return undefined
  }
}

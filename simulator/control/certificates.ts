import { createPublicKey, type KeyObject } from 'node:crypto'
import type { Context } from 'hono'
import * as z from 'zod'
import { CertificateType } from '../../contracts/ksef/certificates/certificate.ts'
import type { SubjectIdentifier } from '../../contracts/ksef/identifiers.ts'
import { subjectAttributes } from '../../contracts/ksef/subject-attributes.ts'
import { readCertificate } from '../documents/xades/certificate.ts'
import { keyFault } from '../documents/xades/foreign-key.ts'
import type { Services } from '../ksef/http/services.ts'
import { issueCertificate, validityFrom } from '../ksef/keys/authority.ts'
import { sha256 } from '../runtime/sha256.ts'
import { readJson } from './read-json.ts'

/** KSeF certificates without an enrolment, for any subject; and suspended, which no operation of KSeF does. */

/** A certificate holds UTF-8, which has nothing for half a surrogate. */
const Text = z.string().refine(text => !/\p{Surrogate}/u.test(text), 'is no text: it holds half a surrogate')

const IssueRequest = z.object({
  /** PEM. */
  publicKey: z.string(),
  /** In the order in which the attributes will stand. */
  subject: z.partialRecord(z.enum(Object.values(subjectAttributes)), Text).default({}),
  type: CertificateType.default('Authentication'),
  /** Its own name, as lists show it. */
  name: Text.max(100).default('ksef-simulator'),
})
const StatusChange = z.object({ status: z.enum(['Active', 'Suspended', 'Revoked']) })

/** POST /control/certificates → 201 {serialNumber, certificate (PEM)}. Valid for two years, as KSeF's are. */
export const issueControlled = async (c: Context, { tables, runtime }: Services): Promise<Response> => {
  const { type, subject, name, publicKey: given } = await readJson(IssueRequest, c)
  const key = keyIn(given)
  if (key === undefined) return c.json({ error: 'publicKey is no public key in PEM.' }, 400)
  const fault = keyFault(key)
  if (fault !== undefined) return c.json({ error: `publicKey ${fault.en}.` }, 400)
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
  return c.json({ serialNumber, certificate: pem(der) }, 201)
}

/** Whom it signs in. */
const ownerOf = (der: Buffer): SubjectIdentifier => {
  const { pesel, nip, fingerprint } = readCertificate(der)
  if (pesel !== undefined) return { type: 'Pesel', value: pesel }
  return nip === undefined ? { type: 'Fingerprint', value: fingerprint } : { type: 'Nip', value: nip }
}

/** PUT /control/certificates/{serialNumber} {status: Active | Suspended | Revoked} → 204. */
export const changeControlled = async (c: Context, { tables, runtime }: Services): Promise<Response> => {
  const { status } = await readJson(StatusChange, c)
  const now = runtime.now()
  const revokedAt = status === 'Revoked' ? now : undefined
  const change = { suspended: status === 'Suspended', revokedAt, goneAt: revokedAt }
  const known = await tables.write(async store => {
    const record = await store.certificates.get(c.req.param('serialNumber') ?? '')
    if (record !== undefined) await store.certificates.put({ ...record, ...change })
    return record !== undefined
  })
  return known ? c.body(null, 204) : c.json({ error: 'No certificate has this serial number.' }, 404)
}

/** A private key is nobody's to give away: none is made public here. */
const keyIn = (pem: string): KeyObject | undefined => {
  try {
    return pem.includes('PRIVATE KEY') ? undefined : createPublicKey(pem)
  } catch {
    return undefined
  }
}

const pem = (der: Buffer): string =>
  `-----BEGIN CERTIFICATE-----\n${der.toString('base64').replace(/.{64}/g, '$&\n').trimEnd()}\n-----END CERTIFICATE-----\n`

import { createPublicKey, type KeyObject } from 'node:crypto'
import type { Context } from 'hono'
import * as z from 'zod'
import { subjectAttributes } from '../../contracts/ksef/subject-attributes.ts'
import { keyFault } from '../documents/xades/foreign-key.ts'
import type { Services } from '../ksef/http/services.ts'
import { certificateTypes, issueCertificate } from '../ksef/keys/authority.ts'
import { readJson } from './read-json.ts'

/**
 * KSeF certificates before their enrolment is built: issue one for a public key, suspend it, revoke it. The API has no
 * operation that suspends, so this stays useful beside the enrolment.
 */

const year = 365 * 86_400_000
/** Certificates cannot say a later end (RFC 5280, 4.1.2.5). */
const lastSecond = Date.parse('9999-12-31T23:59:59Z')

/** A certificate holds UTF-8, which has nothing for half a surrogate. */
const Text = z.string().refine(text => !/\p{Surrogate}/u.test(text), 'is no text: it holds half a surrogate')

const IssueRequest = z.object({
  /** PEM. */
  publicKey: z.string(),
  /** In the order in which the attributes will stand. */
  subject: z.partialRecord(z.enum(Object.values(subjectAttributes)), Text).default({}),
  type: z.enum(certificateTypes).default('Authentication'),
})
const StatusChange = z.object({ status: z.enum(['Active', 'Suspended', 'Revoked']) })

/** POST /control/certificates → 201 {serialNumber, certificate (PEM)}. Valid for two years, as KSeF's are. */
export const issueControlled = async (c: Context, { tables, runtime }: Services): Promise<Response> => {
  const { type, subject, publicKey: given } = await readJson(IssueRequest, c)
  const key = keyIn(given)
  if (key === undefined) return c.json({ error: 'publicKey is no public key in PEM.' }, 400)
  const fault = keyFault(key)
  if (fault !== undefined) return c.json({ error: `publicKey ${fault.en}.` }, 400)
  const publicKey = key.export({ type: 'spki', format: 'der' })

  const now = runtime.now()
  const validity = { validFrom: now, validTo: Math.min(now + 2 * year, lastSecond) }
  const { serialNumber, der } = await issueCertificate({ type, publicKey, subject, ...validity }, runtime)
  await tables.write(store => store.certificates.put({ serialNumber, type, status: 'Active', issuedAt: now }))
  return c.json({ serialNumber, certificate: pem(der) }, 201)
}

/** PUT /control/certificates/{serialNumber} {status: Active | Suspended | Revoked} → 204. */
export const changeControlled = async (c: Context, { tables }: Services): Promise<Response> => {
  const change = await readJson(StatusChange, c)
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

import { constants, verify, X509Certificate } from 'node:crypto'
import { AuthorizationPermission } from '../../../contracts/ksef/permission-names.ts'
import type { readCertificatePath } from '../../../contracts/ksef/qr/links.ts'
import type { CertificateCheck, certificateChecks } from '../../../contracts/ksef/qr/texts.ts'
import type { Told } from '../../../contracts/told.ts'
import { isOpenSslError } from '../../documents/openssl-error.ts'
import { has } from '../access/caller.ts'
import { rightsOf } from '../access/rights-of.ts'
import { authorizationFrom } from '../access/standing-permissions.ts'
import { statusOf } from '../keys/standing.ts'
import type { CertificateRecord } from '../records.ts'
import { contextKey, type ReadableStore } from '../tables.ts'
import { why } from './explanations.ts'

export type CertificateClaim = NonNullable<ReturnType<typeof readCertificatePath>> & {
  /** Base64URL. */
  readonly signature: string
  /** What may have been signed: the link without `https://` and the signature, for each host that it may have named. */
  readonly texts: readonly string[]
}

/** Which of the four hold, each by itself (CIRFMF/ksef-api issues 485, 763), and why others do not. */
export interface CertificateVerdict {
  readonly holds: Readonly<Record<CertificateCheck, boolean>>
  readonly explanations: readonly Told[]
}

type Faults = Readonly<Record<(typeof certificateChecks)[number], Told | undefined>>

/** Judged at the moment of the visit; the invoice is not looked up (qr-010). */
export const verifyCertificate = async (
  claim: CertificateClaim,
  store: ReadableStore,
  now: number,
): Promise<CertificateVerdict> => {
  const { serialNumber } = claim
  const record = await store.certificates.get(serialNumber)
  if (record === undefined || now < record.issuedAt)
    return {
      holds: { exists: false, active: false, signature: false, right: false },
      explanations: [why('noCertificate', { serialNumber })],
    }
  const status = statusOf(record, now)
  const faults: Faults = {
    exists: undefined,
    active: status === 'Active' ? undefined : why('notActive', { serialNumber, status }),
    signature: signatureFault(record, claim),
    right: await rightFault(record, claim, store, now),
  }
  return {
    holds: {
      exists: true,
      active: faults.active === undefined,
      signature: faults.signature === undefined,
      right: faults.right === undefined,
    },
    explanations: Object.values(faults).flatMap(it => it ?? []),
  }
}

/** Of type Authentication none signs codes (qr-014). */
const signatureFault = (record: CertificateRecord, { serialNumber, signature, texts }: CertificateClaim) => {
  if (record.type !== 'Offline') return why('wrongType', { serialNumber })
  const octets = Buffer.from(signature, 'base64url')
  return texts.some(text => signed(text, octets, record)) ? undefined : why('badSignature', { texts: texts.join(', ') })
}

const pss = { padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: 32 }

/** qr-012 */
const signed = (text: string, signature: Buffer, { der }: CertificateRecord): boolean => {
  const key = ownKey(der)
  const schemes =
    key.asymmetricKeyType === 'rsa' ? [pss] : ([{ dsaEncoding: 'ieee-p1363' }, { dsaEncoding: 'der' }] as const)
  try {
    return schemes.some(scheme => verify('sha256', Buffer.from(text), { key, ...scheme }, signature))
  } catch (error) {
    if (isOpenSslError(error)) return false
    throw error
  }
}

/** Our authority issued it, for a key that was judged before. */
const ownKey = (der: Uint8Array) => new X509Certificate(der).publicKey

const rightFault = async (
  { subject }: CertificateRecord,
  { context, sellerNip }: CertificateClaim,
  store: ReadableStore,
  now: number,
): Promise<Told | undefined> => {
  const { permissions } = await rightsOf({ context, subject: { identifier: subject, details: {} } }, store, now)
  const writes = ['InvoiceWrite', ...(context.type === 'PeppolId' ? (['PefInvoiceWrite'] as const) : [])] as const
  const issues = writes.some(one => has(permissions, one))
  // An owner has every permission; that of enforcement counts for those alone who are named with it.
  const enforces = permissions.includes('EnforcementOperations')
  if (!issues && !enforces) return why('noRight', { subject: contextKey(subject), context: contextKey(context) })
  if ((enforces && context.type === 'Nip') || (await issuesFor(context, sellerNip, store, now))) return undefined
  return why('otherSeller', { context: contextKey(context), nip: sellerNip })
}

/**
 * As `may-issue.ts`, for an invoice that nobody looks at: for itself, as a member of the seller's group, or by any
 * authorization of the seller.
 */
const issuesFor = async (
  context: CertificateClaim['context'],
  sellerNip: string,
  store: ReadableStore,
  now: number,
): Promise<boolean> => {
  const { type, value } = context
  if (value === sellerNip || (type !== 'Nip' && value.startsWith(`${sellerNip}-`))) return true
  const member = type === 'Nip' ? await store.subjects.get(value) : undefined
  if (member !== undefined && member.parentNip === sellerNip && member.countsFrom <= now) return true
  const authorizations = type === 'PeppolId' ? (['PefInvoicing'] as const) : AuthorizationPermission.options
  const given = await Promise.all(authorizations.map(one => authorizationFrom(sellerNip, context, one, store, now)))
  return given.some(Boolean)
}

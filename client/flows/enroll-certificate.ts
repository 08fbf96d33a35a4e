import type { CertificateType } from '../../contracts/ksef/certificates/certificate.ts'
import { type Client, createClient } from '../client.ts'
import { makeCertificateRequest } from '../make-identity.ts'
import { type Patience, poll } from '../poll.ts'
import { watchExplanations } from '../watch-explanations.ts'
import type { SigningIdentity } from '../xades/certificate.ts'
import { EnrollmentFailed } from './enrollment-failed.ts'

export interface EnrollCertificate {
  /** Its own name: 5 to 100 letters (Polish ones, too), digits, spaces, `_` and `-`. */
  readonly name: string
  /** `Authentication` signs in, `Offline` signs the codes on offline invoices. */
  readonly type: CertificateType
  /** 'p256' when not given; 'rsa' has 2048 bits. */
  readonly key?: 'p256' | 'rsa'
  /** When its two years begin; when it is issued, if not given. */
  readonly validFrom?: Date
  readonly patience?: Patience
}

/** A certificate of KSeF with its private key, both PEM. KSeF never sees the key. */
export interface KsefCertificate extends SigningIdentity {
  /** 16 upper-case hexadecimal digits. */
  readonly serialNumber: string
  readonly name: string
  readonly type: CertificateType
}

const IN_PROGRESS = 100
const SUCCEEDED = 200

/**
 * Gets a KSeF certificate: makes a key pair, asks for its certificate with the data that KSeF wants in it, waits until it is
 * issued and fetches it.
 * @param session signed in with a seal, a signature or a KSeF certificate: a token gets none.
 * @throws EnrollmentFailed when KSeF rejects the request afterwards, a Refusal when it refuses it, WaitedTooLong.
 */
export const enrollCertificate = async (
  session: Client,
  { name, type, key, validFrom, patience }: EnrollCertificate,
): Promise<KsefCertificate> => {
  const subject = await session.certificates.enrollmentData()
  const { csr, privateKey } = await makeCertificateRequest({ subject, key })
  const { referenceNumber } = await session.certificates.enroll({
    body: { certificateName: name, certificateType: type, csr, validFrom: validFrom?.toISOString() },
  })
  const watched = watchExplanations(session.connection)
  const { certificates } = createClient(watched.connection)
  const { status, certificateSerialNumber } = await poll(
    `Certificate request ${referenceNumber}`,
    () => certificates.enrollmentStatus({ params: { referenceNumber } }),
    seen => seen.status.code !== IN_PROGRESS,
    session.connection.clock,
    patience,
  )
  if (status.code !== SUCCEEDED || certificateSerialNumber == null)
    throw new EnrollmentFailed(referenceNumber, status, watched.last())
  return {
    serialNumber: certificateSerialNumber,
    name,
    type,
    certificate: await fetchCertificate(session, certificateSerialNumber),
    privateKey,
  }
}

const fetchCertificate = async (session: Client, serialNumber: string): Promise<string> => {
  const body = { certificateSerialNumbers: [serialNumber] }
  const [found] = (await session.certificates.retrieve({ body })).certificates
  if (found === undefined) throw new Error(`KSeF issued the certificate ${serialNumber} and does not give it.`)
  const lines = found.certificate.replace(/.{64}/g, '$&\n').trimEnd()
  return `-----BEGIN CERTIFICATE-----\n${lines}\n-----END CERTIFICATE-----\n`
}

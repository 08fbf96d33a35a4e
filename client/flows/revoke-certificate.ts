import type * as z from 'zod'
import type { CertificateListItem } from '../../contracts/ksef/certificates/query.ts'
import type { RevocationReason } from '../../contracts/ksef/certificates/revoke.ts'
import type { Client } from '../client.ts'
import { type Patience, poll } from '../poll.ts'

/**
 * Revokes a KSeF certificate and waits until it is Revoked. Sessions that it opened go on.
 * @param serialNumber 16 upper-case hexadecimal digits. @param reason Unspecified when not given.
 * @returns what the list shows of it; undefined where it is one of the linked NIP or PESEL, whose are not listed.
 * @throws a Refusal when KSeF refuses, WaitedTooLong at the deadline.
 */
export const revokeCertificate = async (
  session: Client,
  serialNumber: string,
  { reason, patience }: { readonly reason?: z.infer<typeof RevocationReason>; readonly patience?: Patience } = {},
): Promise<CertificateListItem | undefined> => {
  const body = reason && { revocationReason: reason }
  await session.certificates.revoke({ params: { certificateSerialNumber: serialNumber }, ...(body && { body }) })
  const look = async () => {
    const { certificates } = await session.certificates.query({ body: { certificateSerialNumber: serialNumber } })
    return certificates[0]
  }
  return poll(
    `Certificate ${serialNumber} becoming Revoked`,
    look,
    it => it === undefined || it.status === 'Revoked',
    session.connection.clock,
    patience,
  )
}

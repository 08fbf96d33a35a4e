import { createPrivateKey, X509Certificate } from 'node:crypto'
import { putBounded } from '../bounded.ts'
import type { PortalSession } from '../session.ts'

/** Keys of so many requests are kept for a browser. */
const keptKeys = 20

/** Keeps the private key of a request (PEM): nobody but this session ever has it. */
export const keepKey = ({ certificateKeys }: PortalSession, referenceNumber: string, privateKey: string): void =>
  putBounded(certificateKeys, referenceNumber, privateKey, keptKeys)

/** A certificate of KSeF's, which gives it in DER, and its private key if it was asked for in this session: both PEM. */
export const readIssued = ({ certificateKeys }: PortalSession, der: Uint8Array) => {
  const certificate = new X509Certificate(der)
  const privateKey = [...certificateKeys.values()].find(key => certificate.checkPrivateKey(createPrivateKey(key)))
  return { certificate: certificate.toString(), privateKey }
}
export type Issued = ReturnType<typeof readIssued>

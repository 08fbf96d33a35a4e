import { createPrivateKey, X509Certificate } from 'node:crypto'
import { putBounded } from '../bounded.ts'
import type { PortalSession } from '../session.ts'

/** Keys of so many requests are kept for a browser. */
const keptKeys = 20

/** Keeps the private key of a request (PEM): nobody but this session ever has it. */
export const keepKey = ({ certificateKeys }: PortalSession, referenceNumber: string, privateKey: string): void =>
  putBounded(certificateKeys, referenceNumber, privateKey, keptKeys)

/** The private key (PEM) of a certificate (DER), if it was asked for in this session. */
export const keyOf = ({ certificateKeys }: PortalSession, der: Uint8Array): string | undefined => {
  const certificate = new X509Certificate(der)
  return [...certificateKeys.values()].find(key => certificate.checkPrivateKey(createPrivateKey(key)))
}

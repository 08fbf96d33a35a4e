import { webcrypto } from 'node:crypto'
import { part } from './parts.ts'

/** The library that writes certificates: heavy, and needed by few. */
export const certificateMaker = part(async () => {
  await import('reflect-metadata')
  const x509 = await import('@peculiar/x509')
  x509.cryptoProvider.set(webcrypto as Crypto)
  return x509
})

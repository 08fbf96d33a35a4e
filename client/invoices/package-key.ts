import type { Client } from '../client.ts'
import { keyFor } from '../key-for.ts'
import { encryptionOf, type SessionEncryption } from './invoice-key.ts'

/** What a package is encrypted with, every part by itself: AES-256-CBC. */
export interface PackageKey {
  /** 32 bytes. */
  readonly secret: Uint8Array
  /** 16 bytes. */
  readonly initializationVector: Uint8Array
}

/** A fresh key for a package, and what tells KSeF about it. */
export const makePackageKey = async (
  session: Client,
): Promise<PackageKey & { readonly encryption: SessionEncryption }> => {
  const ksefKey = keyFor(await session.publicKeys.list(), 'SymmetricKeyEncryption', session.connection.clock.now())
  const secret = crypto.getRandomValues(new Uint8Array(32))
  const initializationVector = crypto.getRandomValues(new Uint8Array(16))
  return { secret, initializationVector, encryption: await encryptionOf(secret, initializationVector, ksefKey) }
}

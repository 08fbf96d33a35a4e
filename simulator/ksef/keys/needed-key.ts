import { KsefError } from '../../../contracts/ksef/errors.ts'
import type { PublicKeyUsage } from '../../../contracts/ksef/public-keys/list.ts'
import { why } from './explanations.ts'
import type { KeyRing, RingKey } from './key-ring.ts'

/**
 * The key that a caller encrypted with: by its id, or the current one.
 * @throws KsefError 21470 for an id that is unknown or withdrawn
 */
export const neededKey = (
  keys: KeyRing,
  usage: PublicKeyUsage,
  publicKeyId: string | null | undefined,
  now: number,
): RingKey => {
  const key = keys.find(usage, publicKeyId, now)
  if (key !== undefined) return key
  const keyId = publicKeyId ?? ''
  throw new KsefError('unknownPublicKey', { values: { keyId }, explanation: why('unknownKey', { usage, keyId }) })
}

import { createKeyRing, type KeyRing } from '../ksef/keys/key-ring.ts'
import type { EncryptionKey } from '../ksef/keys/published-keys.ts'
import type { WorldTransactions } from './tables.ts'

/** More than a ring has. */
const MOST_KEYS = 1000

/** The ring that the world has, or begins with. */
export const openKeyRing = (tables: WorldTransactions, first: readonly EncryptionKey[]): Promise<KeyRing> =>
  tables.write(async ({ keys }) => {
    const kept = await keys.page('inOrder', '', { size: MOST_KEYS, order: 'oldest' })
    if (kept.length > 0) return createKeyRing(kept)
    for (const [place, key] of first.entries()) await keys.add({ place, ...key })
    return createKeyRing(first)
  })

import { mostKeys } from '../../contracts/control/keys.ts'
import { createKeyRing, type KeyRing } from '../ksef/keys/key-ring.ts'
import type { EncryptionKey } from '../ksef/keys/published-keys.ts'
import type { KeyRecord } from './records.ts'
import type { WorldStore, WorldTransactions } from './tables.ts'

/** More than a ring has. */
const MOST_KEYS = 1000

/** A ring whose keys may be replaced. */
export interface HeldKeyRing extends KeyRing {
  /** Reads them again: another process has changed them. */
  renew(): Promise<void>
  /**
   * New keys become current, and those before them for the same usage are valid until an instant at most.
   * @returns whether there was room for them
   */
  rotate(made: readonly EncryptionKey[], oldUntil: number, now: number): Promise<boolean>
}

const withdrawnAt = (key: KeyRecord, made: readonly EncryptionKey[], at: number): KeyRecord =>
  made.some(({ usage }) => usage.some(one => key.usage.includes(one)))
    ? { ...key, until: Math.min(key.until ?? at, at) }
    : key

const allOf = (keys: Pick<WorldStore['keys'], 'page'>): Promise<readonly KeyRecord[]> =>
  keys.page('inOrder', '', { size: MOST_KEYS, order: 'oldest' })

/** The ring that the world has, or begins with. */
export const openKeyRing = async (tables: WorldTransactions, first: readonly EncryptionKey[]): Promise<HeldKeyRing> => {
  const begun = await tables.write(async ({ keys }): Promise<readonly KeyRecord[]> => {
    const kept = await allOf(keys)
    if (kept.length > 0) return kept
    const records = first.map((key, place) => ({ place, ...key }))
    for (const record of records) await keys.add(record)
    return records
  })
  let ring = createKeyRing(begun)
  return {
    all: now => ring.all(now),
    find: (usage, publicKeyId, now) => ring.find(usage, publicKeyId, now),
    renew: async () => {
      ring = createKeyRing(await tables.read(({ keys }) => allOf(keys)))
    },
    rotate: async (made, oldUntil, now) => {
      const rotated = await tables.write(async ({ keys }) => {
        const records = await allOf(keys)
        const valid = records.filter(({ until = now + 1 }) => now < until)
        if (valid.length + made.length > mostKeys) return undefined
        const front = Math.min(0, ...records.map(({ place }) => place)) - made.length
        const next = [
          ...made.map((key, at) => ({ place: front + at, ...key })),
          ...valid.map(key => withdrawnAt(key, made, oldUntil)),
        ]
        for (const { place } of records) await keys.delete(String(place))
        for (const record of next) await keys.add(record)
        return next
      })
      if (rotated !== undefined) ring = createKeyRing(rotated)
      return rotated !== undefined
    },
  }
}

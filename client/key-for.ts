import type { Operations } from '../contracts/ksef/operations.ts'
import type { Output } from '../contracts/operation.ts'

type Key = Output<Operations['publicKeys']['list']>[number]

/**
 * The key to encrypt with, of those that KSeF publishes: it lists the current one first.
 * @param now in milliseconds since the epoch, by KSeF's own clock where that is known.
 */
export const keyFor = (keys: readonly Key[], usage: Key['usage'][number], now: number): Key => {
  const fitting = keys.filter(key => key.usage.includes(usage))
  const inForce = fitting.find(({ validFrom, validTo }) => Date.parse(validFrom) <= now && now < Date.parse(validTo))
  const key = inForce ?? fitting[0]
  if (!key) throw new TypeError(`KSeF lists no public key for ${usage}.`)
  return key
}

import { randomFillSync } from 'node:crypto'
import { xoroshiro128plus, xoroshiro128plusFromState } from 'pure-rand/generator/xoroshiro128plus'

export interface Chance {
  /** Fresh random bytes. */
  random(size: number): Buffer
  /** Where the sequence stands; undefined when there is none to go on with. */
  state(): readonly number[] | undefined
}

const POOL = 8192

let pool = Buffer.alloc(0)

/** Bytes from the operating system, drawn a pool at a time for all who ask: a small draw of its own costs 10 us. */
export const systemChance: Chance = {
  random: size => {
    if (size > pool.length) pool = randomFillSync(Buffer.allocUnsafe(Math.max(POOL, size)))
    const drawn = pool.subarray(0, size)
    pool = pool.subarray(size)
    return drawn
  },
  state: () => undefined,
}

/** Bytes that follow from a seed, or go on where a sequence stood. */
export const seededChance = (from: number | readonly number[]): Chance => {
  const generator = typeof from === 'number' ? xoroshiro128plus(from) : xoroshiro128plusFromState(from)
  return {
    random: size => {
      const bytes = Buffer.allocUnsafe(size)
      for (let place = 0; place < size; place++) bytes[place] = generator.next() & 0xff
      return bytes
    },
    state: () => generator.getState(),
  }
}

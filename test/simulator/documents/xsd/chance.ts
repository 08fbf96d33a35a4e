import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'

/** Chance with a seed: the same choices every day. */
export interface Chance {
  below(end: number): number
  /** True once in so many times. */
  once(times: number): boolean
  pick<T>(from: readonly T[]): T
}

export const chanceOf = (seed: number): Chance => {
  const generator = xoroshiro128plus(seed)
  const below = (end: number): number => uniformInt(generator, 0, end - 1)
  return { below, once: times => below(times) === 0, pick: from => from[below(from.length)]! }
}

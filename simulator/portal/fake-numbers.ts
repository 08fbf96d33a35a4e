import { makeNip, makePesel } from '../../contracts/ksef/formats.ts'
import type { Runtime } from '../runtime/runtime.ts'

const fraction = ({ random }: Runtime) => random(4).readUInt32BE() / 2 ** 32

/** A NIP with the right check digit that belongs to nobody we know. */
export const fakeNip = (runtime: Runtime): string => makeNip(() => fraction(runtime))

/** The PESEL of someone born in the 20th century. */
export const fakePesel = (runtime: Runtime): string => {
  const below = (most: number): number => Math.floor(fraction(runtime) * most)
  return makePesel(1950 + below(50), 1 + below(12), 1 + below(28), below(10_000))
}

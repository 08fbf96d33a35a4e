import { bodyLimits } from '../../contracts/bounds.ts'
import { readingReason } from '../documents/system-error.ts'
import { readUpTo } from './read-up-to.ts'
import { SeedFault, type SeedPath } from './seed-fault.ts'
import { type ReadWorldSeed, type Seed, WholeSeed } from './shape.ts'
import { readAs } from './what-is-wrong.ts'

/** What one world begins with. */
export interface WorldPlan {
  /** Where it stands in the seed: nothing, or `worlds.<name>`. */
  readonly place: SeedPath
  readonly seed: ReadWorldSeed
  /** What the files hold that it names. */
  readonly files: ReadonlyMap<string, Uint8Array>
}

/** A world that has no seed of its own begins as the default one. */
export type Plan = (world: string) => WorldPlan

const contentOf = (file: string, path: SeedPath): Uint8Array => {
  try {
    return readUpTo(bodyLimits.invoice, file)
  } catch (cause) {
    throw new SeedFault(path, readingReason(cause, file), { cause })
  }
}

const planOf = (seed: ReadWorldSeed, place: SeedPath): WorldPlan => {
  const files = new Map<string, Uint8Array>()
  for (const name of ['certificates', 'invoices'] as const)
    for (const [index, { file }] of (seed[name] ?? []).entries())
      if (file !== undefined && !files.has(file)) files.set(file, contentOf(file, [...place, name, index, 'file']))
  return { place, seed, files }
}

/** A seed with all that it names. @throws SeedFault for the first thing that is wrong */
export const planFor = (given: Seed): Plan => {
  const { worlds = {}, ...seed } = readAs(WholeSeed(), given)
  const first = planOf(seed, [])
  const others = new Map(Object.entries(worlds).map(([name, seed]) => [name, planOf(seed, ['worlds', name])]))
  return world => others.get(world) ?? first
}

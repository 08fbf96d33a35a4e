import type { ReadSeedFile } from '../seed/file/read.ts'
import type { Plan } from '../seed/plan.ts'
import { SeedFault } from '../seed/seed-fault.ts'
import type { ReadWorldSeed, Seed } from '../seed/shape.ts'
import { wellKnownPlan, wellKnownSeed, wellKnownToken } from '../seed/well-known.ts'

/** A file that names nobody begins with the well-known company. */
const seedOf = ({ seed }: ReadSeedFile): Seed =>
  seed.companies === undefined && seed.persons === undefined ? { ...wellKnownSeed, ...seed } : seed

/** What worlds begin with. @throws SeedFault */
export const planOf = async (file: ReadSeedFile | undefined): Promise<Plan> => {
  if (file === undefined) return wellKnownPlan
  const { planFor } = await import('../seed/plan.ts')
  return planFor(seedOf(file))
}

/** What is wrong with a seed is told with file and line. */
export const tellingLines = async <T>(file: ReadSeedFile | undefined, work: () => Promise<T>): Promise<T> => {
  try {
    return await work()
  } catch (thrown) {
    if (file !== undefined && thrown instanceof SeedFault) throw file.told(thrown)
    throw file !== undefined && thrown instanceof RangeError ? new Error(`${file.path}: ${thrown.message}`) : thrown
  }
}

/** Where to look who is there: the token that everybody knows, or the file. */
export const seedLines = (file: ReadSeedFile | undefined, { tokens = [] }: ReadWorldSeed = {}): string => {
  const [company] = wellKnownSeed.companies!
  const isWellKnown = tokens.some(({ token }) => token === wellKnownToken)
  return (
    (file === undefined ? '' : `  file  ${file.path}\n`) +
    (isWellKnown ? `  company  ${company!.nip}, ${company!.name}\n  token    ${wellKnownToken}\n` : '')
  )
}

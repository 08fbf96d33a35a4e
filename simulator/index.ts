import { planFor } from './seed/plan.ts'
import type { Seed } from './seed/shape.ts'
import { type OpenOptions, openSimulator, type Simulator } from './simulator.ts'

/** `import { createSimulator } from 'ksef-simulator'`. */
export type { ApiVersion } from '../contracts/ksef/api-version.ts'
export type { AcubeSettings } from './acube/options.ts'
export { NotDone } from './control/not-done.ts'
export type { Log } from './http/log.ts'
export type { EncryptionKey } from './ksef/keys/published-keys.ts'
export type { Profile } from './ksef/profile.ts'
export {
  createRuntime,
  type Delays,
  type FixedRuntime,
  fixedRuntime,
  type Runtime,
  type RuntimeOptions,
  systemRuntime,
} from './runtime/runtime.ts'
export { SeedFault } from './seed/seed-fault.ts'
export type { Seed } from './seed/shape.ts'
export type { Listening, ListenOptions, Simulator } from './simulator.ts'
export type { World } from './world/world.ts'

export interface SimulatorOptions extends OpenOptions {
  /**
   * What worlds begin with, and begin anew with after a reset: companies, grants, tokens with secrets that stay, invoices and more, as
   * ksef-simulator.yaml has it. Paths of files start in the working folder. Default: nothing.
   */
  readonly seed?: Seed
}

/** Worlds of one's own: nothing is shared with another simulator. @throws SeedFault for a seed that is wrong */
export const createSimulator = ({ seed, ...options }: SimulatorOptions = {}): Simulator =>
  openSimulator(options, seed === undefined ? undefined : planFor(seed))

/** `import { createSimulator } from 'ksef-simulator'`. */
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
export {
  createSimulator,
  type Listening,
  type ListenOptions,
  type Simulator,
  type SimulatorOptions,
} from './simulator.ts'
export type { World } from './world/world.ts'

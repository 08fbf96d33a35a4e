/** `import { createSimulator } from 'ksef-simulator'`. */
export type { AcubeSettings } from './acube/options.ts'
export type { Log } from './log.ts'
export type { Profile } from './profile.ts'
export type { EncryptionKey } from './public-keys/published-keys.ts'
export { type Delays, type FixedRuntime, fixedRuntime, type Runtime, systemRuntime } from './runtime.ts'
export {
  createSimulator,
  type Listening,
  type ListenOptions,
  type Simulator,
  type SimulatorOptions,
} from './simulator.ts'

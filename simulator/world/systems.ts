import { acubeTables } from '../acube/tables.ts'
import { ksefTables } from '../ksef/tables.ts'
import type { Engine, StoresOf } from '../store/engine.ts'
import { worldTables } from './tables.ts'

/** Whose tables stand in one engine, each under its system's name. */
export const systems = { ksef: ksefTables, acube: acubeTables, world: worldTables } as const

export type WorldEngine = Engine<StoresOf<typeof systems>>

import type { SettingsRecord } from './records.ts'
import type { WorldTransactions } from './tables.ts'

/** What of a world may be changed while it runs. */
export type Settings = Omit<SettingsRecord, 'name'>

/** Kept in memory, for every request asks. */
export interface HeldSettings {
  now(): Settings
  change(settings: Partial<Settings>): Promise<void>
}

const name = 'settings' as const

/** Those that the world has, or begins with. */
export const openSettings = async (tables: WorldTransactions, first: Settings): Promise<HeldSettings> => {
  let current: Settings = { ...first, ...(await tables.read(({ settings }) => settings.get(name))) }
  return {
    now: () => current,
    change: changed =>
      tables.write(async ({ settings }) => {
        const next = { ...current, ...changed, name }
        await settings.put(next)
        current = next
      }),
  }
}

import type { SettingsRecord } from './records.ts'
import type { WorldTransactions } from './tables.ts'

/** What of a world may be changed while it runs. */
export type Settings = Omit<SettingsRecord, 'name'>

/** Kept in memory, for every request asks. */
export interface HeldSettings {
  now(): Settings
  /** Reads them again: another process has changed them. */
  renew(): Promise<void>
  change(settings: Partial<Settings>): Promise<void>
}

const name = 'settings' as const

/** Those that the world has, or begins with. */
export const openSettings = async (tables: WorldTransactions, first: Settings): Promise<HeldSettings> => {
  const read = async (): Promise<Settings> => ({
    ...first,
    ...(await tables.read(({ settings }) => settings.get(name))),
  })
  let current = await read()
  return {
    now: () => current,
    renew: async () => {
      current = await read()
    },
    change: async changed => {
      current = await tables.write(async ({ settings }) => {
        const next = { ...first, ...(await settings.get(name)), ...changed, name }
        await settings.put(next)
        return next
      })
    },
  }
}

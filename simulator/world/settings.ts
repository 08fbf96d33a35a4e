import type { SettingsRecord } from './records.ts'
import type { WorldTransactions } from './tables.ts'

/** What of a world may be changed while it runs. */
export type Settings = Omit<SettingsRecord, 'name'>

/** Kept in memory: requests ask. */
export interface HeldSettings {
  now(): Settings
  /** Reads them again: another process has changed them. */
  renew(): Promise<void>
  change(settings: Partial<Settings>): Promise<void>
}

const name = 'settings' as const

/**
 * Those that the world has, or begins with.
 * @param changed is told when they are others
 */
export const openSettings = async (
  tables: WorldTransactions,
  first: Settings,
  changed: () => void,
): Promise<HeldSettings> => {
  const read = async (): Promise<Settings> => ({
    ...first,
    ...(await tables.read(({ settings }) => settings.get(name))),
  })
  let current = await read()
  return {
    now: () => current,
    renew: async () => {
      current = await read()
      changed()
    },
    change: async wanted => {
      current = await tables.write(async ({ settings }) => {
        const next = { ...first, ...(await settings.get(name)), ...wanted, name }
        await settings.put(next)
        return next
      })
      changed()
    },
  }
}

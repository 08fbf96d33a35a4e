import { readdirSync, rmSync } from 'node:fs'
import { rm } from 'node:fs/promises'
import { join } from 'node:path'

/** Beside a data file: a folder for each of its worlds, by id. */
export const packagesBeside = (file: string): string => `${file}.packages`

/** Each is made when it is first needed. */
export interface Folders {
  of(world: number): string
  remove(world: number): Promise<void>
  /** Removes those of worlds that are not there: the process ended before it could. */
  sweep(worlds: readonly number[]): void
}

export const createFolders = (file: string): Folders => {
  const home = packagesBeside(file)
  const of = (world: number): string => join(home, String(world))
  const present = (): readonly string[] => {
    try {
      return readdirSync(home)
    } catch {
      return []
    }
  }
  return {
    of,
    remove: world => rm(of(world), { recursive: true, force: true }),
    sweep: worlds => {
      const known = new Set(worlds.map(String))
      for (const name of present()) if (!known.has(name)) rmSync(join(home, name), { recursive: true, force: true })
    },
  }
}

import { createHash } from 'node:crypto'
import { createWriteStream, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { open, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { SpoolFull } from '../spool-full.ts'
import type { Room } from './room.ts'

/** What was written: how many bytes came, and their SHA-256 in Base64. */
export interface Spooled {
  readonly file: string
  readonly size: number
  readonly hash: string
}

/** Files of what is too large for memory, under a folder of their own that goes with the simulator. */
export interface Spool {
  /**
   * Writes bytes to a new file as they come. Of more than `most` the rest is counted and left out.
   * @throws SpoolFull, and what the source throws; the file is gone then
   */
  write(source: AsyncIterable<Uint8Array>, most: number): Promise<Spooled>
  /** @throws Error, ENOENT: it is not there, or somebody has removed it */
  read(file: string): Promise<Readable>
  path(file: string): string
  remove(files: readonly string[]): Promise<void>
  /** Removes everything. */
  close(): Promise<void>
}

const isFull = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENOSPC'

/** Those of all open spools: one listener for the process, however many simulators it has. */
const folders = new Set<string>()
const removeFolders = (): void => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
}
const goesAtExit = (folder: string): void => {
  if (folders.size === 0) process.on('exit', removeFolders)
  folders.add(folder)
}
const isGone = (folder: string): void => {
  folders.delete(folder)
  if (folders.size === 0) process.removeListener('exit', removeFolders)
}

export const createSpool = (room: Room): Spool => {
  let folder: string | undefined
  let count = 0
  /** Bytes of each file. */
  const sizes = new Map<string, number>()
  /** Made when first needed: most simulators never see a package. */
  const home = (): string => {
    if (folder === undefined) {
      folder = mkdtempSync(join(tmpdir(), 'ksef-simulator-'))
      goesAtExit(folder)
    }
    // Whoever cleans up the temporary files of a machine is met again.
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    return folder
  }
  const path = (file: string): string => join(home(), file)
  const remove = async (file: string): Promise<void> => {
    await rm(path(file), { force: true })
    room.give(sizes.get(file) ?? 0)
    sizes.delete(file)
  }

  return {
    path,
    read: async file => (await open(path(file))).createReadStream(),
    write: async (source, most) => {
      const file = String(++count)
      const hash = createHash('sha256')
      let size = 0
      let written = 0
      const bounded = async function* () {
        for await (const chunk of source) {
          const kept = chunk.subarray(0, Math.max(0, most - size))
          if (!room.take(kept.byteLength)) throw new SpoolFull()
          size += chunk.byteLength
          written += kept.byteLength
          sizes.set(file, written)
          hash.update(chunk)
          if (kept.byteLength > 0) yield kept
        }
      }
      try {
        await pipeline(Readable.from(bounded(), { objectMode: false }), createWriteStream(path(file), { mode: 0o600 }))
      } catch (error) {
        await remove(file)
        throw isFull(error) ? new SpoolFull('the disk', { cause: error }) : error
      }
      return { file, size, hash: hash.digest('base64') }
    },
    remove: async files => {
      await Promise.all(files.map(remove))
    },
    close: async () => {
      for (const size of sizes.values()) room.give(size)
      sizes.clear()
      if (folder === undefined) return
      const gone = folder
      folder = undefined
      await rm(gone, { recursive: true, force: true })
      isGone(gone)
    },
  }
}

import { createHash } from 'node:crypto'
import { createWriteStream, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { open, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { quote } from '../../http/quote.ts'
import type { Folder } from '../../store/engines.ts'
import { SpoolFull } from '../spool-full.ts'
import type { Room } from './room.ts'

/** What was written: how many bytes came, and their SHA-256 in Base64. */
export interface Spooled {
  readonly file: string
  readonly size: number
  readonly hash: string
}

/** Files of what is too large for records, which name them, under a folder of their own. */
export interface Spool {
  /** Whether they outlive the process. If not, they go with the simulator. */
  readonly lasts: boolean
  /**
   * Writes bytes to a new file as they come. Of more than `most` the rest is counted and left out.
   * @param use `passing`: no record will name it
   * @throws SpoolFull, and what the source throws; the file is gone then
   */
  write(source: AsyncIterable<Uint8Array>, most: number, use?: 'passing'): Promise<Spooled>
  /** The same, under a name that records have. */
  restore(file: string, source: AsyncIterable<Uint8Array>): Promise<void>
  /** @throws Error, ENOENT: it is not there, or somebody has removed it */
  read(file: string): Promise<Readable>
  path(file: string): string
  remove(files: readonly string[]): Promise<void>
  /**
   * Keeps what records name, with so many bytes each, and removes everything else: before anything is written.
   * @returns those that are not there as they were written
   */
  keep(named: ReadonlyMap<string, number>): Promise<ReadonlySet<string>>
  /** Those that are whole. None is removed before who holds them lets go. */
  hold(): { files(): readonly string[]; release(): Promise<void> }
  /** Lets go of them: removes those that do not last. */
  close(): Promise<void>
}

/** As records name files: everything else leads nowhere. */
const stored = /^\d{1,15}$/
const passing = /^passing-\d{1,15}$/

/** Whether no record names it. */
export const isPassing = (file: string): boolean => passing.test(file)

/** @throws Error for a name that no file has, which might lead out of its folder */
export const requireStored = (file: string): void => {
  if (!stored.test(file)) throw new Error(`No file of a package has the name ${quote(file)}`)
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

/** That a file is there is written in its folder. */
const flushFolder = async (path: string): Promise<void> => {
  const folder = await open(path).catch(() => undefined)
  // Windows flushes no folders, and needs not.
  await folder?.sync().catch(() => {})
  await folder?.close()
}

const namesIn = (path: string): Promise<readonly string[]> =>
  readdir(path).catch(error => {
    if (error.code === 'ENOENT') return []
    throw error
  })

/** Bytes of a file, -1 of one that is not there. */
const sizeOf = (path: string): Promise<number> =>
  stat(path).then(
    ({ size }) => size,
    () => -1,
  )

/** @param lasting where they outlive the process; default: a temporary folder, which ends with it */
export const createSpool = (room: Room, lasting?: Folder): Spool => {
  let folder: string | undefined
  let count = 0
  /** Bytes of each file. */
  const sizes = new Map<string, number>()
  const whole = new Set<string>()
  let holders = 0
  /** What is to go when nobody holds it. */
  const doomed: string[] = []
  const ownFolder = (): string => {
    if (lasting !== undefined) return lasting.path
    const made = mkdtempSync(join(tmpdir(), 'ksef-simulator-'))
    goesAtExit(made)
    return made
  }
  /** Made when first needed: most simulators never see a package. */
  const home = (): string => {
    folder ??= ownFolder()
    // Whoever cleans up the temporary files of a machine is met again.
    mkdirSync(folder, { recursive: true, mode: 0o700 })
    return folder
  }
  /** @param name that the folder itself has, or that was looked at */
  const inside = (name: string): string => join(home(), name)
  const path = (file: string): string => {
    if (!isPassing(file)) requireStored(file)
    return inside(file)
  }
  const removeNow = async (file: string): Promise<void> => {
    await rm(inside(file), { recursive: true, force: true })
    room.give(sizes.get(file) ?? 0)
    sizes.delete(file)
  }
  const remove = async (files: readonly string[]): Promise<void> => {
    files.forEach(path)
    for (const file of files) whole.delete(file)
    if (holders > 0) doomed.push(...files)
    else await Promise.all(files.map(removeNow))
  }
  const writeTo = async (
    file: string,
    source: AsyncIterable<Uint8Array>,
    most: number,
    flush: boolean,
  ): Promise<Spooled> => {
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
      const bytes = Readable.from(bounded(), { objectMode: false })
      await pipeline(bytes, createWriteStream(path(file), { mode: 0o600, flush }))
      if (flush) await flushFolder(home())
    } catch (error) {
      await removeNow(file)
      throw isFull(error) ? new SpoolFull('the disk', { cause: error }) : error
    }
    return { file, size, hash: hash.digest('base64') }
  }
  const isFlushed = lasting?.isFlushed ?? false

  return {
    lasts: lasting !== undefined,
    path,
    read: async file => (await open(path(file))).createReadStream(),
    write: async (source, most, use) => {
      if (use === 'passing') return writeTo(`passing-${++count}`, source, most, false)
      const spooled = await writeTo(String(++count), source, most, isFlushed)
      whole.add(spooled.file)
      return spooled
    },
    restore: async (file, source) => {
      requireStored(file)
      await writeTo(file, source, Number.POSITIVE_INFINITY, isFlushed)
      count = Math.max(count, Number(file))
      whole.add(file)
    },
    remove,
    keep: async named => {
      const missing = new Set(named.keys())
      const place = folder ?? lasting?.path
      for (const file of place === undefined ? [] : await namesIn(place)) {
        const size = await sizeOf(inside(file))
        if (size < 0 || size !== named.get(file)) await removeNow(file)
        else {
          missing.delete(file)
          count = Math.max(count, Number(file))
          if (!sizes.has(file)) room.add(size)
          sizes.set(file, size)
          whole.add(file)
        }
      }
      return missing
    },
    hold: () => {
      holders++
      return {
        files: () => [...whole],
        release: async () => {
          if (--holders === 0) await Promise.all(doomed.splice(0).map(removeNow))
        },
      }
    },
    close: async () => {
      for (const size of sizes.values()) room.give(size)
      sizes.clear()
      whole.clear()
      doomed.length = 0
      if (folder === undefined) return
      const gone = folder
      folder = undefined
      if (lasting !== undefined) return
      await rm(gone, { recursive: true, force: true })
      isGone(gone)
    },
  }
}

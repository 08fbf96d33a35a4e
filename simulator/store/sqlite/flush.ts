import { type FileHandle, open } from 'node:fs/promises'
import { dirname } from 'node:path'

/** Brings what was committed to the disk beside the event loop: one time for all who wait for it. */
export interface Flush {
  /** Something was committed. */
  changed(): void
  /** Resolves when whatever was committed by now is on the disk; undefined when it is. */
  done(): Promise<void> | undefined
  close(): Promise<void>
}

/** That a file is there stands in its folder. Windows flushes no folders, and needs not. */
const flushFolder = async (path: string): Promise<void> => {
  const folder = await open(path).catch(() => undefined)
  await folder?.sync().catch(() => {})
  await folder?.close()
}

/** @param path of the log that SQLite writes */
export const createFlush = (path: string): Flush => {
  let handle: FileHandle | undefined
  let isChanged = false
  let broken: unknown
  let running: Promise<void> | undefined
  let next: Promise<void> | undefined

  const flush = async (): Promise<void> => {
    // What the system could not write it may have dropped: a later flush that succeeds would not have it.
    if (broken !== undefined) throw broken
    isChanged = false
    if (handle === undefined) {
      handle = await open(path, 'r+')
      await flushFolder(dirname(path))
    }
    await handle.datasync().catch(error => {
      broken = error
      throw error
    })
  }
  const begin = (): Promise<void> => {
    next = undefined
    const begun = flush()
      .catch(error => {
        isChanged = true
        throw error
      })
      .finally(() => {
        if (running === begun) running = undefined
      })
    running = begun
    return begun
  }
  const done = (): Promise<void> | undefined => {
    if (!isChanged) return running
    if (running === undefined) return begin()
    // One that runs may have begun before the last change. What comes after it is forgotten as soon as it begins.
    if (next === undefined) next = running.then(begin, begin)
    return next
  }
  return {
    changed: () => {
      isChanged = true
    },
    done,
    close: async () => {
      await done()?.catch(() => {})
      await handle?.close()
    },
  }
}

import { accessSync, constants } from 'node:fs'
import { dirname } from 'node:path'
import { type Driver, openDatabase } from './driver.ts'

const isBusy = (error: unknown): boolean => error instanceof Error && error.message.includes('database is locked')

/** SQLite and its drivers say it by a number. */
const requireFolder = (file: string): void => {
  try {
    accessSync(dirname(file), constants.W_OK)
  } catch (cause) {
    const reason = 'its folder is not there, or may not be written by this user'
    throw new Error(`${file} cannot be opened as a data file: ${reason}.`, { cause })
  }
}

/**
 * Takes a file for this process as long as it lives: however it ends, the system lets go of it.
 * @throws Error with a sentence when another process has it
 */
export const lockFile = (file: string): Driver => {
  requireFolder(file)
  const lock = openDatabase(`${file}-lock`)
  try {
    lock.exec('begin exclusive')
    return lock
  } catch (error) {
    lock.close()
    if (!isBusy(error)) throw error
    throw new Error(`${file} is open in another process: a data file serves one simulator at a time.`)
  }
}

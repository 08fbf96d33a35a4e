import { readFile, writeFile } from 'node:fs/promises'
import { readingReason } from '../documents/system-error.ts'

/** Files that the command line names. What cannot be done with one is told in a sentence that names it. */

/** The octets of a file. @throws Error */
export const readInput = async (path: string): Promise<Buffer> => {
  try {
    return await readFile(path)
  } catch (cause) {
    throw new Error(readingReason(cause, path), { cause })
  }
}

/** @throws Error */
export const writeOutput = async (path: string, content: string | Uint8Array): Promise<void> => {
  try {
    await writeFile(path, content)
  } catch (cause) {
    throw new Error(readingReason(cause, path, 'written'), { cause })
  }
}

/** A file that only its owner may read. One that is there stays as it is, whoever may read it. @throws Error */
export const writeSecret = async (path: string, content: string | Uint8Array): Promise<void> => {
  try {
    await writeFile(path, content, { mode: 0o600, flag: 'wx' })
  } catch (cause) {
    throw new Error(readingReason(cause, path, 'written'), { cause })
  }
}

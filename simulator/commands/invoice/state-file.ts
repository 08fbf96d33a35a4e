import { readFile } from 'node:fs/promises'
import type * as z from 'zod'
import { isSystemError } from '../../documents/system-error.ts'
import { replaceSecret } from '../files.ts'

/** A file that a command goes on from the next time. */
export interface StateFile<State> {
  /** What it holds; undefined where it is not there yet. @throws Error for a file of something else */
  read(): Promise<State | undefined>
  write(state: State): Promise<void>
}

export const stateFile = <State>(path: string, schema: z.ZodType<State>): StateFile<State> => ({
  read: async () => {
    try {
      return schema.parse(JSON.parse(await readFile(path, 'utf8')))
    } catch (cause) {
      if (isSystemError(cause)) {
        if (cause.code === 'ENOENT') return undefined
        throw cause
      }
      throw new Error(`${path} is no state that this command has written.`, { cause })
    }
  },
  write: state => replaceSecret(path, JSON.stringify(state)),
})

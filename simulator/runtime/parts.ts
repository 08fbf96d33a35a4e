import { closeSync, openSync } from 'node:fs'
import { devNull } from 'node:os'
import { lazily } from './lazily.ts'

/** Parts are loaded when first needed: a start does not pay for them. */

const parts = new Set<() => Promise<unknown>>()

/** About as many files as a part is read from at once. */
const FILES = 16

/**
 * Node 20 and 22 never read a file again that once could not be read for an import. So it is asked first whether files
 * can be opened.
 * @throws Error, EMFILE: they cannot.
 */
const openFiles = (): void => {
  const opened: number[] = []
  try {
    while (opened.length < FILES) opened.push(openSync(devNull, 'r'))
  } finally {
    for (const file of opened) closeSync(file)
  }
}

/** `part(() => import('./portal.ts'))`: gives the module, the same one every time. */
export const part = <Module>(load: () => Promise<Module>): (() => Promise<Module>) => {
  const loaded = lazily(async () => {
    openFiles()
    return load()
  })
  parts.add(loaded)
  return loaded
}

/**
 * Loads every part, one after another. From then on it does not matter what becomes of our files (`npm ci` replaces
 * them) or how many more may be opened.
 * @param failed is told of each part that could not be loaded; it is tried again when it is needed.
 */
export const loadParts = async (failed: (error: unknown) => void): Promise<void> => {
  // Those that stand in a part are found as it is loaded.
  for (const load of parts) await load().catch(failed)
}

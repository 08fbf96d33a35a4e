import { readFileSync, statSync } from 'node:fs'

/** The bytes of a file. @throws Error when it cannot be read, has more than `most`, or is a device, which may have no end */
export const readUpTo = (most: number, path: string): Buffer => {
  const found = statSync(path)
  if (found.isCharacterDevice() || found.isBlockDevice()) throw new Error(`${path} is a device, not a file.`)
  if (found.size > most) throw new Error(`${path} has ${found.size} bytes, and at most ${most} are read.`)
  return readFileSync(path)
}

import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Where the official documents, recordings and facts lie. They are no part of this repository: they lie beside it, or
 * where KSEF_SHARED says. A user's checkout has none; CI must have them.
 */
const folder = process.env.KSEF_SHARED ?? fileURLToPath(new URL('../../shared', import.meta.url))

export const sharedPath = (path: string): string => join(folder, path)

/** A judge that is not at hand is said so and left out, but not in CI. */
const withoutJudge = (sentence: string): undefined => {
  if (process.env.CI) throw new Error(`${sentence} In CI it must be.`)
  console.warn(`\n!!! NOT JUDGED: ${sentence}\n`)
}

/** The path of a shared file or folder, or undefined where it is not at hand. */
export const sharedFile = (path: string): string | undefined =>
  existsSync(sharedPath(path))
    ? sharedPath(path)
    : withoutJudge(`${sharedPath(path)} is not there (KSEF_SHARED names the folder).`)

/** Whether a program that judges us is installed. @param asked what it answers with success, and does nothing */
export const isInstalled = (program: string, ...asked: readonly string[]): boolean => {
  const there = spawnSync(program, asked.length > 0 ? asked : ['--version']).status === 0
  if (!there) withoutJudge(`${program} is not installed, or not all of it.`)
  return there
}

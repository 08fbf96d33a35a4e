import { copyFile, link, mkdir, readdir, rename, rm, stat } from 'node:fs/promises'
import { dirname, join, relative } from 'node:path'
import { lookInto, openDatabase } from './driver.ts'
import { packagesBeside } from './folders.ts'
import { FORM, formOf } from './form.ts'

const isCode = (error: unknown, ...codes: string[]): boolean =>
  error instanceof Error && 'code' in error && codes.includes(String(error.code))

/** Files are written once: a second name does for a copy, where the disk is the same. One that has gone is named by nobody. */
const copyOne = async (from: string, to: string): Promise<void> => {
  await mkdir(dirname(to), { recursive: true, mode: 0o700 })
  try {
    await link(from, to).catch(async error => {
      if (!isCode(error, 'EXDEV', 'EPERM', 'ENOTSUP', 'EMLINK')) throw error
      await copyFile(from, to)
    })
  } catch (error) {
    if (!isCode(error, 'ENOENT', 'EEXIST')) throw error
  }
}

const copyFolder = async (from: string, to: string): Promise<void> => {
  const found = await readdir(from, { recursive: true, withFileTypes: true }).catch(error => {
    if (isCode(error, 'ENOENT')) return []
    throw error
  })
  for (const one of found) {
    const path = join(one.parentPath, one.name)
    if (one.isFile()) await copyOne(path, join(to, relative(from, path)))
  }
}

const isThere = (path: string): Promise<boolean> =>
  stat(path).then(
    () => true,
    () => false,
  )

/**
 * A whole copy of a data file with its packages, as it is at one instant, while a simulator has it open or not.
 * @throws Error with a sentence for what is no data file, and where something is in the way
 */
export const backUp = async (file: string, copy: string): Promise<void> => {
  if (!(await isThere(file))) throw new Error(`${file} is not there.`)
  for (const path of [copy, packagesBeside(copy)])
    if (await isThere(path)) throw new Error(`${path} is there already: a backup is a new file.`)
  const database = openDatabase(file)
  const unfinished = `${copy}.new`
  try {
    lookInto(database, file)
    if (formOf(database, file) !== FORM) throw new Error(`${file} is of an older form: the next start renews it.`)
    await rm(unfinished, { force: true })
    // Before and after: what records name at the instant between was there at one of the two.
    await copyFolder(packagesBeside(file), packagesBeside(copy))
    database.prepare('vacuum into ?').run(unfinished)
    await copyFolder(packagesBeside(file), packagesBeside(copy))
    await rename(unfinished, copy)
  } catch (error) {
    await rm(packagesBeside(copy), { recursive: true, force: true })
    await rm(unfinished, { force: true })
    throw error
  } finally {
    database.close()
  }
}

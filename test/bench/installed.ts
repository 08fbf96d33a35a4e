import { cp, mkdir, mkdtemp, readdir, rm, symlink, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'

const root = fileURLToPath(new URL('../..', import.meta.url))

/** The package as a user has it installed, in a folder of its own: a build during the run changes nothing. */
export const installPackage = async (): Promise<string> => {
  const folder = await mkdtemp(join(tmpdir(), 'ksef-simulator-bench-'))
  const modules = join(folder, 'node_modules')
  await mkdir(modules)
  for (const name of await readdir(join(root, 'node_modules')))
    if (!name.startsWith('.')) await symlink(join(root, 'node_modules', name), join(modules, name))
  await cp(join(root, 'dist'), join(modules, 'ksef-simulator', 'dist'), { recursive: true })
  await cp(join(root, 'package.json'), join(modules, 'ksef-simulator', 'package.json'))
  await writeFile(join(folder, 'package.json'), '{ "private": true, "type": "module" }\n')
  process.env[variable] = folder
  return folder
}

export const uninstallPackage = (folder: string): Promise<void> => rm(folder, { recursive: true })

/** Handed on to the processes of the run. */
const variable = 'BENCH_INSTALLED'
const inFolder = (...path: readonly string[]): string => join(process.env[variable] ?? '', ...path)

/** A file of the installed package or of what it depends on. */
export const installedFile = (name: string): string => inFolder('node_modules', name)
export const installedFolder = (): string => inFolder()

/** The entry of the installed package. */
export const installedSimulator = (): Promise<typeof import('../../simulator/index.ts')> =>
  import(pathToFileURL(installedFile('ksef-simulator/dist/simulator/index.js')).href)

export const commandLine = (): string => installedFile('ksef-simulator/dist/main.js')

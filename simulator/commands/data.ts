import { createReadStream, existsSync } from 'node:fs'
import { access, rm, writeFile } from 'node:fs/promises'
import { type Command, Option } from 'commander'
import about from '../../package.json' with { type: 'json' }
import { isSystemError } from '../documents/system-error.ts'
import { backUp } from '../store/sqlite/backup.ts'
import { packagesBeside } from '../store/sqlite/folders.ts'
import { openSqlite } from '../store/sqlite/sqlite.ts'
import { readWorlds, writeWorlds } from '../world/all-worlds.ts'
import type { WorldEngines } from '../world/load-world.ts'
import { systems } from '../world/systems.ts'
import { print } from './print.ts'
import { run } from './run.ts'

interface DataOptions {
  readonly data: string
}

/** `data`: files of `start --data`. */
export const register = (program: Command): void => {
  const area = program
    .command('data')
    .description('the file of `start --data`: copies of it, and all its worlds as text')
  const add = (
    name: string,
    file: string,
    description: string,
    work: (file: string, data: string) => Promise<string>,
  ) => {
    const command = area.command(name).description(description).argument('<file>', file)
    command
      .addOption(new Option('--data <file>', 'the data file').env('KSEF_SIMULATOR_DATA').makeOptionMandatory())
      .action((path: string, { data }: DataOptions) => run(command, async () => print(command, await work(path, data))))
  }
  add(
    'backup',
    'the copy, which is not there yet',
    'copy a data file and its packages, also while a simulator runs',
    copy,
  )
  add(
    'export',
    'where to write them',
    'write all worlds of a data file that no simulator has open as lines of JSON',
    write,
  )
  add('import', 'what `data export` wrote', 'put worlds into a data file that has none of them, or is new', read)
}

const copy = async (file: string, data: string): Promise<string> => {
  await backUp(data, file)
  return `${file}: a copy of ${data}; \`start --data ${file}\` goes on from it`
}

const opened = async (data: string, work: (engines: WorldEngines) => Promise<string>): Promise<string> => {
  const engines = openSqlite(systems, data, { version: about.version })
  try {
    return await work(engines)
  } finally {
    await engines.close()
  }
}

const write = async (file: string, data: string): Promise<string> => {
  await access(data)
  return opened(data, async engines => {
    try {
      // They hold secrets.
      await writeFile(file, writeWorlds(engines), { mode: 0o600, flag: 'wx' })
    } catch (cause) {
      if (isSystemError(cause) && cause.code === 'EEXIST') throw cause
      await rm(file, { force: true })
      throw cause
    }
    return `${file}: ${(await engines.names()).join(', ')}`
  })
}

/** SQLite's own and ours. */
const filesOf = (data: string): readonly string[] =>
  ['', '-wal', '-shm', '-lock', '-lock-journal'].map(end => data + end).concat(packagesBeside(data))

const read = async (file: string, data: string): Promise<string> => {
  const isThere = existsSync(data)
  let isMade = false
  try {
    return await opened(data, async engines => {
      isMade = !isThere
      const pieces = createReadStream(file, { encoding: 'utf8' })
      return `${data}: ${(await readWorlds(engines, pieces)).join(', ')}`
    })
  } catch (cause) {
    if (isMade) for (const made of filesOf(data)) await rm(made, { recursive: true, force: true })
    throw cause
  }
}

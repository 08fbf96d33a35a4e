import { existsSync } from 'node:fs'
import { writeFile } from 'node:fs/promises'
import type { Command } from 'commander'
import { readingReason } from '../documents/system-error.ts'
import { defaultPlace } from '../seed/options/choices.ts'
import { print } from './print.ts'
import { run } from './run.ts'
import { seedFileName } from './settle.ts'

/** Of the package, where it is installed in this folder; else a running simulator serves it. */
const ofPackage = './node_modules/ksef-simulator/dist/seed.schema.json'
const served = `http://${defaultPlace.host}:${defaultPlace.port}/control/seed.schema.json`

/** `init`: a ksef-simulator.yaml to begin with. */
export const register = (program: Command): void => {
  const command = program
    .command('init')
    .description(`write a ${seedFileName} with comments: what the simulator begins with, and its options`)
    .argument('[file]', 'where to write it; what is there already stays', seedFileName)
    .action((path: string) => run(command, () => init(command, path)))
}

const init = async (command: Command, path: string): Promise<void> => {
  const { seedTemplate } = await import('../seed/file/template.ts')
  const text = seedTemplate(existsSync(ofPackage) ? ofPackage : served)
  try {
    await writeFile(path, text, { flag: 'wx' })
  } catch (cause) {
    throw new Error(readingReason(cause, path, 'written'), { cause })
  }
  const start = path === seedFileName ? 'start' : `start --config ${path}`
  print(command, `${path} is written. \`ksef-simulator ${start}\` begins with it.`)
}

import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { type Command, Option } from 'commander'
import { controlCalls } from '../../contracts/control/calls.ts'
import type { ReadSeedFile } from '../seed/file/read.ts'
import { type StartOptions, startOptions } from '../seed/options/start-options.ts'
import type { Listening, Simulator } from '../simulator.ts'
import { runProgram } from './child.ts'
import { sendControl } from './control-call.ts'
import { writeOutput } from './files.ts'
import { tokensIn, type Variables } from './login.ts'
import { nipOf } from './nip-option.ts'
import { run } from './run.ts'
import { settle } from './settle.ts'
import { launch } from './start.ts'

interface ExecOptions extends StartOptions {
  readonly nip?: string
}

/** What is otherwise than with `start`: two may run at once (only the command line has a port), and the terminal is the command's. */
const defaults: Readonly<Record<string, unknown>> = { port: 0, logLevel: 'error' }

const optionOf = (option: Option): Option => {
  const own = defaults[option.attributeName()]
  const copy: Option = Object.assign(new Option(option.flags), option)
  return own === undefined ? copy : copy.default(own)
}

/** `exec`: a simulator for as long as one command runs. */
export const register = (program: Command): void => {
  const command = program
    .command('exec')
    .description('run a command beside a simulator of its own, which ends with it')
    .argument('<command>', 'what to run; it stands behind --')
    .argument('[words...]', 'its own options and arguments')
    .option('--nip <nip>', 'sign in for this NIP, and give the command the tokens as `login` prints them')
    .addHelpText(
      'after',
      '\nIn its environment are KSEF_BASE_URL, KSEF_SIMULATOR_URL and more (docs/ci.md):\n  ksef-simulator exec -- npm test',
    )
  for (const { option } of startOptions) command.addOption(optionOf(option))
  command.action((name: string, words: readonly string[]) =>
    run(command, async () => {
      const { port } = command.opts<ExecOptions>()
      const file = await settle(command, process.env)
      await exec([name, ...words], { ...command.opts<ExecOptions>(), port }, file)
    }),
  )
}

/** What leads the command to the simulator. KSEF_URL is what the commands of ours read. */
const addressesOf = ({ baseUrl, origin }: Listening): Variables => ({
  KSEF_BASE_URL: baseUrl,
  KSEF_URL: baseUrl,
  KSEF_SIMULATOR_URL: origin,
})

/** Of others who are trusted already, as Node is told. */
const trustedAlready = async (): Promise<string> => {
  const file = process.env.NODE_EXTRA_CA_CERTS
  if (!file) return ''
  // Node goes on without a file that it cannot read, and says so itself.
  return readFile(file, 'utf8').catch(() => '')
}

/** Node adds to what it trusts. Variables of others (SSL_CERT_FILE) would replace it, so that for them the file is named. */
const trustOf = async (ca: string | undefined, folder: string): Promise<Variables> => {
  if (ca === undefined) return {}
  const [own, all] = [join(folder, 'ca.pem'), join(folder, 'all.pem')]
  await writeOutput(own, ca)
  await writeOutput(all, `${await trustedAlready()}\n${ca}`)
  return { KSEF_SIMULATOR_CA: own, NODE_EXTRA_CA_CERTS: all }
}

const tokensOf = async (nip: string | undefined, simulator: Simulator, url: string): Promise<Variables> => {
  if (nip === undefined) return {}
  const { signIn } = controlCalls.access
  return { KSEF_NIP: nip, ...(await tokensIn(await sendControl({ url }, signIn, { body: { nip } }, simulator.fetch))) }
}

const exec = async (
  words: readonly string[],
  { nip: asked, ...options }: ExecOptions,
  file: ReadSeedFile | undefined,
): Promise<void> => {
  const nip = asked === undefined ? undefined : await nipOf({ nip: asked })
  const { simulator, listening } = await launch(options, file)
  const folder = await mkdtemp(join(tmpdir(), 'ksef-exec-'))
  let code: number
  try {
    const url = listening.origin
    await sendControl({ url }, controlCalls.state.ready, {}, simulator.fetch)
    code = await runProgram(words, {
      ...addressesOf(listening),
      ...(await trustOf(listening.ca, folder)),
      ...(await tokensOf(nip, simulator, url)),
    })
  } finally {
    await simulator.close()
    await rm(folder, { recursive: true, force: true })
  }
  process.exit(code)
}

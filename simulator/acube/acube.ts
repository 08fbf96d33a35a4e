import { createClient, type Fetch } from '../../client/index.ts'
import type { ApiVersion } from '../../contracts/ksef/api-version.ts'
import type { InvoiceValidator } from '../documents/schemas/invoice-validator.ts'
import type { Explanations } from '../http/explanations.ts'
import type { Log } from '../http/log.ts'
import type { Profile } from '../ksef/profile.ts'
import { part } from '../runtime/parts.ts'
import { type Runtime, timeLimit } from '../runtime/runtime.ts'
import { type Alone, aloneAnyway } from '../store/engine.ts'
import { type AcubeAccount, defaultAccounts } from './accounts.ts'
import { createSigner } from './delivery/signer.ts'
import { type DeliveryView, newestDeliveries } from './delivery/view.ts'
import type { AcubeEnvironment } from './handler.ts'
import { answerer } from './http/answer.ts'
import { createAcubeJwt } from './jwt.ts'
import type { Secret } from './secret.ts'
import type { AcubeTransactions } from './tables.ts'
import type { WorkAsked, WorkReport } from './work/report.ts'
import { createWorker } from './work/worker.ts'

/** Where A-Cube reaches KSeF. */
export interface KsefDoor {
  /** With or without `/v2` at its end. */
  readonly baseUrl: string
  readonly fetch: Fetch
  /** Of which version it is; default: the newest. */
  readonly api?: ApiVersion
}

export interface AcubeOptions {
  readonly runtime: Runtime
  readonly tables: AcubeTransactions
  readonly alone?: Alone | undefined
  readonly secret: Secret
  /** Asked anew for each piece of work: a simulator may begin to listen in between. */
  readonly ksef: () => KsefDoor
  /** Whether the invoices of a company wait until someone says that they go. */
  readonly holds?: (nip: string) => boolean
  /** By which receivers of notifications are reached. Default: the global one. */
  readonly fetch?: typeof fetch | undefined
  readonly validator: InvoiceValidator
  readonly explanations: Explanations
  readonly log: Log
  readonly profile: Profile
  readonly accounts?: readonly AcubeAccount[] | undefined
  /** Hosts beside loopback that notifications may go to. */
  readonly allowedWebhookHosts?: readonly string[] | undefined
}

export type { DeliveryView, WorkAsked, WorkReport }

/** A company of its own beside KSeF, which it reaches only through the client. */
export interface Acube {
  /** Answers a request under /acube. */
  answer(request: Request): Promise<Response>
  /** Does everything that is due, with KSeF and with webhooks; a receiver that is slow is not waited for. */
  work(asked?: WorkAsked): Promise<WorkReport>
  /** The newest notifications first, at most 200. */
  deliveries(): Promise<readonly DeliveryView[]>
  /** Stops, and waits for what is under way. */
  close(): Promise<void>
}

const docs = part(() => import('./docs.ts'))

/** KSeF that says nothing for so long is not there. */
const KSEF_TIME_LIMIT = 15_000

/** KSeF as A-Cube asks it: nobody is waited for long, and for nobody once it stops. */
const impatient = ({ fetch, ...door }: KsefDoor, stopped: () => AbortSignal): KsefDoor => ({
  ...door,
  fetch: async request => {
    stopped().throwIfAborted()
    const signal = AbortSignal.any([stopped(), timeLimit(KSEF_TIME_LIMIT)])
    return fetch(new Request(request, { signal }))
  },
})

/** The look-alike of A-Cube's API PL. Nothing is done before it is asked for something. */
export const createAcube = async (options: AcubeOptions): Promise<Acube> => {
  const { runtime, ksef, explanations, secret } = options
  const closing = new AbortController()
  const clock = {
    now: runtime.now,
    sleep: (ms: number) => new Promise<void>(resolve => void runtime.wakeUp(runtime.now() + ms, resolve)),
  }
  const environment: AcubeEnvironment = {
    runtime,
    tables: options.tables,
    alone: options.alone ?? aloneAnyway,
    jwt: createAcubeJwt(secret),
    signer: createSigner(await secret('acube.webhooks', () => runtime.random(32))),
    validator: options.validator,
    profile: options.profile,
    accounts: options.accounts ?? defaultAccounts,
    allowedWebhookHosts: options.allowedWebhookHosts ?? [],
    log: options.log,
    closing: closing.signal,
    holds: options.holds ?? (() => false),
    fetch: options.fetch,
    ksef: (stopped = () => closing.signal) => createClient({ ...impatient(ksef(), stopped), clock }),
  }
  const worker = createWorker(environment)
  const answer = answerer(environment, worker, explanations)
  return {
    answer: async request => {
      const { pathname } = new URL(request.url)
      if (pathname !== '/acube/docs' && !pathname.startsWith('/acube/docs/')) return answer(request)
      const { answerDocs } = await docs()
      return (await answerDocs(pathname, environment.accounts, defaultAccounts)) ?? answer(request)
    },
    work: worker.work,
    deliveries: () => options.tables.read(newestDeliveries),
    close: () => {
      closing.abort()
      return worker.close()
    },
  }
}

import { createClient, type Fetch } from '../../client/index.ts'
import type { Explanations } from '../control/explanations.ts'
import type { Log } from '../http/services.ts'
import type { Profile } from '../profile.ts'
import type { Runtime } from '../runtime.ts'
import type { InvoiceValidator } from '../schemas/invoice-validator.ts'
import { type AcubeAccount, defaultAccounts } from './accounts.ts'
import { createSigner } from './delivery/signer.ts'
import type { AcubeEnvironment } from './handler.ts'
import { answerer } from './http/answer.ts'
import { createAcubeJwt } from './jwt.ts'
import type { DeliveryRecord } from './records.ts'
import { acubeMemory } from './tables.ts'
import { createWorker } from './work/worker.ts'

/** Where A-Cube reaches KSeF. */
export interface KsefDoor {
  /** With or without `/v2` at its end. */
  readonly baseUrl: string
  readonly fetch: Fetch
}

export interface AcubeOptions {
  readonly runtime: Runtime
  /** Asked anew for each piece of work: a simulator may begin to listen in between. */
  readonly ksef: () => KsefDoor
  readonly validator: InvoiceValidator
  readonly explanations: Explanations
  readonly log: Log
  readonly profile: Profile
  readonly accounts?: readonly AcubeAccount[] | undefined
  /** Hosts beside loopback that notifications may go to. */
  readonly allowedWebhookHosts?: readonly string[] | undefined
}

/** What to do beyond what is due. */
export interface WorkAsked {
  /** `now`: sends queued invoices, however long they have waited. */
  readonly queue?: 'now' | undefined
}

/** What was done since it was asked for last, in numbers of things. */
export interface WorkReport {
  /** Entities that became active, and that stopped being so. */
  readonly activated: number
  readonly deactivated: number
  /** Invoices sent to KSeF, and those that KSeF decided on. */
  readonly sent: number
  readonly valid: number
  readonly invalid: number
  readonly upos: number
  /** Invoices found in KSeF: for the entity, and by the entity another way. */
  readonly received: number
  readonly synced: number
  /** Notifications that their receivers took. */
  readonly delivered: number
  /** What went wrong and is tried again. */
  readonly troubles: readonly string[]
}

/** One notification and how its delivery goes. Instants are ISO 8601. */
export interface DeliveryView {
  readonly uuid: string
  readonly webhookUuid: string
  readonly webhookType: string
  readonly url: string
  readonly payload: unknown
  readonly createdAt: string
  readonly state: 'waiting' | 'delivered' | 'given-up'
  readonly attempts: readonly { readonly at: string; readonly status?: number; readonly error?: string }[]
  readonly nextAttemptAt?: string
}

/** A company of its own beside KSeF, which it reaches only through the client. */
export interface Acube {
  /** Answers a request under /acube. */
  answer(request: Request): Promise<Response>
  /** Does everything that is due, with KSeF and with webhooks. */
  work(asked?: WorkAsked): Promise<WorkReport>
  /** Does what is due with KSeF; receivers of notifications are not waited for. */
  settle(): Promise<void>
  /** The newest notifications first, at most 200. */
  deliveries(): Promise<readonly DeliveryView[]>
  /** Stops, and waits for what is under way. */
  close(): Promise<void>
}

const MOST_SHOWN = 200

const viewOf = (it: DeliveryRecord): DeliveryView => ({
  uuid: it.uuid,
  webhookUuid: it.webhook,
  webhookType: it.type,
  url: it.url,
  payload: JSON.parse(it.body),
  createdAt: new Date(it.createdAt).toISOString(),
  state: it.state,
  attempts: it.attempts.map(({ at, status, error }) => ({ at: new Date(at).toISOString(), status, error })),
  nextAttemptAt: it.state === 'waiting' ? new Date(it.dueAt).toISOString() : undefined,
})

/** KSeF that says nothing for so long is not there. */
const KSEF_TIME_LIMIT = 15_000

/** The look-alike of A-Cube's API PL. Nothing is done before it is asked for something. */
export const createAcube = (options: AcubeOptions): Acube => {
  const { runtime, ksef, explanations } = options
  const clock = {
    now: runtime.now,
    sleep: (ms: number) => new Promise<void>(resolve => void runtime.wakeUp(runtime.now() + ms, resolve)),
  }
  const environment: AcubeEnvironment = {
    runtime,
    engine: acubeMemory(),
    jwt: createAcubeJwt(),
    signer: createSigner(Buffer.from(runtime.random(32))),
    validator: options.validator,
    profile: options.profile,
    accounts: options.accounts ?? defaultAccounts,
    allowedWebhookHosts: options.allowedWebhookHosts ?? [],
    log: options.log,
    ksef: () => {
      const { baseUrl, fetch } = ksef()
      const within: Fetch = request => fetch(new Request(request, { signal: AbortSignal.timeout(KSEF_TIME_LIMIT) }))
      return createClient({ baseUrl, fetch: within, clock })
    },
  }
  const worker = createWorker(environment)
  const answer = answerer(environment, worker, explanations)
  return {
    answer: async request => {
      const { pathname } = new URL(request.url)
      if (pathname !== '/acube/docs' && !pathname.startsWith('/acube/docs/')) return answer(request)
      const { answerDocs } = await import('./docs.ts')
      return (await answerDocs(pathname, environment.accounts, defaultAccounts)) ?? answer(request)
    },
    work: worker.work,
    settle: () => worker.settle({ look: true }),
    deliveries: async () => {
      const { deliveries } = environment.engine.store
      return (await deliveries.page('all', '', { size: MOST_SHOWN, order: 'newest' })).map(viewOf)
    },
    close: worker.close,
  }
}

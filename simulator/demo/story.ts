import { makeNip } from '../../contracts/ksef/formats.ts'
import type { AcubeAccount } from '../acube/accounts.ts'
import type { Fetch, Traffic } from '../acube/traffic.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { type AcubeCaller, createAcubeCaller } from './acube-caller.ts'
import { createInbox, type Inbox } from './inbox.ts'
import type { Tell } from './message.ts'
import { ofThese } from './of-these.ts'
import { recorded } from './recorder.ts'
import { createWalker, type Walker } from './walker.ts'

/** One of the two companies of the story, and what it has by now. */
export interface Company {
  readonly role: 'seller' | 'buyer'
  readonly name: string
  readonly nip: string
  /** Its person at the portal. */
  readonly portal: Walker
  /** Where its program is told what happens. */
  readonly inbox: Inbox
  readonly inboxUrl: string
  /** What the portal shows once. */
  token?: string
  /** UUIDs of A-Cube. */
  entity: string
  keptToken: string
  /** It was active at A-Cube before, since a story was told of it. */
  wasActive?: boolean
}

/** All that the steps work with and remember. */
export interface Story {
  readonly seller: Company
  readonly buyer: Company
  readonly account: AcubeAccount
  readonly acube: AcubeCaller
  readonly invoiceNumber: string
  /** UUID of the sent invoice. */
  invoice: string
  ksefNumber: string
  /** How many of the parts of a step that has parts hold, and whether the next has been done. */
  parts: { held: number; begun: boolean }
  now(): number
  /** A-Cube does what is due, and sends what is queued, though its hour has not come. */
  work(): Promise<void>
}

export interface StoryOptions {
  /** Of the simulator: `http://127.0.0.1:4010`. */
  readonly origin: string
  readonly runtime: Runtime
  readonly account: AcubeAccount
  readonly traffic: Traffic
  readonly fetch: Fetch
  /** The address at which a company's inbox is. */
  inboxUrl(role: Company['role']): string
  readonly tell: Tell
  /** Companies of one's own in place of made-up ones. */
  readonly cast?: Cast
}

/** Who plays; what is left empty is made up. */
export type Cast = Readonly<Partial<Record<Company['role'], { readonly nip?: string; readonly name?: string }>>>

/** A story at its beginning, with two companies that nobody has heard of. `end` stops listening to A-Cube's calls. */
export const createStory = (options: StoryOptions): Story & { end(): void } => {
  const { origin, runtime, traffic, fetch, tell, cast } = options
  const fraction = () => runtime.random(6).readUIntBE(0, 6) / 2 ** 48
  const company = (role: Company['role'], name: string): Company => ({
    role,
    name: cast?.[role]?.name || name,
    nip: cast?.[role]?.nip || makeNip(fraction),
    portal: createWalker(origin, recorded('You', 'KSeF', fetch, tell)),
    inbox: createInbox(),
    inboxUrl: options.inboxUrl(role),
    entity: '',
    keptToken: '',
  })
  const seller = company('seller', 'Sprzedawca Demo sp. z o.o.')
  const buyer = company('buyer', 'Nabywca Demo S.A.')
  const toAcube = recorded('You', 'A-Cube', fetch, tell)
  const nips = new Set([seller.nip, buyer.nip])
  const end = traffic.watch(ofThese(nips, tell), nips)
  return {
    seller,
    buyer,
    account: options.account,
    acube: createAcubeCaller(origin, toAcube),
    invoiceNumber: `FV/${runtime.random(3).toString('hex').toUpperCase()}`,
    invoice: '',
    ksefNumber: '',
    parts: { held: 0, begun: false },
    now: () => runtime.now(),
    work: async () => {
      const body = JSON.stringify({ queue: 'now' })
      const headers = { 'content-type': 'application/json' }
      await toAcube(new Request(new URL('/control/acube/work', origin), { method: 'POST', headers, body }))
    },
    end,
  }
}

import {
  type Client,
  createClient,
  type KsefCertificate,
  makeInvoice,
  makeSeal,
  type Session,
  signInWithSeal,
} from '../../../client/index.ts'
import type { StatusResponse } from '../../../contracts/latarnia/latarnia.ts'
import type { Fetch } from '../../acube/traffic.ts'
import type { FixedRuntime } from '../../runtime/runtime.ts'

export const nip = '5265877635'

/** A code as it is printed on an invoice. */
export interface PrintedCode {
  readonly invoice: string
  readonly kind: 'KOD I' | 'KOD II'
  readonly link: string
  /** SVG. */
  readonly picture: string
}

/** The firm that rehearses: its program, and what it keeps from step to step. */
export interface Firm {
  readonly origin: string
  readonly runtime: FixedRuntime
  readonly client: Client
  session(): Promise<Session>
  certificate?: KsefCertificate
  /** The event under which Latarnia tells of the failure. */
  failure?: number
  /** Documents by their working names, as they were issued. */
  readonly documents: Map<string, string>
  readonly codes: PrintedCode[]
  readonly ksefNumbers: Map<string, string>
  /** What the simulator explained since it was last asked, in English. */
  explanations(): Promise<string[]>
  control(method: 'POST' | 'PUT', path: string, body: object): Promise<{ eventId: number }>
  latarnia(): Promise<StatusResponse>
  /** The page behind a code. */
  page(link: string): Promise<string>
}

export interface FirmOptions {
  /** Of the simulator that is rehearsed on, whose clock is `runtime`. */
  readonly origin: string
  readonly runtime: FixedRuntime
  readonly fetch: Fetch
}

export const createFirm = ({ origin, runtime, fetch }: FirmOptions): Firm => {
  const told: string[] = []
  const clock = { now: runtime.now, sleep: async (ms: number) => runtime.advance(ms) }
  const ask = (path: string, init?: RequestInit) => fetch(new Request(new URL(path, origin), init))
  const client = createClient({
    baseUrl: `${origin}/v2`,
    clock,
    fetch: async request => {
      const response = await fetch(request)
      const id = response.headers.get('X-Simulator-Explanation')
      if (id !== null) told.push(id)
      return response
    },
  })
  const explanationOf = async (id: string): Promise<string> => {
    const response = await ask(`/control/explanations/${id}`, { headers: { 'Accept-Language': 'en' } })
    return ((await response.json()) as { text: string }).text
  }
  return {
    origin,
    runtime,
    client,
    session: async () => {
      const identity = await makeSeal({ nip, key: 'p256', validFrom: new Date(runtime.now() - 60_000) })
      return signInWithSeal(client, { nip, identity })
    },
    documents: new Map(),
    codes: [],
    ksefNumbers: new Map(),
    explanations: () => Promise.all(told.splice(0).map(explanationOf)),
    control: async (method, path, body) => {
      const headers = { 'Content-Type': 'application/json' }
      const response = await ask(`/control${path}`, { method, headers, body: JSON.stringify(body) })
      if (!response.ok) throw new Error(`/control${path}: ${await response.text()}`)
      return (await response.json()) as { eventId: number }
    },
    latarnia: async () => (await ask('/latarnia/status')).json() as Promise<StatusResponse>,
    page: async link => (await ask(link)).text(),
  }
}

/** An invoice of the firm, dated by the simulated clock, in Warsaw. */
export const invoiceOf = (number: string, issueDate: string, what = 'Serwis'): string =>
  makeInvoice({
    seller: { nip, name: 'Firma sp. z o.o.', address: 'Warszawa' },
    buyer: { nip: '7980332920', name: 'Nabywca', address: 'Warszawa' },
    number,
    issueDate,
    lines: [{ name: what, netPrice: 100 }],
  })

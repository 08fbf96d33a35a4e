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
import type { FixedRuntime } from '../../runtime/runtime.ts'

export const nip = '5265877635'

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
  readonly ksefNumbers: Map<string, string>
  /** What the simulator explained since it was last asked. */
  explanations(): Promise<string[]>
  control(method: 'POST' | 'PUT', path: string, body: object): Promise<{ eventId: number }>
  latarnia(): Promise<StatusResponse>
  /** The page behind a code. */
  page(link: string): Promise<string>
}

const text = async (response: Response): Promise<string> => response.text()

export const createFirm = (origin: string, runtime: FixedRuntime): Firm => {
  const told: string[] = []
  const clock = { now: runtime.now, sleep: async (ms: number) => runtime.advance(ms) }
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
    const response = await fetch(`${origin}/control/explanations/${id}`, { headers: { 'Accept-Language': 'en' } })
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
    ksefNumbers: new Map(),
    explanations: () => Promise.all(told.splice(0).map(explanationOf)),
    control: async (method, path, body) => {
      const headers = { 'Content-Type': 'application/json' }
      const response = await fetch(`${origin}/control${path}`, { method, headers, body: JSON.stringify(body) })
      if (!response.ok) throw new Error(`/control${path}: ${await text(response)}`)
      return (await response.json()) as { eventId: number }
    },
    latarnia: async () => (await fetch(`${origin}/latarnia/status`)).json() as Promise<StatusResponse>,
    page: async link => text(await fetch(link)),
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

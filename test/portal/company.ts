import { setImmediate } from 'node:timers/promises'
import { createClient, makeInvoice, makeSeal, type Session, sendBatch, signInWithSeal } from '../../client/index.ts'
import { createSimulator, fixedRuntime, type SimulatorOptions } from '../../simulator/index.ts'
import { Visitor } from './visitor.ts'

/** A company whose invoices tests look at in the portal. */
export const nip = '1234563218'
export const buyerNip = '5265877635'
export const at = Date.parse('2026-03-02T08:15:00Z')
export const today = '2026-03-02'

export const invoice = (number: string, more: Partial<Parameters<typeof makeInvoice>[0]> = {}): string =>
  makeInvoice({
    number,
    issueDate: today,
    seller: { nip, name: 'Kos i Wspólnicy sp. z o.o.', address: 'ul. Słoneczna 5, 80-001 Gdańsk' },
    buyer: { nip: buyerNip, name: 'Żółw S.A.', address: 'ul. Prosta 1, 00-001 Warszawa' },
    lines: [
      { name: 'Usługa księgowa', netPrice: 1200 },
      { name: 'Herbata', quantity: 12, netPrice: 9.5, rate: '8' },
    ],
    madeAt: new Date(at),
    ...more,
  })

/** A simulator with that company, its session and someone at its portal. */
export const open = (options: SimulatorOptions = {}, origin = 'http://ksef.test:4010') => {
  const runtime = fixedRuntime({ at, seed: 1 })
  const simulator = createSimulator({ rateLimits: 'off', runtime, ...options })
  // Packages are worked on beside the requests: the client's waits let that happen.
  const clock = { now: runtime.now, sleep: () => setImmediate() }
  const client = createClient({ baseUrl: origin, fetch: request => simulator.fetch(request), clock })
  const signIn = async (as = nip): Promise<Session> =>
    signInWithSeal(client, {
      nip: as,
      identity: await makeSeal({ nip: as, key: 'p256', validFrom: new Date(at - 60_000) }),
    })
  return { runtime, simulator, client, signIn, visitor: new Visitor(simulator, origin) }
}

/** Sends so many, numbered from 1 behind a prefix, in one batch. */
export const sendMany = (session: Session, count: number, prefix = 'FV') =>
  sendBatch(session, {
    invoices: Array.from({ length: count }, (_, index) => ({
      name: `${index + 1}.xml`,
      xml: invoice(`${prefix}/${index + 1}`),
    })),
  })

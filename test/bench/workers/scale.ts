import { setImmediate as othersTurn } from 'node:timers/promises'
import { cpuOfEach } from '../cpu.ts'
import { installedSimulator } from '../installed.ts'
import type { Answer, Sent } from '../load.ts'
import { invoiceOf, SMALL } from '../make-invoices.ts'
import { some } from '../measurement.ts'
import { newInvoices, type OpenSession, openSession, post } from '../online-session.ts'
import { inTurn } from '../rounds.ts'
import { challengeRequest } from '../sign-in.ts'
import { effortOfWorker, report, runWorker } from '../worker.ts'

/** Of one context with so many invoices. Microseconds of CPU, where nothing else is said. */
export interface InvoicePoint {
  readonly count: number
  /** To take in each of the last thousand. */
  readonly sending: number
  readonly firstPage: number
  readonly deepestPage: number
  /** A filter by the number of an invoice, and one that must look at every invoice; neither finds any. */
  readonly byNumber: number
  readonly byLooking: number
}

export interface ScaleFigures {
  readonly points: readonly InvoicePoint[]
  /** Bytes that an accepted invoice holds beside its document. */
  readonly heap: number
  /** A challenge's 99th percentile in milliseconds, alone and while that filter looks again and again. */
  readonly challenge: { readonly idle: number; readonly meanwhile: number }
  /** Microseconds of the clock for an invoice of 10 KB, eight at a time. */
  readonly sessions: { readonly one: number; readonly fifty: number }
  /** A challenge where there is one world, and in fifty worlds in turn. */
  readonly worlds: { readonly one: number; readonly fifty: number }
}

const effort = effortOfWorker()
const { createSimulator } = await installedSimulator()
const origin = 'http://127.0.0.1'
const LINES = 1
/** As many as a session takes. */
const MOST = 10_000

type Simulator = ReturnType<typeof createSimulator>
const sender =
  (simulator: Simulator) =>
  async ({ method, path, bearer, type, body }: Sent): Promise<Answer> => {
    const headers: Record<string, string> = {}
    if (bearer !== undefined) headers.Authorization = `Bearer ${bearer}`
    if (type !== undefined) headers['Content-Type'] = type
    const response = await simulator.fetch(`${origin}${path}`, { method, headers, ...(body !== undefined && { body }) })
    const answer = { status: response.status, body: await response.text() }
    if (answer.status >= 300) throw new Error(`${path} answers ${answer.status}: ${answer.body}`)
    return answer
  }
type Send = ReturnType<typeof sender>

const held = (): number => {
  globalThis.gc!()
  globalThis.gc!()
  const { heapUsed, arrayBuffers } = process.memoryUsage()
  return heapUsed + arrayBuffers
}

const pages = (count: number, found: number, page: () => Promise<number>) => async (): Promise<number> =>
  cpuOfEach(some(count, effort), async () => {
    const length = await page()
    if (length !== found) throw new Error(`a page of ${length} invoices`)
  })

/** A context of its own that sends invoices, a thousand after another. */
const newContext = async () => {
  const simulator = createSimulator({ rateLimits: 'off', journal: false })
  const send = sender(simulator)
  const from = new Date(Date.now() - 86_400_000).toISOString()
  let session = await openSession(send)
  const { bearer } = session

  /** A page of what a filter finds of all that was sent. */
  const query = (filter: object, pageOffset = 0) => {
    const dateRange = { dateType: 'PermanentStorage', from }
    const path = `/invoices/query/metadata?pageSize=100&pageOffset=${pageOffset}`
    const asked = post(bearer, path, { subjectType: 'Subject1', dateRange, ...filter })
    return async (): Promise<number> => JSON.parse((await send(asked)).body).invoices.length
  }
  const byLooking = query({ currencyCodes: ['EUR'] })

  let there = 0
  /** A thousand more: what each costs. */
  const thousand = async (): Promise<number> => {
    if (there % MOST === 0) session = await openSession(send, bearer)
    const requests = await newInvoices(session, 1000, LINES)
    there += 1000
    return cpuOfEach(1000, () => send(requests.pop()!))
  }
  const pointOf = async (count: number): Promise<InvoicePoint> => {
    let sending = 0
    while (there < count) sending = await thousand()
    const deepest = Math.min(count, MOST) / 100 - 1
    const figures = await inTurn(
      effort.rounds,
      {
        firstPage: pages(20, 100, query({})),
        deepestPage: pages(20, 100, query({}, deepest)),
        byNumber: pages(20, 0, query({ invoiceNumber: 'none' })),
        byLooking: pages(3, 0, byLooking),
      },
      effort.warmUps,
    )
    return { count, sending, ...figures }
  }
  return { simulator, pointOf, byLooking }
}

// What is done first is compiled meanwhile, which is no invoice's cost. It stays, for it must not be freed while memory is measured.
const first = await newContext()
await first.pointOf(2000)
const { simulator, pointOf, byLooking } = await newContext()
const counts = effort.share < 1 ? [1e3, 3e3, 1e4] : [1e3, 1e4, 3e4, 1e5]
const [fewest = 0, ...more] = counts
const points = [await pointOf(fewest)]
const before = held()
for (const count of more) points.push(await pointOf(count))
const most = more.at(-1) ?? fewest
const heap = (held() - before) / (most - fewest) - Buffer.byteLength(invoiceOf(`FV/${most}`, LINES))

const p99 = async ({ port }: { readonly port: number }): Promise<number> =>
  (await runWorker<{ p99: number }>('challenge-p99', effort, `${port}`)).p99
const challengesMeanwhile = async (): Promise<ScaleFigures['challenge']> => {
  const listening = await simulator.listen({ port: 0 })
  const idle = () => p99(listening)
  const meanwhile = async () => {
    let underWay = true
    const measured = p99(listening).finally(() => {
      underWay = false
    })
    while (underWay) {
      await byLooking()
      await othersTurn()
    }
    return measured
  }
  const figures = await inTurn(Math.min(effort.rounds, 5), { idle, meanwhile }, 0)
  await simulator.close()
  return figures
}
const challenge = await challengesMeanwhile()
await first.simulator.close()

const inParallel = async (): Promise<ScaleFigures['sessions']> => {
  const sending = sender(createSimulator({ rateLimits: 'off', journal: false }))
  const sessions: OpenSession[] = [await openSession(sending)]
  while (sessions.length < 50) sessions.push(await openSession(sending, sessions[0]!.bearer))
  const count = some(400, effort)
  const timeIn = (sessions: readonly OpenSession[]) => async (): Promise<number> => {
    const each = await Promise.all(sessions.map(it => newInvoices(it, count / sessions.length, SMALL)))
    const requests = Array.from({ length: each[0]!.length }, (_, place) => each.map(of => of[place]!)).flat()
    const length = requests.length
    const begun = performance.now()
    const along = async () => {
      for (let next = requests.pop(); next !== undefined; next = requests.pop()) await sending(next)
    }
    await Promise.all(Array.from({ length: 8 }, along))
    return ((performance.now() - begun) * 1000) / length
  }
  return inTurn(effort.rounds, { one: timeIn(sessions.slice(0, 1)), fifty: timeIn(sessions) }, effort.warmUps)
}

const inWorlds = async (): Promise<ScaleFigures['worlds']> => {
  const costIn = (count: number) => {
    const sending: Send = sender(createSimulator({ rateLimits: 'off', journal: false, worlds: { most: count + 1 } }))
    let place = 0
    return () =>
      cpuOfEach(some(1000, effort), () => {
        place = (place + 1) % count
        return sending({ ...challengeRequest, path: `/w/w${place}${challengeRequest.path}` })
      })
  }
  return inTurn(effort.rounds, { one: costIn(1), fifty: costIn(50) }, effort.warmUps)
}

report({ points, heap, challenge, sessions: await inParallel(), worlds: await inWorlds() } satisfies ScaleFigures)

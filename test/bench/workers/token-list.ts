import { createHash, randomBytes } from 'node:crypto'
import { createClient, makeSeal, signInWithSeal } from '../../../client/index.ts'
import { makeReferenceNumber } from '../../../contracts/ksef/formats.ts'
import type { Simulator } from '../../../simulator/simulator.ts'
import { cpuOfEach } from '../cpu.ts'
import { installedSimulator } from '../installed.ts'
import { some } from '../measurement.ts'
import { median } from '../rounds.ts'
import { nip } from '../sign-in.ts'
import { effortOfWorker, report } from '../worker.ts'

export interface ListFigures {
  /** Microseconds of CPU for a page of 100 at 1e3, 1e5 and 1e6 tokens. */
  readonly pages: readonly [number, number, number]
  /** Microseconds of CPU for a page in the first and in the last tenth of a walk of 1e6. */
  readonly walk: readonly [number, number]
  readonly bytesPerToken: number
}

const effort = effortOfWorker()
const { createSimulator } = await installedSimulator()
const origin = 'http://127.0.0.1'
const context = { type: 'Nip', value: nip } as const
const author = { identifier: context, details: {} }

/** Tokens as POST /tokens makes them. */
const fill = ({ engine }: Simulator, from: number, to: number): Promise<void> =>
  engine.write(async ({ ksef }) => {
    for (let place = from; place < to; place++) {
      const createdAt = Date.UTC(2026, 0, 1) + place
      const secret = randomBytes(32).toString('hex')
      await ksef.tokens.put({
        referenceNumber: makeReferenceNumber('EC', createdAt, secret.slice(0, 10).toUpperCase()),
        secretHash: createHash('sha256').update(secret).digest('hex'),
        author,
        context,
        description: `Token number ${place} of the benchmark`,
        permissions: ['InvoiceRead', 'InvoiceWrite'],
        createdAt,
        settlesAt: createdAt,
      })
    }
  })

const ownedSimulator = async () => {
  const simulator = createSimulator({ rateLimits: 'off' })
  const client = createClient({ baseUrl: origin, fetch: simulator.fetch })
  const session = await signInWithSeal(client, { nip, identity: await makeSeal({ nip, key: 'p256' }) })
  const headers = { Authorization: `Bearer ${await session.accessToken()}` }
  const page = async (continuationToken?: string) => {
    const response = await simulator.fetch(`${origin}/v2/tokens?pageSize=100`, {
      headers: continuationToken ? { ...headers, 'x-continuation-token': continuationToken } : headers,
    })
    const body = (await response.json()) as { tokens: unknown[]; continuationToken?: string }
    if (body.tokens.length !== 100) throw new Error(`a page of ${body.tokens.length} tokens`)
    return body.continuationToken
  }
  return { simulator, page }
}

const heap = (): number => {
  globalThis.gc!()
  return process.memoryUsage().heapUsed
}

const sizes = [1e3, 1e5, 1e6]
const owned: Awaited<ReturnType<typeof ownedSimulator>>[] = []
let bytesPerToken = 0
for (const size of sizes) {
  const one = await ownedSimulator()
  const before = heap()
  for (let from = 0; from < size; from += 1e4) {
    await fill(one.simulator, from, Math.min(size, from + 1e4))
  }
  bytesPerToken = (heap() - before) / size
  owned.push(one)
}

const seen: number[][] = owned.map(() => [])
for (let round = 0; round < effort.warmUps + effort.rounds; round++)
  for (const [place, { page }] of owned.entries()) {
    const took = await cpuOfEach(some(100, effort), () => page())
    if (round >= effort.warmUps) seen[place]!.push(took)
  }

/** Ten tenths of a walk over all pages, each in microseconds of CPU for a page. */
const walk = async (): Promise<number[]> => {
  let next: string | undefined
  const tenths: number[] = []
  for (let tenth = 0; tenth < 10; tenth++)
    tenths.push(
      await cpuOfEach(1e6 / 100 / 10, async () => {
        next = await owned[2]!.page(next)
      }),
    )
  return tenths
}
// The first walk warms up.
await walk()
const walks: number[][] = []
for (let round = 0; round < some(3, effort); round++) walks.push(await walk())

const [thousand, hundredThousand, million] = seen.map(median)
report({
  pages: [thousand!, hundredThousand!, million!],
  walk: [median(walks.map(tenths => tenths[0]!)), median(walks.map(tenths => tenths[9]!))],
  bytesPerToken,
} satisfies ListFigures)

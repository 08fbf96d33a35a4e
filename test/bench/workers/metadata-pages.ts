import { createClient, makeSeal, signInWithSeal } from '../../../client/index.ts'
import { cpuOfEach } from '../cpu.ts'
import { begin, fill } from '../fill-invoices.ts'
import { installedSimulator } from '../installed.ts'
import { some } from '../measurement.ts'
import { inTurn } from '../rounds.ts'
import { nip } from '../sign-in.ts'
import { effortOfWorker, report } from '../worker.ts'

export interface MetadataFigures {
  readonly count: number
  /** Microseconds of CPU for a page of 100, where there are a thousand invoices, and where there are many. */
  readonly few: number
  readonly many: number
}

const effort = effortOfWorker()
const { createSimulator } = await installedSimulator()
const origin = 'http://127.0.0.1'
const owned = async (count: number) => {
  const simulator = createSimulator({ rateLimits: 'off', journal: false })
  const client = createClient({ baseUrl: origin, fetch: simulator.fetch })
  const session = await signInWithSeal(client, { nip, identity: await makeSeal({ nip, key: 'p256' }) })
  const headers = { Authorization: `Bearer ${await session.accessToken()}`, 'Content-Type': 'application/json' }
  for (let from = 0; from < count; from += 1e4) await fill(simulator, from, Math.min(count, from + 1e4))
  const body = JSON.stringify({
    subjectType: 'Subject1',
    dateRange: { dateType: 'PermanentStorage', from: new Date(begin).toISOString() },
  })
  return async () => {
    const url = `${origin}/v2/invoices/query/metadata?pageSize=100`
    const response = await simulator.fetch(url, { method: 'POST', headers, body })
    const { invoices } = (await response.json()) as { invoices: unknown[] }
    if (invoices.length !== 100) throw new Error(`a page of ${invoices.length} invoices`)
  }
}

const count = effort.share < 1 ? 1e5 : 1e6
const [few, many] = [await owned(1e3), await owned(count)]
const costOf = (page: () => Promise<void>) => () => cpuOfEach(some(100, effort), page)
const figures = await inTurn(effort.rounds, { few: costOf(few), many: costOf(many) }, effort.warmUps)
report({ count, ...figures } satisfies MetadataFigures)

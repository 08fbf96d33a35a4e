import { expect, test } from 'vitest'
import { companyOf } from '../../contracts/acube/suite-target.ts'
import { defaultAccounts } from '../../simulator/acube/accounts.ts'
import { createAcube } from '../../simulator/acube/acube.ts'
import { createSigner } from '../../simulator/acube/delivery/signer.ts'
import type { AcubeEnvironment } from '../../simulator/acube/handler.ts'
import type { DeliveryRecord } from '../../simulator/acube/records.ts'
import { acubeTables } from '../../simulator/acube/tables.ts'
import { createDeliveries } from '../../simulator/acube/work/deliveries.ts'
import { createInvoiceValidator } from '../../simulator/documents/schemas/invoice-validator.ts'
import { silent } from '../../simulator/http/log.ts'
import { fixedRuntime } from '../../simulator/index.ts'
import type { Alone } from '../../simulator/store/engine.ts'
import { transactionsOf } from '../../simulator/store/engine.ts'
import { openMemory } from '../../simulator/store/memory.ts'
import { worldOfItsOwn } from '../simulator/world-of-its-own.ts'
import { seller } from './company.ts'

/** Work that one process does at a time: who loses its lease in the middle stops, and writes over nothing of who goes on. */

const at = Date.parse('2026-11-22T10:00:00Z')

/** Leases that are lost when they are told to be; the next ones stay. */
const leases = () => {
  let lost = new AbortController()
  const alone: Alone = (_name, work) => work(lost.signal)
  const lose = () => {
    lost.abort()
    lost = new AbortController()
  }
  return { alone, lose }
}

/** A receiver that answers when it is let; whoever asks may leave before. */
const slowReceiver = () => {
  const asked: { answer(): void }[] = []
  const fetch = (_url: unknown, { signal }: RequestInit) =>
    new Promise<Response>((resolve, reject) => {
      signal!.addEventListener('abort', () => reject(signal!.reason))
      asked.push({ answer: () => resolve(new Response(null, { status: 204 })) })
    })
  return { asked, fetch: fetch as typeof globalThis.fetch }
}

const waiting: DeliveryRecord = {
  ...{ uuid: 'one', serial: 1, webhook: 'hook', type: 'invoice-sender', url: 'http://127.0.0.1:9/', body: '{}' },
  ...{ createdAt: at, attempts: [], state: 'waiting', dueAt: at },
}

const delivering = async () => {
  const tables = transactionsOf(openMemory({ acube: acubeTables }), 'acube')
  await tables.write(store => store.deliveries.put(waiting))
  const { alone, lose } = leases()
  const { asked, fetch } = slowReceiver()
  let delivered = 0
  const environment = {
    ...{ tables, alone, fetch, log: silent, runtime: fixedRuntime({ at }), closing: new AbortController().signal },
    ...{ signer: createSigner(Buffer.from('seed')), allowedWebhookHosts: [] },
  }
  const deliveries = createDeliveries(environment as unknown as AcubeEnvironment, () => delivered++)
  const done = deliveries.deliver()
  await expect.poll(() => asked.length).toBe(1)
  const kept = () => tables.read(store => store.deliveries.get('one'))
  return { tables, asked, lose, done, kept, delivered: () => delivered }
}

test('a delivery whose lease is lost is left as it was, and delivered under the next one', async () => {
  const { asked, lose, done, kept, delivered } = await delivering()
  lose()
  await expect.poll(() => asked.length).toBe(2)
  expect(await kept()).toEqual(waiting)
  asked[1]!.answer()
  await done
  expect(await kept()).toMatchObject({ state: 'delivered', attempts: [{ status: 204 }] })
  expect(delivered()).toBe(1)
})

test('what another process has written of a delivery meanwhile stays', async () => {
  const { tables, asked, done, kept, delivered } = await delivering()
  const another = { ...waiting, state: 'given-up', attempts: [{ at, status: 404, error: 'It is no more.' }] } as const
  await tables.write(store => store.deliveries.put(another))
  asked[0]!.answer()
  await done
  expect(await kept()).toEqual(another)
  expect(delivered()).toBe(0)
})

test("an account's work whose lease is lost asks KSeF nothing more, and is no failure of KSeF's", async () => {
  const { alone, lose } = leases()
  const tables = transactionsOf(openMemory({ acube: acubeTables }), 'acube')
  let isAway = true
  const asked: AbortSignal[] = []
  const acube = await createAcube({
    ...{
      tables,
      alone,
      runtime: fixedRuntime({ at }),
      validator: createInvoiceValidator(),
      log: silent,
      profile: 'test',
    },
    ...worldOfItsOwn(),
    ksef: () => ({
      baseUrl: 'http://ksef.test',
      fetch: async ({ signal }) => {
        if (isAway) throw new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') })
        asked.push(signal)
        return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason)))
      },
    }),
  })
  let bearer = ''
  const post = async (path: string, json: unknown) => {
    const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${bearer}` }
    const body = JSON.stringify(json)
    return (await acube.answer(new Request(`http://acube.test/acube${path}`, { method: 'POST', headers, body }))).json()
  }
  bearer = (await post('/login', defaultAccounts[0])).token
  const { uuid } = await post('/legal-entities', companyOf(seller))
  const authorizationToken = `20261122-EC-2932E00000-C349AA0364-76|nip-${seller}|${'0123456789abcdef'.repeat(4)}`
  // It is proved later.
  await post(`/legal-entities/${uuid}/ksef-token/create`, { authorizationToken, autoSelect: true })
  await acube.work({ queue: 'now' })
  const standing = () => tables.read(store => store.entities.get(uuid))
  const before = await standing()
  isAway = false
  const working = acube.work({ queue: 'now' })
  await expect.poll(() => asked.length).toBeGreaterThan(0)
  lose()
  expect(await working).toMatchObject({ activated: 0, troubles: [] })
  expect(asked.every(({ aborted }) => aborted)).toBe(true)
  expect(await standing()).toEqual(before)
  // Under the next lease all of it goes on.
  asked.length = 0
  const again = acube.work({ queue: 'now' })
  await expect.poll(() => asked.length).toBeGreaterThan(0)
  lose()
  await again
  await acube.close()
})

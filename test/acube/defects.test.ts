import { expect, test } from 'vitest'
import { companyOf } from '../../contracts/acube/suite-target.ts'
import { defaultAccounts } from '../../simulator/acube/accounts.ts'
import { createAcube } from '../../simulator/acube/acube.ts'
import { createSigner, type Signer } from '../../simulator/acube/delivery/signer.ts'
import type { AcubeEnvironment } from '../../simulator/acube/handler.ts'
import type { DeliveryRecord } from '../../simulator/acube/records.ts'
import { acubeTables } from '../../simulator/acube/tables.ts'
import { createDeliveries } from '../../simulator/acube/work/deliveries.ts'
import { createInvoiceValidator } from '../../simulator/documents/schemas/invoice-validator.ts'
import { fixedRuntime } from '../../simulator/index.ts'
import { aloneAnyway, transactionsOf } from '../../simulator/store/engine.ts'
import { openMemory } from '../../simulator/store/memory.ts'
import { heard } from '../faults/heard.ts'
import { worldOfItsOwn } from '../simulator/world-of-its-own.ts'
import { breakPut } from '../store/break-put.ts'
import { seller } from './company.ts'

/** A defect of ours is told as one: not as the receiver's silence, nor as KSeF's, nor as a token that is none. */

const at = Date.parse('2026-11-22T10:00:00Z')
const stack = (what: string) => expect.stringMatching(new RegExp(`${what}[\\s\\S]*\\n +at `))

const waiting: DeliveryRecord = {
  uuid: 'one',
  serial: 1,
  webhook: 'hook',
  type: 'invoice-sender',
  url: 'http://127.0.0.1:9/',
  body: '{}',
  createdAt: at,
  attempts: [],
  state: 'waiting',
  dueAt: at,
}

/** Deliveries of one notification, with whatever is given in place of what works. */
const delivering = async (given: { readonly signer?: Signer } = {}) => {
  const { log, errors } = heard()
  const runtime = fixedRuntime({ at })
  const engine = openMemory({ acube: acubeTables })
  const tables = transactionsOf(engine, 'acube')
  await tables.write(store => store.deliveries.put(waiting))
  const closing = new AbortController()
  const working = {
    tables,
    alone: aloneAnyway,
    runtime,
    log,
    closing: closing.signal,
    signer: createSigner(Buffer.from('seed')),
    allowedWebhookHosts: [],
  }
  const deliveries = createDeliveries({ ...working, ...given } as unknown as AcubeEnvironment, () => {})
  const kept = () => tables.read(store => store.deliveries.get('one'))
  return { deliveries, engine, kept, runtime, errors }
}

test('a notification that cannot be signed is tried again, and the receiver is not blamed', async () => {
  const broken = { publicKeyPem: '', sign: () => Promise.reject(new Error('no such key')) }
  const { deliveries, kept, errors } = await delivering({ signer: broken })
  await deliveries.deliver()
  const { state, attempts } = (await kept())!
  expect(state).toBe('waiting')
  expect(attempts).toMatchObject([{ error: expect.stringMatching(/^The simulator could not send it/) }])
  expect(errors).toMatchObject([{ error: stack('no such key') }])
})

test('a store that fails stops no deliveries for good, and does not spin', async () => {
  const { deliveries, engine, kept, runtime, errors } = await delivering()
  const mend = breakPut(engine, 'acube', 'deliveries', 'the disk is full')
  await deliveries.deliver()
  expect(errors.splice(0)).toMatchObject([{ error: stack('the disk is full') }])
  mend()
  runtime.advance(60_000)
  await expect
    .poll(async () => (await kept())?.attempts)
    .toMatchObject([{ error: expect.stringContaining('could not be reached') }])
  expect(errors).toEqual([])
})

const token = `20261122-EC-2932E00000-C349AA0364-76|nip-${seller}|${'0123456789abcdef'.repeat(4)}`

/** An A-Cube whose way to KSeF throws what is given, signed in to. */
const withoutWay = async (thrown: () => unknown) => {
  const { log, errors } = heard()
  const acube = await createAcube({
    runtime: fixedRuntime({ at }),
    tables: transactionsOf(openMemory({ acube: acubeTables }), 'acube'),
    ksef: () => ({ baseUrl: 'http://ksef.test', fetch: () => Promise.reject(thrown()) }),
    validator: createInvoiceValidator(),
    ...worldOfItsOwn(),
    log,
    profile: 'test',
  })
  let bearer = ''
  const post = async (path: string, json: unknown) => {
    const headers = { 'Content-Type': 'application/json', Authorization: `Bearer ${bearer}` }
    const asked = new Request(`http://acube.test/acube${path}`, { method: 'POST', headers, body: JSON.stringify(json) })
    const response = await acube.answer(asked)
    return { status: response.status, body: await response.json() }
  }
  bearer = (await post('/login', defaultAccounts[0])).body.token
  return { acube, post, errors }
}

const away = new TypeError('fetch failed', { cause: new Error('connect ECONNREFUSED') })
const defect = new TypeError("Cannot read properties of undefined (reading 'token')")

test.each([
  ['KSeF is away', away, 503, []],
  ['a defect', defect, 500, [{ error: stack('Cannot read properties') }]],
])('setup for testing when %s', async (_, thrown, status, told) => {
  const { post, errors } = await withoutWay(() => thrown)
  expect(await post('/legal-entities/setup-for-testing', {})).toMatchObject({ status })
  expect(errors).toMatchObject(told)
})

test.each([
  ['KSeF is away', away, 201],
  ['a defect', defect, 500],
])('a token handed over when %s', async (_, thrown, status) => {
  const { acube, post, errors } = await withoutWay(() => thrown)
  const entity = await post('/legal-entities', companyOf(seller))
  const path = `/legal-entities/${entity.body.uuid}/ksef-token/create`
  const handed = await post(path, { authorizationToken: token, autoSelect: true })
  expect(handed).toMatchObject({ status })
  expect(errors.splice(0)).toHaveLength(thrown === defect ? 1 : 0)
  await acube.close()
})

test('what A-Cube does by itself tells a defect with its stack, and KSeF that is away without', async () => {
  let thrown: unknown = away
  const { acube, post, errors } = await withoutWay(() => thrown)
  const entity = await post('/legal-entities', companyOf(seller))
  // It is proved later.
  await post(`/legal-entities/${entity.body.uuid}/ksef-token/create`, { authorizationToken: token, autoSelect: true })
  await acube.work({ queue: 'now' })
  expect(errors).toEqual([])
  thrown = defect
  const { troubles } = await acube.work({ queue: 'now' })
  expect([errors, troubles]).toMatchObject([[{ error: stack('Cannot read properties') }], [defect.message]])
  await acube.close()
})

import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterEach, expect, test, vi } from 'vitest'
import { sendInvoice } from '../../client/index.ts'
import { InvoicePayload, OnboardingPayload, type WebhookType, webhookTypes } from '../../contracts/acube/webhooks.ts'
import type { DeliveryView } from '../../simulator/acube/acube.ts'
import { createSigner } from '../../simulator/acube/delivery/signer.ts'
import type { AcubeEnvironment } from '../../simulator/acube/handler.ts'
import type { DeliveryRecord } from '../../simulator/acube/records.ts'
import { acubeTables } from '../../simulator/acube/tables.ts'
import { createDeliveries } from '../../simulator/acube/work/deliveries.ts'
import { fixedRuntime } from '../../simulator/index.ts'
import { aloneAnyway, transactionsOf } from '../../simulator/store/engine.ts'
import { openMemory } from '../../simulator/store/memory.ts'
import { buyer, seller, withAcube } from './company.ts'
import { verify } from './delivery/verify.ts'
import { openReceiver } from './receiver.ts'

const opened: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close()
})

const listening = async (answer?: (count: number) => number, options?: Parameters<typeof withAcube>[0]) => {
  const receiver = await openReceiver(answer)
  const world = withAcube(options)
  opened.push(world.simulator, receiver)
  const subscribe = async (legalEntity: string, ...types: WebhookType[]) => {
    for (const webhookType of types)
      await world.done('POST /webhooks', { json: { legalEntity, webhookType, webhookUrl: receiver.url } }, 201)
  }
  const deliveries = async () =>
    (await (await world.ask('GET /control/acube/deliveries')).json()) as readonly DeliveryView[]
  return { ...world, ...receiver, subscribe, deliveries }
}
const all = Object.keys(webhookTypes) as WebhookType[]

test('every notification of a life arrives in order, signed, in the documented form', async () => {
  const world = await listening()
  const { register, subscribe, ksefToken, handOver, send, work, invoiceXml, signedIn, payloads, received, runtime } =
    world
  const entity = await register(seller)
  await subscribe(entity.uuid, ...all)
  const token = await ksefToken()
  await handOver(entity.uuid, token.token, true)
  const uuid = await send('FV/1')
  await work()
  await send('FV/1')
  await work()
  const owner = await signedIn(seller)
  await sendInvoice(owner, { xml: invoiceXml('FV/2') })
  await sendInvoice(await signedIn(buyer), { xml: invoiceXml('FV/3', buyer, seller) })
  await work()
  await owner.tokens.revoke({ params: { referenceNumber: token.referenceNumber } })
  await work({ queue: 'now' })

  expect(payloads().map(({ webhookType, status }) => [webhookType, status])).toEqual([
    ['onboarding-activated', 'active'],
    ['invoice-sender', 'valid'],
    ['invoice-sender', 'invalid'],
    ['invoice-receiver', 'valid'],
    ['invoice-sync', 'valid'],
    ['onboarding-deactivated', 'blocked'],
  ])
  const [activated, valid, invalid, incoming, synced, deactivated] = payloads()
  OnboardingPayload.strict().parse(activated)
  OnboardingPayload.strict().parse(deactivated)
  for (const payload of [valid, invalid, incoming, synced]) InvoicePayload.strict().parse(payload)
  expect(valid).toMatchObject({
    legalEntityUuid: entity.uuid,
    invoiceUuid: uuid,
    subjectType: 'Subject1',
    processingCode: 200,
  })
  // As ERR prints a rejected one.
  const nothing = { ksefReferenceNumber: null, acquisitionTimestamp: null, hash: null, invoicingMode: 'Online' }
  expect(invalid).toMatchObject({ subjectType: 'Subject1', processingCode: 440, ...nothing })
  expect(incoming).toMatchObject({ subjectType: 'Subject2', processingCode: 200 })
  expect(synced).toMatchObject({ subjectType: 'Subject1' })
  expect(deactivated).toMatchObject({ message: expect.stringContaining('Token unieważniony') })

  const { public_key } = (await (await world.ask('GET /acube/signature-public-key')).json()) as { public_key: string }
  for (const one of received) await verify(one, public_key, runtime.now())
  const changed = { ...received[0]!, body: received[0]!.body.replace('active', 'blocked') }
  await expect(verify(changed, public_key, runtime.now())).rejects.toThrow()
})

test('nothing is sent to who did not ask, or asked for something else', async () => {
  const { register, subscribe, ksefToken, handOver, send, work, received } = await listening()
  const entity = await register(seller)
  await subscribe(entity.uuid, 'invoice-receiver')
  await handOver(entity.uuid, (await ksefToken()).token, true)
  await send('FV/1')
  expect(await work()).toMatchObject({ valid: 1, delivered: 0 })
  expect(received).toEqual([])
})

test('a notification steers nobody: whoever has an account may say that it goes to /control', async () => {
  const world = withAcube()
  opened.push(world.simulator)
  const { origin } = await world.simulator.listen({ port: 0 })
  const { uuid: legalEntity } = await world.register(seller)
  for (const path of ['/control/clock/stand', '/control/reset', '/w/default/control/reset'])
    await world.done(
      'POST /webhooks',
      { json: { legalEntity, webhookType: 'onboarding-activated', webhookUrl: origin + path } },
      201,
    )
  await world.handOver(legalEntity, (await world.ksefToken()).token)
  await world.work()
  const deliveries: DeliveryView[] = await (await world.ask('GET /control/acube/deliveries')).json()
  expect(deliveries.map(({ attempts }) => attempts[0]?.status)).toEqual([403, 403, 403])
})

test('a receiver that fails is asked again by the documented rule, read off the clock', async () => {
  const world = await listening(count => (count < 3 ? 500 : 204))
  const { register, subscribe, ksefToken, handOver, work, received, runtime, deliveries } = world
  const entity = await register(seller)
  await subscribe(entity.uuid, 'onboarding-activated')
  await handOver(entity.uuid, (await ksefToken()).token)
  await work()
  expect(received).toHaveLength(1)
  expect(await deliveries()).toMatchObject([
    { state: 'waiting', attempts: [{ status: 500 }], nextAttemptAt: new Date(runtime.now() + 300_000).toISOString() },
  ])
  runtime.advance(299_999)
  await work()
  expect(received).toHaveLength(1)
  runtime.advance(1)
  await work()
  expect(received).toHaveLength(2)
  runtime.advance(375_000)
  await work()
  expect(received).toHaveLength(3)
  // Each time it is signed anew, for its own instant.
  const { public_key } = (await (await world.ask('GET /acube/signature-public-key')).json()) as { public_key: string }
  const [first, second, third] = received
  const start = runtime.now() - 675_000
  await verify(first!, public_key, start)
  await verify(second!, public_key, start + 300_000)
  await verify(third!, public_key, start + 675_000)
  await expect(verify(first!, public_key, start + 300_000)).rejects.toThrow()
  expect(await deliveries()).toMatchObject([
    { webhookType: 'onboarding-activated', state: 'delivered', attempts: [{}, {}, { status: 204 }] },
  ])
  runtime.advance(86_400_000)
  await work()
  expect(received).toHaveLength(3)
})

test('one who answers 404 is not asked again; one who is not there is asked sixteen times', async () => {
  const world = await listening(() => 404)
  const { register, subscribe, ksefToken, handOver, done, work, runtime, deliveries } = world
  const entity = await register(seller)
  await subscribe(entity.uuid, 'onboarding-activated')
  const nobody = { legalEntity: entity.uuid, webhookType: 'onboarding-activated', webhookUrl: 'http://127.0.0.1:1/' }
  await done('POST /webhooks', { json: nobody }, 201)
  await handOver(entity.uuid, (await ksefToken()).token)
  for (let day = 0; day < 20; day++) {
    await work()
    runtime.advance(86_400_000)
  }
  const [absent, unknown] = [...(await deliveries())].sort((a, b) => b.attempts.length - a.attempts.length)
  expect([absent!.state, absent!.attempts.length, absent!.attempts[0]!.error]).toEqual([
    'given-up',
    16,
    expect.stringContaining('could not be reached'),
  ])
  expect([unknown!.state, unknown!.attempts.length]).toEqual(['given-up', 1])
})

/** An ERP that takes calls and never answers. */
const openSilent = async () => {
  const silent = createServer(() => {})
  await new Promise<void>(resolve => silent.listen(0, '127.0.0.1', resolve))
  const close = async () => {
    silent.closeAllConnections()
    silent.close()
  }
  opened.push({ close })
  return `http://127.0.0.1:${(silent.address() as AddressInfo).port}/`
}

test('a receiver that is slow holds up neither answers nor the end', async () => {
  const { register, ksefToken, handOver, done, entityNow, deliveries, simulator } = await listening()
  const entity = await register(seller)
  const hook = { legalEntity: entity.uuid, webhookType: 'onboarding-activated', webhookUrl: await openSilent() }
  await done('POST /webhooks', { json: hook }, 201)
  await handOver(entity.uuid, (await ksefToken()).token)
  expect((await entityNow(entity.uuid)).status).toBe('active')
  expect(await deliveries()).toMatchObject([{ state: 'waiting' }])
  await simulator.close()
})

test('a receiver that is slow holds up no other, and the control call for two seconds at most', async () => {
  const { register, subscribe, ksefToken, handOver, done, send, work, runtime, payloads, deliveries } =
    await listening()
  const entity = await register(seller)
  const hook = { legalEntity: entity.uuid, webhookType: 'onboarding-activated', webhookUrl: await openSilent() }
  await done('POST /webhooks', { json: hook }, 201)
  await subscribe(entity.uuid, 'invoice-sender')
  await handOver(entity.uuid, (await ksefToken()).token, true)
  await send('FV/1')
  const working = work()
  await vi.waitFor(() => expect(payloads()).toMatchObject([{ webhookType: 'invoice-sender', status: 'valid' }]), 5000)
  let answered = false
  const answer = working.finally(() => {
    answered = true
  })
  runtime.advance(1999)
  await deliveries()
  expect(answered).toBe(false)
  runtime.advance(1)
  await answer
  expect((await deliveries()).map(({ webhookType, state }) => [webhookType, state])).toEqual([
    ['invoice-sender', 'delivered'],
    ['onboarding-activated', 'waiting'],
  ])
})

test('of notifications that have come to an end the newest thousand are kept', async () => {
  const receiver = await openReceiver()
  opened.push(receiver)
  const tables = transactionsOf(openMemory({ acube: acubeTables }), 'acube')
  const put = (serial: number, state: DeliveryRecord['state']) =>
    tables.write(({ deliveries }) =>
      deliveries.put({
        uuid: `d${serial}`,
        serial,
        webhook: 'w',
        type: 'invoice-sender',
        url: receiver.url,
        body: '{}',
        createdAt: serial,
        attempts: [],
        state,
        dueAt: 0,
      }),
    )
  for (let serial = 1; serial <= 1000; serial++) await put(serial, serial % 2 === 0 ? 'delivered' : 'given-up')
  await put(1001, 'waiting')
  await put(1002, 'waiting')
  const environment = {
    tables,
    runtime: fixedRuntime({ at: 0 }),
    signer: createSigner(Buffer.alloc(32)),
    allowedWebhookHosts: [],
    closing: new AbortController().signal,
    alone: aloneAnyway,
  } as unknown as AcubeEnvironment
  await createDeliveries(environment, () => {}).deliver()
  const kept = await tables.read(({ deliveries }) => deliveries.page('all', '', { size: 2000, order: 'oldest' }))
  expect(kept).toHaveLength(1000)
  expect([kept[0], kept.at(-1)]).toMatchObject([{ serial: 3 }, { serial: 1002, state: 'delivered' }])
})

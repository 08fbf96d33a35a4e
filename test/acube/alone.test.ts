import { afterEach, expect, test, vi } from 'vitest'
import { createClient, generateToken, makeInvoice, makeSeal, sendInvoice, signInWithSeal } from '../../client/index.ts'
import type { Invoice } from '../../contracts/acube/invoices.ts'
import type { KsefToken } from '../../contracts/acube/ksef-tokens.ts'
import type { LegalEntity } from '../../contracts/acube/legal-entities.ts'
import { warsawDate } from '../../contracts/ksef/formats.ts'
import { defaultAccounts } from '../../simulator/acube/accounts.ts'
import type { WorkReport } from '../../simulator/acube/acube.ts'
import { createSimulator, type SimulatorOptions, systemRuntime } from '../../simulator/index.ts'
import { companyOf, seller } from './company.ts'
import { openReceiver } from './receiver.ts'

/** A-Cube on the machine's clock: it does its work though nobody asks, and it can go down and come back. */

const opened: { close(): Promise<void> }[] = []
afterEach(async () => {
  for (const one of opened.splice(0)) await one.close()
})

const started = async (options: SimulatorOptions = {}) => {
  const simulator = createSimulator({ rateLimits: 'off', ...options })
  opened.unshift(simulator)
  return { simulator, ...(await simulator.listen({ port: 0 })) }
}

/** What an integration does at an A-Cube. */
const integration = async (origin: string) => {
  const call = async <T>(method: string, path: string, body?: object | string, token?: string): Promise<T> => {
    const type = typeof body === 'string' ? 'application/xml' : 'application/json'
    const headers = { 'Content-Type': type, ...(token && { Authorization: `Bearer ${token}` }) }
    const response = await fetch(`${origin}/acube${path}`, {
      method,
      headers,
      body: typeof body === 'object' ? JSON.stringify(body) : body,
    })
    expect(response.ok, await response.clone().text()).toBe(true)
    return response.json() as Promise<T>
  }
  const { token } = await call<{ token: string }>('POST', '/login', defaultAccounts[0])
  return <T>(method: string, path: string, body?: object | string) => call<T>(method, path, body, token)
}

const owner = async (baseUrl: string) =>
  signInWithSeal(createClient({ baseUrl }), { nip: seller, identity: await makeSeal({ nip: seller, key: 'p256' }) })

const invoice = (number: string) =>
  makeInvoice({
    seller: { nip: seller, name: 'Seller', address: 'ul. Prosta 1' },
    buyer: { nip: '1111111111', name: 'Buyer', address: 'ul. Krzywa 2' },
    number,
    issueDate: warsawDate(Date.now()),
    lines: [{ name: 'Service', netPrice: 100 }],
  })

const onboarded = async (origin: string, baseUrl: string) => {
  const call = await integration(origin)
  const entity = await call<LegalEntity>('POST', '/legal-entities', companyOf(seller))
  const session = await owner(baseUrl)
  const { token } = await generateToken(session, {
    description: 'A-Cube',
    permissions: ['InvoiceRead', 'InvoiceWrite'],
  })
  const body = { authorizationToken: token, autoSelect: true }
  await call<KsefToken>('POST', `/legal-entities/${entity.uuid}/ksef-token/create`, body)
  return { call, entity, session }
}

test('the queue is emptied, KSeF asked and the receiver told, though nobody asks A-Cube', async () => {
  const delays = { 'acube.queue': 300, invoice: 200, session: 100 }
  const { origin, baseUrl } = await started({ runtime: systemRuntime({ delays }) })
  const receiver = await openReceiver()
  opened.push(receiver)
  const { call, entity } = await onboarded(origin, baseUrl)
  const hook = { legalEntity: entity.uuid, webhookType: 'invoice-sender', webhookUrl: receiver.url }
  await call('POST', '/webhooks', hook)
  const { status } = await call<Invoice>('POST', '/invoices', invoice('FV/1'))
  expect(status).toBe('in_queue')
  await vi.waitFor(() => expect(receiver.payloads()).toMatchObject([{ status: 'valid', processingCode: 200 }]), 20_000)
})

test('with acube.sync it finds invoices though nobody asks', async () => {
  const { origin, baseUrl } = await started({ runtime: systemRuntime({ delays: { 'acube.sync': 200 } }) })
  const receiver = await openReceiver()
  opened.push(receiver)
  const { call, entity, session } = await onboarded(origin, baseUrl)
  await call('POST', '/webhooks', { legalEntity: entity.uuid, webhookType: 'invoice-sync', webhookUrl: receiver.url })
  const { ksefNumber } = await sendInvoice(session, { xml: invoice('FV/1') })
  await vi.waitFor(() => expect(receiver.payloads()).toMatchObject([{ ksefReferenceNumber: ksefNumber }]), 20_000)
})

test('A-Cube down: it cannot be reached, KSeF works on; when it is back it finds in KSeF what was sent before', async () => {
  const ksef = await started()
  const settings = { acube: { ksefUrl: ksef.origin } }
  const before = await started(settings)
  const { call } = await onboarded(before.origin, ksef.baseUrl)
  const { uuid } = await call<Invoice>('POST', '/invoices', invoice('FV/1'))
  const { ksefReferenceNumber } = await call<Invoice>('GET', `/invoices/${uuid}`)
  expect(ksefReferenceNumber).toContain(seller)
  await before.simulator.close()
  await expect(fetch(`${before.origin}/acube/users/me`)).rejects.toThrow('fetch failed')
  const meanwhile = await sendInvoice(await owner(ksef.baseUrl), { xml: invoice('FV/2') })

  const after = await started(settings)
  const again = await onboarded(after.origin, ksef.baseUrl)
  const found = await again.call<Invoice[]>('GET', '/invoices?order[invoiceNumber]=asc')
  expect(found.map(it => [it.invoiceNumber, it.ksefReferenceNumber, it.originType])).toEqual([
    ['FV/1', ksefReferenceNumber, 'ksef'],
    ['FV/2', meanwhile.ksefNumber, 'ksef'],
  ])
})

test('KSeF down for real: its port is closed in the middle, and what waited arrives when it is open again', async () => {
  const ksef = await started()
  const acube = await started({
    acube: { ksefUrl: ksef.origin },
    runtime: systemRuntime({ delays: { 'acube.queue': 1 } }),
  })
  const { call } = await onboarded(acube.origin, ksef.baseUrl)
  await call('GET', '/invoices')
  await ksef.simulator.close()
  const { uuid } = await call<Invoice>('POST', '/invoices', invoice('FV/1'))
  const control = async (body: object) =>
    (
      await fetch(`${acube.origin}/control/acube/work`, {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      })
    ).json() as Promise<WorkReport>
  const report = await control({ queue: 'now' })
  expect([report.sent, report.troubles.join()]).toEqual([0, expect.stringContaining('No answer from KSeF: ')])
  expect((await call<Invoice>('GET', `/invoices/${uuid}`)).status).toBe('in_queue')
  await ksef.simulator.listen({ port: ksef.port })
  await control({ queue: 'now' })
  expect(await call<Invoice>('GET', `/invoices/${uuid}`)).toMatchObject({ status: 'valid', hasUpo: true })
})

test('a simulator that ends leaves nothing running', async () => {
  const { simulator, origin, baseUrl } = await started({ runtime: systemRuntime({ delays: { invoice: 60_000 } }) })
  const { call } = await onboarded(origin, baseUrl)
  await call('POST', '/invoices', invoice('FV/1'))
  await simulator.close()
  await simulator.close()
})

import { expect, test } from 'vitest'
import { sendInvoice } from '../../client/index.ts'
import { buyer, seller, withAcube } from './company.ts'

test('a company is pending until its token proves good, and its runners run when it is selected', async () => {
  const { register, entityNow, ksefToken, handOver, done } = withAcube()
  const { uuid, status } = await register()
  expect(status).toBe('pending')
  const { token } = await ksefToken()
  const held = await handOver(uuid, token)
  expect(held).toMatchObject({ authorizationToken: token, isActive: true, isSelected: false })
  expect(await entityNow(uuid)).toMatchObject({ status: 'active', isInvoiceSenderRunning: false })
  const selected = await done(`POST /legal-entities/${uuid}/ksef-token/select`, { json: { uuid: held.uuid } })
  expect(selected).toMatchObject({ uuid: held.uuid, isSelected: true })
  expect(await entityNow(uuid)).toMatchObject({
    status: 'active',
    isInvoiceSenderRunning: true,
    isInvoiceReceiverRunning: true,
    isInvoiceSyncRunning: true,
  })
})

test('an invoice goes to KSeF, becomes valid, and has its UPO', async () => {
  const { onboarded, send, invoiceNow, acube, signedIn } = withAcube()
  await onboarded()
  const uuid = await send('FV/1')
  const invoice = await invoiceNow(uuid)
  expect(invoice).toMatchObject({ status: 'valid', processingCode: 200, direction: 'sent', hasUpo: true })
  const upo = await acube(`GET /invoices/${uuid}/upo`, { headers: { Accept: 'application/xml' } })
  expect(upo.headers.get('content-type')).toContain('application/xml')
  expect(await upo.text()).toContain(invoice.ksefReferenceNumber!)
  const owner = await signedIn(seller)
  const { xml } = await owner.invoices.get({ params: { ksefNumber: invoice.ksefReferenceNumber! } })
  expect(new TextDecoder().decode(xml)).toBe(invoice.payload)
})

test('with delays it is in the queue, then processing, then valid', async () => {
  const delays = { 'acube.queue': 3_600_000, invoice: 10_000 }
  const { onboarded, send, invoiceNow, runtime } = withAcube({ delays })
  await onboarded()
  const uuid = await send('FV/1')
  expect((await invoiceNow(uuid)).status).toBe('in_queue')
  runtime.advance(3_599_999)
  expect((await invoiceNow(uuid)).status).toBe('in_queue')
  runtime.advance(1)
  expect(await invoiceNow(uuid)).toMatchObject({ status: 'processing', processingCode: 100, hasUpo: false })
  runtime.advance(5000)
  expect(await invoiceNow(uuid)).toMatchObject({ status: 'processing', processingCode: 150 })
  runtime.advance(5000)
  expect(await invoiceNow(uuid)).toMatchObject({ status: 'valid', processingCode: 200, hasUpo: true })
})

test('"send now" does not wait for the queue, and says what was done', async () => {
  const { onboarded, send, invoiceNow, work } = withAcube({ delays: { 'acube.queue': 3_600_000 } })
  await onboarded()
  const uuid = await send('FV/1')
  expect(await work()).toMatchObject({ sent: 0 })
  expect(await work({ queue: 'now' })).toMatchObject({ sent: 1, valid: 1, upos: 1, troubles: [] })
  expect((await invoiceNow(uuid)).status).toBe('valid')
})

test('what KSeF rejects is invalid, with its code and words', async () => {
  const { onboarded, send, invoiceNow } = withAcube()
  await onboarded()
  await invoiceNow(await send('FV/1'))
  const again = await invoiceNow(await send('FV/1'))
  expect(again).toMatchObject({ status: 'invalid', processingCode: 440, ksefReferenceNumber: null, hasUpo: false })
  expect(again).toMatchObject({
    error: 'Duplicate invoice',
    errorDescription: expect.stringContaining('Duplikat faktury'),
  })
})

test('the buyer receives it; what was sent another way is found', async () => {
  const { onboarded, send, invoices, invoiceXml, signedIn } = withAcube()
  await onboarded(seller)
  await onboarded(buyer)
  await send('FV/1')
  const elsewhere = await sendInvoice(await signedIn(seller), { xml: invoiceXml('FV/2') })
  const received = await invoices('?direction=received&order[invoiceNumber]=asc')
  expect(received.map(({ invoiceNumber }) => invoiceNumber)).toEqual(['FV/1', 'FV/2'])
  const sent = await invoices('?direction=sent&order[invoiceNumber]=asc')
  expect(sent.map(({ invoiceNumber, originType }) => [invoiceNumber, originType])).toEqual([
    ['FV/1', 'xml'],
    ['FV/2', 'ksef'],
  ])
  expect(sent[1]).toMatchObject({ status: 'valid', ksefReferenceNumber: elsewhere.ksefNumber })
  expect(await invoices()).toHaveLength(4)
})

test('a revoked token: the next log-in is refused, the company is blocked, its invoices wait for another token', async () => {
  const { onboarded, ksefToken, handOver, send, invoiceNow, entityNow, signedIn } = withAcube()
  const { uuid, token } = await onboarded()
  await (await signedIn(seller)).tokens.revoke({ params: { referenceNumber: token.referenceNumber } })
  const invoice = await send('FV/1')
  expect((await invoiceNow(invoice)).status).toBe('in_queue')
  expect(await entityNow(uuid)).toMatchObject({
    status: 'blocked',
    authFlowIsValid: false,
    isInvoiceSenderRunning: false,
    isInvoiceReceiverRunning: false,
  })
  await handOver(uuid, (await ksefToken()).token, true)
  expect((await invoiceNow(invoice)).status).toBe('valid')
  expect((await entityNow(uuid)).status).toBe('active')
})

test('after half a year without a look it finds all the same', async () => {
  const { onboarded, invoiceXml, signedIn, runtime, work } = withAcube()
  await onboarded(seller)
  await work()
  for (const number of ['FV/1', 'FV/2', 'FV/3']) {
    runtime.advance(60 * 86_400_000)
    await sendInvoice(await signedIn(seller), { xml: invoiceXml(number) })
  }
  expect(await work()).toMatchObject({ synced: 3, troubles: [] })
  expect(await work()).toMatchObject({ synced: 0, troubles: [] })
})

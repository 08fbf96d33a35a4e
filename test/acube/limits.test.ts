import { expect, test } from 'vitest'
import { buyer, seller, withAcube } from './company.ts'

/** KSeF limits how often it is asked: A-Cube waits as long as KSeF says, with that alone. */

test('looking for invoices stops at the limit of KSeF, and goes on when it is over', async () => {
  const { onboarded, send, invoices, runtime, work } = withAcube({ rateLimits: 'test' })
  await onboarded(seller)
  await onboarded(buyer)
  for (let times = 0; times < 12; times++) {
    runtime.advance(10_000)
    await invoices()
  }
  expect((await work()).troubles.join()).toContain('Looking for invoices: 429')
  const uuid = await send('FV/1')
  const [invoice] = await invoices('?direction=sent')
  expect(invoice).toMatchObject({ uuid, status: 'valid', hasUpo: true })
  expect(await invoices('?direction=received')).toEqual([])
  runtime.advance(3_600_000)
  expect(await invoices('?direction=received')).toMatchObject([{ invoiceNumber: 'FV/1' }])
})

test('sending stops at the limit of sessions; what was sent is still asked after', async () => {
  const { onboarded, send, invoiceNow, runtime, work } = withAcube({ rateLimits: 'test', delays: { invoice: 5000 } })
  await onboarded(seller)
  const sent: string[] = []
  for (let count = 0; count < 18; count++) {
    sent.push(await send(`FV/${count}`))
    await work()
  }
  const states = async () => (await Promise.all(sent.map(invoiceNow))).map(({ status }) => status)
  expect(new Set(await states())).toEqual(new Set(['processing', 'in_queue']))
  const first = (await states()).filter(state => state === 'processing').length
  runtime.advance(5000)
  expect(new Set((await states()).slice(0, first))).toEqual(new Set(['valid']))
  for (let minute = 0; minute < 3; minute++) {
    runtime.advance(60_000)
    await work()
  }
  expect(new Set(await states())).toEqual(new Set(['valid']))
})

test('a token that may not read receives nothing, one that may not write sends nothing', async () => {
  for (const [permission, running] of [
    ['InvoiceWrite', [true, false]],
    ['InvoiceRead', [false, true]],
  ] as const) {
    const { register, ksefToken, handOver, send, entityNow, invoiceNow, work } = withAcube()
    const { uuid } = await register(seller)
    await handOver(uuid, (await ksefToken(seller, [permission])).token, true)
    const invoice = await send('FV/1')
    await work()
    const { isInvoiceSenderRunning, isInvoiceReceiverRunning, status } = await entityNow(uuid)
    expect([status, isInvoiceSenderRunning, isInvoiceReceiverRunning]).toEqual(['active', ...running])
    expect((await invoiceNow(invoice)).status).toBe(running[0] ? 'valid' : 'in_queue')
  }
})

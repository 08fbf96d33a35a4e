import fc from 'fast-check'
import { expect, test } from 'vitest'
import { invoiceStatuses } from '../../contracts/statuses.ts'
import { faInvoice, openInvoiceSession, sendBody } from '../../contracts/suite-invoices.ts'
import type { Session } from '../../contracts/suite-preparation.ts'
import { signInOwner } from '../../contracts/suite-preparation.ts'
import { connected } from '../../simulator/commands/contracts/connected.ts'
import { createSimulator, fixedRuntime } from '../../simulator/index.ts'
import { noon } from '../suites/targets/target-kind.ts'
import { drawn } from './seed.ts'

const documented = Object.values(invoiceStatuses).map(({ code }) => code as number)

const opened = async () => {
  const runtime = fixedRuntime({ at: noon })
  const simulator = createSimulator({ runtime, rateLimits: 'off' })
  const send = (request: Request) => simulator.fetch(request)
  const wait = async () => runtime.advance(1)
  const target = connected({ baseUrl: 'http://ksef.test/v2', send, wait })
  const by: Session = await signInOwner(target)
  const session = await openInvoiceSession(target, by)
  const path = `/sessions/online/${session.referenceNumber}/invoices`
  /** Sends a document and tells its status code, once it is known. */
  const codeOf = async (document: Uint8Array | string): Promise<number> => {
    const response = await target.request('POST', path, { token: by.accessToken, body: sendBody(session, document) })
    expect(response.status).toBe(202)
    const { referenceNumber } = (await response.json()) as { referenceNumber: string }
    const params = { referenceNumber: session.referenceNumber, invoiceReferenceNumber: referenceNumber }
    const { status } = await target.settle(
      () => by.call.sessions.invoiceStatus({ params }),
      ({ status }) => status.code !== 100 && status.code !== 150,
    )
    return status.code
  }
  const valid = (number: string) =>
    faInvoice({ seller: by.context.value, number, issueDate: '2026-11-20' }, new Date('2026-11-20T10:00:00Z'))
  return { codeOf, valid, close: () => simulator.close() }
}

/** Octets of any kind, and invoices with some octets turned. */
const documents = (invoice: string) => {
  const octets = Buffer.from(invoice)
  const turned = fc
    .array(fc.tuple(fc.nat(octets.length - 1), fc.nat(255)), { minLength: 1, maxLength: 8 })
    .map(changes => {
      const changed = new Uint8Array(octets)
      for (const [place, octet] of changes) changed[place] = octet
      return changed
    })
  return fc.oneof(
    fc.uint8Array({ minLength: 1, maxLength: 2000 }),
    fc.string({ minLength: 1, unit: 'binary' }).map(text => Buffer.from(text)),
    turned,
    fc.nat(octets.length - 2).map(length => octets.subarray(0, length + 1)),
  )
}

test('any octets as an invoice end in a documented status, and the next invoice is accepted', async () => {
  const { codeOf, valid, close } = await opened()
  let next = 0
  await fc.assert(
    fc.asyncProperty(documents(valid('FV/turned')), async document => {
      expect(documented).toContain(await codeOf(document))
      expect(await codeOf(valid(`FV/${next++}`))).toBe(200)
    }),
    { ...drawn, numRuns: 60 },
  )
  await close()
}, 60_000)

test('a thousand invoices in a session cost as much each at the end as in the beginning', async () => {
  const { codeOf, valid, close } = await opened()
  await codeOf(valid('FV/warm'))
  const rounds: number[] = []
  for (let round = 0; round < 10; round++) {
    const started = performance.now()
    for (let number = 0; number < 100; number++) expect(await codeOf(valid(`FV/${round}/${number}`))).toBe(200)
    rounds.push((performance.now() - started) / 100)
  }
  console.log(`ms an invoice, by the hundred: ${rounds.map(ms => ms.toFixed(1)).join(' ')}`)
  const [early, late] = [Math.min(...rounds.slice(0, 3)), Math.min(...rounds.slice(-3))]
  expect(late).toBeLessThan(early * 3)
  await close()
}, 120_000)

import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { invoiceStatuses } from '../../contracts/ksef/statuses.ts'
import { faInvoice, openInvoiceSession, sendBody } from '../../contracts/ksef/suite-invoices.ts'
import type { Session } from '../../contracts/ksef/suite-preparation.ts'
import { signInOwner } from '../../contracts/ksef/suite-preparation.ts'
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

setFlagsFromString('--expose-gc')
const collectGarbage: () => void = runInNewContext('gc')
/** What is alive, in bytes: objects, buffers and the memory of libxml2. */
const alive = (): number => {
  collectGarbage()
  const { heapUsed, external } = process.memoryUsage()
  return heapUsed + external
}

test('a thousand invoices in a session cost and keep as much each at the end as in the beginning', async () => {
  const { codeOf, valid, close } = await opened()
  for (let number = 0; number < 100; number++) await codeOf(valid(`FV/warm/${number}`))
  const times: number[] = []
  const kept: number[] = []
  for (let round = 0; round < 10; round++) {
    const before = alive()
    const started = performance.now()
    for (let number = 0; number < 100; number++) expect(await codeOf(valid(`FV/${round}/${number}`))).toBe(200)
    times.push((performance.now() - started) / 100)
    kept.push((alive() - before) / 100)
  }
  console.log(`ms an invoice, by the hundred: ${times.map(ms => ms.toFixed(1)).join(' ')}`)
  console.log(`bytes kept of an invoice, by the hundred: ${kept.map(bytes => bytes.toFixed(0)).join(' ')}`)
  expect(Math.min(...times.slice(-3))).toBeLessThan(Math.min(...times.slice(0, 3)) * 3)
  // The document itself is kept, and its records: whatever grows with their number would show.
  const size = Buffer.byteLength(valid('FV/0/00'))
  expect(average(kept.slice(-5))).toBeLessThan(average(kept.slice(0, 5)) * 1.5 + 500)
  expect(average(kept)).toBeLessThan(size + 15_000)
  await close()
}, 120_000)

const average = (figures: readonly number[]): number => figures.reduce((sum, it) => sum + it, 0) / figures.length

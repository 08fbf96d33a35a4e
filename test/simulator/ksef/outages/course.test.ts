import { afterAll, beforeEach, describe, expect, test } from 'vitest'
import { enroll, enrollmentNow } from '../../../../contracts/ksef/suite-certificates.ts'
import { exportNow, startExport } from '../../../../contracts/ksef/suite-exports.ts'
import {
  closeSession,
  invoiceNow,
  invoiceNowOf,
  openInvoiceSession,
  send,
  sessionNow,
} from '../../../../contracts/ksef/suite-invoices.ts'
import { batchNow, closeBatchOf, openBatchOf, uploadAll, zipped } from '../../../../contracts/ksef/suite-packages.ts'
import { byPesel, operationNow, toPerson } from '../../../../contracts/ksef/suite-permissions.ts'
import { freshPesel, type Session, signInOwner } from '../../../../contracts/ksef/suite-preparation.ts'
import { connected } from '../../../../simulator/commands/contracts/connected.ts'
import { createSimulator, fixedRuntime } from '../../../../simulator/index.ts'

const noon = Date.parse('2026-11-23T12:00:00Z')
const second = 1000
const delays = {
  enrollment: 4 * second,
  grant: 4 * second,
  invoice: 4 * second,
  session: 2 * second,
  export: 4 * second,
}
const runtime = fixedRuntime({ at: noon, seed: 1, delays })
const simulator = createSimulator({ runtime, rateLimits: 'off' })
afterAll(() => simulator.close())
const wait = async (ms: number) => {
  await simulator.idle()
  runtime.advance(ms)
}
const target = connected({
  baseUrl: 'http://ksef.test/v2',
  send: request => simulator.fetch(request),
  wait: times => wait(250 * times),
  advance: runtime.advance,
})

const control = (method: string, path: string, body?: object) =>
  simulator.fetch(`http://ksef.test/control/${path}`, {
    method,
    headers: { 'Content-Type': 'application/json' },
    body: body && JSON.stringify(body),
  })
const inSeconds = (seconds: number) => new Date(runtime.now() + seconds * second).toISOString()
/** From in two seconds until in ten. */
const outage = async (api: string) => {
  const response = await control('POST', 'outages', { kind: 'FAILURE', from: inSeconds(2), to: inSeconds(10), api })
  expect(response.status).toBe(201)
}
beforeEach(async () => {
  await control('DELETE', 'outages')
})

/** All that takes its time, begun now: a look at what it shows. */
const begin = async (owner: Session) => {
  const granted = await owner.call.permissions.grantToPerson({ body: toPerson(byPesel(freshPesel()), ['InvoiceRead']) })
  const enrolled = await enroll(target, owner)
  const exported = await startExport(target, owner)
  const session = await openInvoiceSession(target, owner)
  const seller = owner.context.value
  const invoice = await send(session, await invoiceNow(target, { seller }))
  await closeSession(session)
  const files = [{ name: 'one.xml', bytes: await invoiceNow(target, { seller }) }]
  const batch = await openBatchOf(target, owner, await zipped(files))
  await uploadAll(target, batch)
  await closeBatchOf(batch)
  await simulator.idle()
  return async () => ({
    grant: (await operationNow(owner, granted)).code,
    enrolment: (await enrollmentNow(owner, enrolled)).status.code,
    export: (await exportNow(exported)).status.code,
    invoice: (await invoiceNowOf(session, invoice)).status.code,
    session: (await sessionNow(session)).status.code,
    batch: (await batchNow(batch)).status.code,
  })
}

const done = { grant: 200, enrolment: 200, export: 200, invoice: 200, session: 200, batch: 200 }

describe('what would be done with in the course of an outage', () => {
  test('is done with when there is none', async () => {
    const look = await begin(await signInOwner(target))
    await wait(6 * second)
    expect(await look()).toEqual(done)
  })

  test('stands still until it is over, and then is done with at once', async () => {
    const owner = await signInOwner(target)
    await outage('stuck')
    const look = await begin(owner)
    await wait(9.9 * second)
    expect(await look()).toEqual({ grant: 100, enrolment: 100, export: 100, invoice: 150, session: 170, batch: 150 })
    await wait(0.1 * second)
    expect(await look()).toMatchObject({ grant: 200, enrolment: 200, export: 200, invoice: 200 })
    await wait(2 * second)
    expect(await look()).toEqual(done)
  })

  test('ends in 550 where the outage cancels it, and comes to nothing', async () => {
    const owner = await signInOwner(target)
    await outage('cancelled')
    const look = await begin(owner)
    await wait(6 * second)
    // A session has no such status: none of its invoices was accepted.
    expect(await look()).toEqual({ grant: 550, enrolment: 550, export: 550, invoice: 550, session: 445, batch: 445 })
    const query = { queryType: 'PermissionsInCurrentContext' } as const
    expect((await owner.call.permissions.queryPersons({ body: query })).permissions).toEqual([])
    expect((await owner.call.certificates.query({})).certificates).toEqual([])
    await wait(10 * second)
    const again = await begin(owner)
    await wait(6 * second)
    expect(await again()).toEqual(done)
  })
})

const interrupted = 'Przetwarzanie zostało przerwane z przyczyn wewnętrznych systemu. Spróbuj ponownie'
const cancelled = { code: 550, description: 'Operacja została anulowana przez system' }
const unknown = { code: 500, description: 'Nieznany błąd' }
const rejected = { code: 400, description: 'Wniosek odrzucony' }

/** Ends that nothing but a fault brings about, word for word (permissions.md, 7; certificates.md, 6). */
test.each([
  ['permissions.grantToPerson', 'unknown', unknown],
  ['permissions.grantToPerson', 'cancelled', { ...cancelled, details: [`${interrupted} później.`] }],
  ['permissions.grantToPerson', 'failed', { code: 400, description: 'Operacja zakończona niepowodzeniem' }],
  ['certificates.enroll', 'unknown', unknown],
  ['certificates.enroll', 'cancelled', { ...cancelled, details: [interrupted] }],
  [
    'certificates.enroll',
    'keyOfAnother',
    { ...rejected, details: ['Klucz publiczny został już certyfikowany przez inny podmiot.'] },
  ],
  [
    'certificates.enroll',
    'limitReached',
    { ...rejected, details: ['Osiągnięto dopuszczalny limit posiadanych certyfikatów.'] },
  ],
  ['invoices.export', 'unknown', { code: 500, description: 'Nieznany błąd (500)' }],
  ['invoices.export', 'cancelled', { ...cancelled, details: [interrupted] }],
])('%s ends in %s in these words', async (operation, outcome, words) => {
  const owner = await signInOwner(target)
  expect((await control('POST', 'faults', { operation, outcome, settlesAfter: '1s', times: 1 })).status).toBe(201)
  const begun = {
    'permissions.grantToPerson': async () => {
      const body = toPerson(byPesel(freshPesel()), ['InvoiceRead'])
      const started = await owner.call.permissions.grantToPerson({ body })
      return () => operationNow(owner, started)
    },
    'certificates.enroll': async () => {
      const enrolled = await enroll(target, owner)
      return async () => (await enrollmentNow(owner, enrolled)).status
    },
    'invoices.export': async () => {
      const exported = await startExport(target, owner)
      return async () => (await exportNow(exported)).status
    },
  }[operation as 'invoices.export']
  const look = await begun()
  await wait(second)
  const { code, description, details } = await look()
  expect({ code, description, ...(details && { details }) }).toEqual(words)
})

test.each([
  ['permissions.grantToPerson', 'identifierForbids', { grant: 450 }],
  ['certificates.enroll', 'limitReached', { enrolment: 400 }],
  ['invoices.export', 'unknown', { export: 500 }],
])('a fault ends %s in %s, and settlesAfter says when', async (operation, outcome, seen) => {
  const owner = await signInOwner(target)
  const fault = { operation, outcome, settlesAfter: '20s', times: 1 }
  expect((await control('POST', 'faults', fault)).status).toBe(201)
  const look = await begin(owner)
  const [name] = Object.keys(seen)
  await wait(19 * second)
  expect(await look()).toEqual({ ...done, [name!]: 100 })
  await wait(second)
  expect(await look()).toEqual({ ...done, ...seen })
})

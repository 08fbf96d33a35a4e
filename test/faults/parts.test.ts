import { expect, test, vi } from 'vitest'
import { sendInvoice } from '../../client/flows/send-invoice.ts'
import { seller, withAcube } from '../acube/company.ts'
import { invoice } from '../simulator/documents/schemas/invoice.ts'
import { heard } from './heard.ts'

/** Parts are loaded when first needed. One that cannot be (too many open files, say) may be a moment later. */

const breaks = vi.hoisted(() => ({ next: false }))
vi.mock('../../simulator/runtime/parts.ts', async original => {
  const parts = await original<typeof import('../../simulator/runtime/parts.ts')>()
  const part: typeof parts.part = load =>
    parts.part(async () => {
      if (!breaks.next) return load()
      breaks.next = false
      throw Object.assign(new Error('EMFILE: too many open files'), { code: 'EMFILE' })
    })
  return { ...parts, part }
})

const { log, errors } = heard()
const { acube, ask, signedIn } = withAcube({ log })

/** The part that is needed next does not load. Each is needed here for the first time, or the test is none. */
const broken = async <T>(first: () => Promise<T>): Promise<T | Error> => {
  breaks.next = true
  const outcome = await first().catch((error: Error) => error)
  expect(breaks.next).toBe(false)
  expect(errors.splice(0)).toEqual([
    { error: expect.stringMatching(/EMFILE[\s\S]*\n +at /), message: expect.any(String) },
  ])
  return outcome
}
const defect = { error: 'unexpected', status: 500 }

test.each([
  ['POST /control/certificates', 400],
  ['GET /docs/v2', 200],
  ['GET /docs/v2/openapi.json', 200],
  ['GET /web/login', 200],
  ['GET /demo', 200],
  // A-Cube itself, then its documents.
  ['POST /control/acube/work', 200],
  ['GET /acube/docs', 200],
])('%s answers 500 once, and then what it should', async (asked, status) => {
  const more = asked.startsWith('POST') ? { json: {} } : {}
  expect(await broken(() => ask(asked, more))).toMatchObject({ status: 500 })
  expect((await ask(asked, more)).status).toBe(status)
})

test('a sign-in, an invoice and its UPO fail once by no fault of the caller', async () => {
  expect(await broken(() => signedIn(seller))).toMatchObject(defect)
  const owner = await signedIn(seller)
  // The handlers of what is asked behind a sign-in, then the schemas.
  expect(await broken(() => owner.tokens.list())).toMatchObject(defect)
  expect(await owner.tokens.list()).toMatchObject({ tokens: [] })
  expect(await broken(() => sendInvoice(owner, { xml: invoice() }))).toMatchObject({ code: 550 })
  await expect(sendInvoice(owner, { xml: '<none/>' })).rejects.toMatchObject({ code: 450 })
  expect(await broken(() => sendInvoice(owner, { xml: invoice() }))).toMatchObject(defect)
  const another = invoice([/<P_2>[^<]*</, '<P_2>FV2026/11/151<'])
  expect(await sendInvoice(owner, { xml: another })).toMatchObject({ upo: expect.stringContaining('FV2026/11/151') })
})

test('an invoice in A-Cube’s JSON fails once, and is no violation of anything', async () => {
  const json = { Faktura: {} }
  expect(await broken(() => acube('POST /invoices', { json }))).toMatchObject({ status: 500 })
  expect((await acube('POST /invoices', { json })).status).not.toBe(500)
})

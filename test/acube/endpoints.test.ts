import fc from 'fast-check'
import { expect, test } from 'vitest'
import { FirewallRefusal, Problem, Violations } from '../../contracts/acube/errors.ts'
import { allAcubeOperations, type ListedAcubeOperation } from '../../contracts/acube/operations.ts'
import { bodyLimits } from '../../contracts/bounds.ts'
import { anyBody, headerText, mutated, pathOf, querying } from '../properties/odd.ts'
import { drawn } from '../properties/seed.ts'
import { companyOf, withAcube } from './company.ts'

/** Whatever comes in, what goes out is an answer of A-Cube: no 5xx, and no "no" unexplained. */

const { acube, ask, logIn, onboarded, send, invoiceXml } = withAcube()
const { uuid, held } = await onboarded()
const invoice = await send('FV/1')
const bearer = await logIn()

const webhook = { legalEntity: uuid, webhookType: 'invoice-sender', webhookUrl: 'http://127.0.0.1:9/' }
/** A right body of each operation that takes one. */
const right: Readonly<Record<string, unknown>> = {
  'login.login': { email: 'demo@acube.example', password: 'demo-password' },
  'legalEntities.create': companyOf('1111111111'),
  'ksefTokens.create': { authorizationToken: held.authorizationToken, autoSelect: false },
  'ksefTokens.select': { uuid: held.uuid },
  'ksefTokens.revoke': { uuid: 'x' },
  'ksefTokens.remove': { uuid: 'x' },
  'webhooks.create': webhook,
  'webhooks.replace': webhook,
  'invoices.downloaded': { invoices: [invoice], downloaded: true },
  'invoices.create': {
    Naglowek: {
      KodFormularza: { __value: 'FA', kodSystemowy: 'FA (3)', wersjaSchemy: '1-0E' },
      WariantFormularza: '3',
    },
    Podmiot1: { DaneIdentyfikacyjne: { NIP: '5265877635', Nazwa: 'Sender' }, Telefon: [] },
    Fa: { P_15: 10_000, FaWiersz: [] },
  },
}
const bodyOf = ({ area, name }: ListedAcubeOperation): unknown =>
  right[`${area}.${name}`] ?? (area === 'invoices' ? right['invoices.create'] : undefined)

const segment = fc.oneof(
  fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }).map(encodeURIComponent),
  fc.constantFrom(uuid, held.uuid, invoice, '%', '%zz', '%ff', '%00', '__proto__', "';--", 'v3', 'validate'),
)
const xmls = fc.nat(4000).map(length => invoiceXml('FV/1').slice(0, length))

const requests = (listed: ListedAcubeOperation) => {
  const { operation } = listed
  const body = bodyOf(listed)
  const bodies = fc.oneof(
    anyBody,
    ...(operation.invoice ? [xmls] : []),
    ...(body === undefined ? [] : [mutated(body).map(it => JSON.stringify(it) ?? '')]),
  )
  const headers = fc.record(
    {
      Authorization: fc.oneof({ weight: 5, arbitrary: fc.constant(`Bearer ${bearer}`) }, headerText),
      'Content-Type': fc.oneof(
        fc.constantFrom(
          'application/json',
          'application/xml',
          'application/ld+json',
          'text/plain',
          'application/json;;',
        ),
        headerText,
      ),
      Accept: fc.oneof(fc.constantFrom('application/ld+json', 'application/xml', '*/*', ';q=', 'a;q=x'), headerText),
    },
    { requiredKeys: [] },
  )
  return fc.record({
    path: pathOf(operation.path, segment),
    query: querying(Object.keys(operation.query?.shape ?? {})),
    headers: headers.map(given => ({
      Authorization: `Bearer ${bearer}`,
      'Content-Type': 'application/json',
      ...given,
    })),
    body: operation.method === 'GET' ? fc.constant(undefined) : bodies,
  })
}

const schemaOf = (status: number) => (status === 401 ? FirewallRefusal : status === 422 ? Violations : Problem)

// What makes test data in KSeF takes no input, and a second each time.
const asked = allAcubeOperations.filter(({ name }) => name !== 'setupForTesting')
test.each(asked.map(it => [`${it.operation.method} ${it.operation.path}`, it] as const))(
  '%s answers whatever comes, and explains every no',
  async (_name, listed) => {
    const { operation } = listed
    await fc.assert(
      fc.asyncProperty(requests(listed), async ({ path, query, headers, body }) => {
        const asked = `${operation.method} /acube${path}${query && `?${query.replaceAll(' ', '+')}`}`
        const response = await ask(asked, { headers, body })
        expect(response.status, `${asked}: ${await response.clone().text()}`).toBeLessThan(500)
        if (response.status < 400) return
        const id = response.headers.get('X-Simulator-Explanation')
        const explanation = await (await ask(`GET /control/explanations/${id}`)).json()
        expect(explanation).toMatchObject({ id, status: response.status, text: expect.stringMatching(/\S/) })
        schemaOf(response.status).parse(await response.json())
      }),
      { ...drawn, numRuns: 60 },
    )
  },
)

test('a body that is too large is refused, chunked or not', async () => {
  const large = 'x'.repeat(11 * 1024 * 1024)
  const headers = { 'Content-Type': 'application/xml' }
  expect((await acube('POST /invoices', { headers, body: large })).status).toBe(413)
  const chunk = new TextEncoder().encode('x'.repeat(1024 * 1024))
  let chunks = 0
  const endless = new ReadableStream({
    pull: controller => (++chunks > 100 ? controller.close() : controller.enqueue(chunk)),
  })
  expect((await acube('POST /invoices', { headers, body: endless })).status).toBe(413)
  expect(chunks).toBeLessThan(30)
})

test('every operation takes what it declares, and not a byte more', async () => {
  const headers = { 'Content-Type': 'application/json' }
  for (const { operation } of allAcubeOperations.filter(it => it.operation.body ?? it.operation.invoice)) {
    const { method, path, bodyLimit = bodyLimits.ordinary } = operation
    const statusOf = async (size: number) =>
      (await acube(`${method} ${path}`, { headers, body: new Uint8Array(size).fill(0x20) })).status
    expect([await statusOf(bodyLimit), await statusOf(bodyLimit + 1)], path).toEqual([400, 413])
  }
})

test('JSON nested as deep as it gets is refused like any other', async () => {
  const deep = `${'['.repeat(100_000)}${']'.repeat(100_000)}`
  const headers = { 'Content-Type': 'application/json' }
  for (const path of ['/invoices', '/legal-entities', '/login', '/webhooks'])
    expect((await acube(`POST ${path}`, { headers, body: deep })).status).toBeLessThan(500)
})

test('the control call takes nothing but what it knows', async () => {
  const headers = { 'Content-Type': 'application/json' }
  for (const body of ['x', '[]', '{"queue":"later"}', 'null', '1'])
    expect((await ask('POST /control/acube/work', { headers, body })).status, body).toBe(400)
  expect((await ask('POST /control/acube/work', { headers, body: '{"queue":"now"}' })).status).toBe(200)
  expect((await ask('POST /control/acube/work')).status).toBe(200)
})

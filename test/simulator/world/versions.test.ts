import { afterAll, describe, expect, test } from 'vitest'
import { createClient, generateToken, signInWithSeal } from '../../../client/index.ts'
import { type ApiVersion, apiNames, apiVersions } from '../../../contracts/ksef/api-version.ts'
import { createSimulator, fixedRuntime } from '../../../simulator/index.ts'
import { sealOf } from '../simulated.ts'

/** Worlds of several versions in one process. */

const nip = '5265877635'
const runtime = fixedRuntime({ at: Date.parse('2026-11-22T12:00:00Z') })
const simulator = createSimulator({
  runtime,
  rateLimits: 'off',
  seed: { worlds: { july: { api: '2.7' }, september: { api: '2.8' } } },
})
afterAll(() => simulator.close())

const places = { july: '2.7', september: '2.8', default: '2.9' } as const
type Place = keyof typeof places

const prefixOf = (place: Place) => (place === 'default' ? '' : `/w/${place}`)
const ask = (place: Place, asked: string, json?: unknown, token?: string): Promise<Response> => {
  const [method, path] = asked.split(' ')
  return simulator.fetch(`http://ksef.test${prefixOf(place)}${path}`, {
    method,
    headers: { 'Content-Type': 'application/json', ...(token && { Authorization: `Bearer ${token}` }) },
    body: json === undefined ? undefined : JSON.stringify(json),
  })
}
const clientOf = (place: Place, api: ApiVersion = places[place]) =>
  createClient({
    baseUrl: `http://ksef.test${prefixOf(place)}`,
    api,
    fetch: simulator.fetch,
    clock: { now: runtime.now, sleep: async (ms: number) => runtime.advance(ms) },
  })
const ownerIn = async (place: Place, api?: ApiVersion) =>
  signInWithSeal(clientOf(place, api), { nip, identity: await sealOf(nip) })
const explained = async (place: Place, response: Response): Promise<string> => {
  const id = response.headers.get('X-Simulator-Explanation')
  return (await (await ask(place, `GET /control/explanations/${id}`)).json()).text
}

const lists = ['POST /v2/collective-identifiers/invoices', `GET /v2/collective-identifiers/x/invoices`] as const

test.each([
  ['july', [404, 401]],
  ['september', [401, 404]],
  ['default', [401, 404]],
] as const)('the world %s has the operations of its version, and others are unknown paths', async (place, statuses) => {
  const answers = [await ask(place, lists[0], {}), await ask(place, lists[1])]
  expect(answers.map(({ status }) => status)).toEqual(statuses)
})

test('an operation of another version is explained, with where it is', async () => {
  const old = await explained('july', await ask('july', lists[0], {}))
  expect(old).toMatch(/^The API 2\.7, .* no POST \/collective-identifiers\/invoices; it is in 2\.8, 2\.9\./)
  const gone = await explained('default', await ask('default', lists[1]))
  expect(gone).toMatch(/it is in 2\.7\./)
  expect(await explained('july', await ask('july', 'GET /v2/nowhere'))).toContain('KSeF has no path /v2/nowhere')
})

test.each(Object.keys(places) as Place[])(
  'document, reference and home of %s are those of its version',
  async place => {
    const number = apiVersions[places[place]]
    const document = await (await ask(place, 'GET /docs/v2/openapi.json')).json()
    expect(document.info.version).toBe(number)
    expect('/collective-identifiers/invoices' in document.paths).toBe(place !== 'july')
    const reference = await (await ask(place, 'GET /docs/v2')).text()
    expect(reference).toContain(`KSeF's API ${number}`)
    expect(reference.includes('POST /collective-identifiers/invoices')).toBe(place !== 'july')
    expect(await (await ask(place, 'GET /')).text()).toContain(number)
  },
)

test('members that came later do not leave, and those of today do', async () => {
  const grantsIn = async (place: Place) => {
    const token = await (await ownerIn(place)).accessToken()
    return (await ask(place, 'POST /v2/permissions/query/personal/grants', {}, token)).json()
  }
  expect('ownerPermissions' in (await grantsIn('september'))).toBe(false)
  expect('ownerPermissions' in (await grantsIn('default'))).toBe(true)
})

describe('the longest range of a query', () => {
  const query = async (place: Place, from: string, to: string) => {
    const token = await (await ownerIn(place)).accessToken()
    const body = { subjectType: 'Subject1', dateRange: { dateType: 'Issue', from, to } }
    return ask(place, 'POST /v2/invoices/query/metadata', body, token)
  }
  // Three months by the calendar of UTC, or of Warsaw: invoices-query-018, -037.
  test.each<[Place, string, string, number]>([
    ['july', '2026-01-01T00:00:00Z', '2026-04-01T00:00:00Z', 200],
    ['july', '2026-01-01T00:00:00Z', '2026-04-01T00:00:01Z', 400],
    ['july', '2025-11-30T00:00:00Z', '2026-02-28T00:00:00Z', 200],
    ['july', '2026-06-01T00:00:00Z', '2026-09-09T00:00:00Z', 400],
    ['september', '2026-06-01T00:00:00Z', '2026-09-09T00:00:00Z', 200],
    ['default', '2026-06-01T00:00:00Z', '2026-09-09T00:00:00Z', 200],
    ['default', '2026-06-01T00:00:00Z', '2026-09-09T00:00:01Z', 400],
  ])('in %s from %s to %s: %s', async (place, from, to, status) => {
    expect((await query(place, from, to)).status).toBe(status)
  })

  test('the refusal names what holds', async () => {
    const said = async (place: Place) => {
      const response = await query(place, '2026-01-01T00:00:00Z', '2026-06-01T00:00:00Z')
      const { exception } = await response.json()
      return [exception.exceptionDetailList[0].details[0], await explained(place, response)]
    }
    const [july, why] = await said('july')
    expect(july).toBe("'dateRange' must not exceed 3 months.")
    expect(why).toContain('three months')
    const [today, whyToday] = await said('default')
    expect(today).toBe("'dateRange' must not exceed 100 days.")
    expect(whyToday).toContain('100 days')
  })
})

test('what an older version does not take is left out, and the rest is read as forgivingly as ever', async () => {
  const owner = await ownerIn('july')
  const limits = { MAXINVOICESIZEINMB: 2, maxInvoiceWithAttachmentSizeInMB: 3, maxInvoices: 7 }
  const body = { OnlineSession: limits, batchSession: limits, collectiveIdentifier: { maxInvoices: 1 } }
  const asked = 'POST /v2/testdata/limits/context/session'
  expect((await ask('july', asked, body, await owner.accessToken())).status).toBe(200)
  expect((await owner.limits.context()).onlineSession).toMatchObject({ maxInvoiceSizeInMB: 2, maxInvoices: 7 })
})

test('flows of a client work with each version, and a token of one world is none of another', async () => {
  for (const place of Object.keys(places) as Place[]) {
    const session = await ownerIn(place)
    const { token } = await generateToken(session, { description: 'ERP of the firm', permissions: ['InvoiceRead'] })
    expect(token).toContain(`nip-${nip}`)
  }
  const token = await (await ownerIn('july')).accessToken()
  expect((await ask('default', 'GET /v2/tokens', undefined, token)).status).toBe(401)
})

test('a client of an older version reads answers with members that it does not know', async () => {
  const owner = await ownerIn('default', '2.7')
  expect(Object.keys(await owner.limits.context())).toEqual(['onlineSession', 'batchSession'])
  expect('global' in (await owner.limits.rates())).toBe(false)
})

test('a client calls no operation that its version does not have', async () => {
  await expect(
    clientOf('july').collectiveIdentifiers.invoices({ body: { collectiveIdentifierNumbers: [] } }),
  ).rejects.toThrow('The API 2.7.0 has no operation collectiveIdentifiers.invoices.')
  await expect(
    clientOf('default').collectiveIdentifiers.invoicesOfOne({ params: { collectiveIdentifierNumber: '1' } }),
  ).rejects.toThrow('has no operation collectiveIdentifiers.invoicesOfOne')
})

test('worlds are listed with their versions', async () => {
  const worlds: { name: string; api: string }[] = await (await ask('default', 'GET /control/worlds')).json()
  expect(Object.fromEntries(worlds.map(({ name, api }) => [name, api]))).toEqual(places)
})

test('a fault of what the version does not have is refused', async () => {
  const add = async (place: Place, fault: object) => (await ask(place, 'POST /control/faults', fault)).status
  expect(await add('july', { operation: 'collectiveIdentifiers.invoices', lost: true })).toBe(409)
  expect(await add('july', { error: 'sessionUnderMaintenance' })).toBe(409)
  expect(await add('default', { operation: 'collectiveIdentifiers.invoicesOfOne', lost: true })).toBe(409)
  expect(await add('july', { operation: 'collectiveIdentifiers.invoicesOfOne', lost: true, times: 1 })).toBe(201)
  await ask('july', 'DELETE /control/faults')
})

test('a header asks for no fault that the version does not have', async () => {
  const challenge = async (place: Place) =>
    simulator.fetch(`http://ksef.test${prefixOf(place)}/v2/auth/challenge`, {
      method: 'POST',
      headers: { 'X-Simulator-Fault': 'error=sessionUnderMaintenance' },
    })
  const told = await explained('july', await challenge('july'))
  expect(told).toContain('the API 2.7 of this world has no sessionUnderMaintenance')
  expect(await explained('september', await challenge('september'))).toContain('on purpose')
})

test('an outage whose error came with a later version is refused', async () => {
  const outage = { kind: 'FAILURE', api: 'session-maintenance' }
  const add = async (place: Place) => (await ask(place, 'POST /control/outages', outage)).status
  expect([await add('july'), await add('september')]).toEqual([409, 201])
  await ask('september', 'DELETE /control/outages')
})

test('a reset keeps the version, and other worlds begin with that of the first', async () => {
  await ask('july', 'POST /control/reset')
  expect((await ask('july', lists[0], {})).status).toBe(404)
  const older = createSimulator({ runtime: fixedRuntime({ at: runtime.now() }), api: '2.7' })
  expect((await older.fetch(`http://ksef.test/w/another${lists[0].slice(5)}`, { method: 'POST' })).status).toBe(404)
  const seeded = createSimulator({
    runtime: fixedRuntime({ at: runtime.now() }),
    seed: { api: 2.7, worlds: { one: {} } },
  })
  expect((await seeded.fetch(`http://ksef.test/w/one${lists[0].slice(5)}`, { method: 'POST' })).status).toBe(404)
  await Promise.all([older.close(), seeded.close()])
})

test('a version that there is not is told at once', () => {
  const api = '2.6' as ApiVersion
  const told = `There is no API 2.6 here. There are ${apiNames.join(', ')}.`
  expect(() => createSimulator({ api })).toThrow(told)
  expect(() => createClient({ baseUrl: 'http://ksef.test', api })).toThrow(told)
  expect(() => createSimulator({ seed: { worlds: { one: { api } } } })).toThrow(/api/)
})

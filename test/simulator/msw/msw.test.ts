import { setupServer } from 'msw/node'
import { afterAll, afterEach, beforeAll, expect, test } from 'vitest'
import { createClient, generateToken, makeSeal, signInWithSeal } from '../../../client/index.ts'
import { type ErrorName, errors } from '../../../contracts/ksef/errors.ts'
import { operations } from '../../../contracts/ksef/operations.ts'
import { createSimulator } from '../../../simulator/index.ts'
import { handlers, override } from '../../../simulator/msw/msw.ts'

const simulator = createSimulator({ rateLimits: 'off' })
const server = setupServer(...handlers(simulator))
const testEnvironment = 'https://api-test.ksef.mf.gov.pl'

beforeAll(() => server.listen({ onUnhandledRequest: 'error' }))
afterEach(() => server.resetHandlers())
afterAll(() => server.close())

const nip = '5265877635'
const signIn = async (baseUrl = testEnvironment) =>
  signInWithSeal(createClient({ baseUrl }), { nip, identity: await makeSeal({ nip, key: 'p256' }) })

test("code that calls KSeF's TEST environment meets the simulator", async () => {
  const session = await signIn()
  const token = await generateToken(session, { description: 'Accounting', permissions: ['InvoiceRead'] })
  expect(token.status).toBe('Active')
})

test('one handler stands for all operations, one for download links, one for explanations', () => {
  expect(handlers(simulator)).toHaveLength(3)
})

const explanationOf = async (response: Response): Promise<{ text: string; details?: string[] }> => {
  const id = response.headers.get('X-Simulator-Explanation')
  return (await fetch(`${testEnvironment}/control/explanations/${id}`)).json()
}

test("the simulator's explanations can be read", async () => {
  const response = await fetch(`${testEnvironment}/v2/tokens`)
  expect(await explanationOf(response)).toMatchObject({ text: expect.stringContaining('Authorization') })
})

test('the simulator may stand at another address, whatever its path', async () => {
  server.use(...handlers(createSimulator({ rateLimits: 'off' }), { baseUrl: 'https://ksef.example/proxy/' }))
  const response = await fetch('https://ksef.example/proxy/auth/challenge', { method: 'POST' })
  expect(await response.json()).toMatchObject({ challenge: expect.stringMatching(/-CR-/) })
})

test('the address may be that of old, with /api/v2', async () => {
  const baseUrl = 'https://ksef-test.mf.gov.pl/api/v2'
  server.use(...handlers(createSimulator({ rateLimits: 'off' }), { baseUrl }))
  expect((await fetch(`${baseUrl}/auth/challenge`, { method: 'POST' })).status).toBe(200)
})

test('one operation may be made to refuse, the others go on', async () => {
  const session = await signIn()
  server.use(override(operations.tokens.generate, 'permissionsNotOwned', { values: { permissions: 'InvoiceRead' } }))
  const asked = { body: { permissions: ['InvoiceRead' as const], description: 'Accounting' } }
  await expect(session.tokens.generate(asked)).rejects.toMatchObject({
    error: 'permissionsNotOwned',
    details: ['Brakujące uprawnienia: InvoiceRead.'],
  })
  await session.tokens.list()
})

test.each(Object.keys(errors) as ErrorName[])('%s is a whole answer where the test gives no values', async error => {
  server.use(override(operations.sessions.status, error))
  const path = '/v2/sessions/20261122-SO-0000000000-0000000000-00'
  const response = await fetch(testEnvironment + path)
  const text = await response.text()
  expect(response.status).toBe(errors[error].http)
  expect(text).not.toMatch(/\{\w+\}|undefined/)
  expect(response.headers.get('Retry-After')).toBe(response.status === 429 ? '1' : null)
  expect(await explanationOf(response)).toMatchObject({
    request: `GET ${path}`,
    error,
    text: `The test made GET /sessions/{referenceNumber} refuse: override(…, '${error}').`,
  })
})

test("an answer speaks of the path's own number", async () => {
  server.use(override(operations.sessions.status, 'sessionNotFound'))
  const number = '20261122-SO-0000000000-0000000000-00'
  expect(await (await fetch(`${testEnvironment}/v2/sessions/${number}`)).text()).toContain(number)
})

test('the wait that is asked for stands in header and text; a 403 says which permissions there would have to be', async () => {
  const ask = () => fetch(`${testEnvironment}/v2/tokens`, { method: 'POST' })
  server.use(override(operations.tokens.generate, 'tooManyRequests', { once: true, retryAfter: 3551 }))
  const limited = await ask()
  expect(limited.headers.get('Retry-After')).toBe('3551')
  expect(await limited.json()).toMatchObject({
    status: { details: ['Przekroczono limit 120 żądań na godzinę. Spróbuj ponownie po 59 minutach i 11 sekundach.'] },
  })
  const { queryMetadata } = operations.invoices
  server.use(override(queryMetadata, 'missingPermissions', { explanation: 'Rights end at midnight.' }))
  const forbidden = await fetch(`${testEnvironment}/v2/invoices/query/metadata`, { method: 'POST' })
  expect(await explanationOf(forbidden)).toMatchObject({ text: 'Rights end at midnight.' })
  const security = { requiredAnyOfPermissions: queryMetadata.permissions, presentPermissions: [] }
  expect(await forbidden.json()).toMatchObject({ security })
})

test('a refusal of override has the format that is asked for', async () => {
  server.use(override(operations.auth.challenge, 'unreadableContent'))
  const ask = async (headers: Record<string, string>) => {
    const response = await fetch(`${testEnvironment}/v2/auth/challenge`, { method: 'POST', headers })
    return Object.keys(await response.json())
  }
  expect(await ask({})).toEqual(['exception'])
  expect(await ask({ 'X-Error-Format': 'problem-details' })).toContain('errors')
})

test('a limit is exceeded once, with Retry-After', async () => {
  const session = await signIn()
  const values = { limit: 30, window: 'minutę', wait: '17 sekundach' }
  server.use(override(operations.tokens.list, 'tooManyRequests', { once: true, retryAfter: 17, values }))
  await expect(session.tokens.list()).rejects.toMatchObject({ error: 'tooManyRequests', retryAfter: 17 })
  await session.tokens.list()
})

test("an override of a path with a number leaves the fixed path beside it to the simulator's own", async () => {
  const session = await signIn()
  server.use(override(operations.authSessions.revoke, 'insufficientResourceAccess'))
  const params = { referenceNumber: session.referenceNumber }
  await expect(session.authSessions.revoke({ params })).rejects.toMatchObject({ error: 'insufficientResourceAccess' })
  await session.authSessions.revokeCurrent()
})

test('an override belongs to one address', async () => {
  const elsewhere = 'https://ksef.example/v2'
  server.use(...handlers(simulator, { baseUrl: elsewhere }))
  server.use(override(operations.tokens.list, 'unauthorized', { baseUrl: elsewhere }))
  await (await signIn()).tokens.list()
  await expect((await signIn(elsewhere)).tokens.list()).rejects.toMatchObject({ error: 'unauthorized' })
})

import { expect, test } from 'vitest'
import { createClient } from '../../client/client.ts'
import { UnexpectedAnswer } from '../../client/unexpected-answer.ts'
import { json, standIn } from './stand-in.ts'

const referenceNumber = '20261122-EC-1A2B3C4000-0123456789-AB'
const token = {
  referenceNumber,
  authorIdentifier: { type: 'Nip', value: '5265877635' },
  contextIdentifier: { type: 'Nip', value: '5265877635' },
  description: 'Accounting',
  requestedPermissions: ['InvoiceRead'],
  dateCreated: '2026-11-22T12:00:00+00:00',
  status: 'Active',
}
const challenge = {
  challenge: '20261122-CR-1A2B3C4000-0123456789-AB',
  timestamp: '2026-11-22T12:00:00.123+00:00',
  timestampMs: 1795348800123,
  clientIp: '127.0.0.1',
}
const baseUrl = 'https://ksef.test'

test.each(['https://ksef.test', 'https://ksef.test/', 'https://ksef.test/v2', 'https://ksef.test/v2/'])(
  'the base URL %s leads to the same operations',
  async baseUrl => {
    const { fetch, requests } = standIn({ 'POST /auth/challenge': () => json(challenge) })
    await createClient({ baseUrl, fetch }).auth.challenge()
    expect(requests[0]?.url).toBe('https://ksef.test/v2/auth/challenge')
  },
)

test('a call resolves to the body of the answer', async () => {
  const { fetch } = standIn({ 'POST /auth/challenge': () => json(challenge) })
  expect(await createClient({ baseUrl, fetch }).auth.challenge()).toEqual(challenge)
})

test('members that the contract does not know pass silently', async () => {
  const { fetch } = standIn({ 'POST /auth/challenge': () => json({ ...challenge, region: 'PL' }) })
  expect(await createClient({ baseUrl, fetch }).auth.challenge()).toMatchObject(challenge)
})

test('a POST without a body has no content type', async () => {
  const { fetch, requests } = standIn({ 'POST /auth/challenge': () => json(challenge) })
  await createClient({ baseUrl, fetch }).auth.challenge()
  expect(requests[0]?.headers.has('Content-Type')).toBe(false)
  expect(await requests[0]?.text()).toBe('')
})

test('a body goes as JSON', async () => {
  const { fetch, requests } = standIn({ 'POST /tokens': () => json({ referenceNumber, token: 'secret' }, 202) })
  const body = { description: 'Accounting', permissions: ['InvoiceRead' as const] }
  await createClient({ baseUrl, fetch }).tokens.generate({ body })
  expect(requests[0]?.headers.get('Content-Type')).toBe('application/json')
  expect(await requests[0]?.json()).toEqual(body)
})

test('a signed document goes as XML, octet for octet', async () => {
  const started = { referenceNumber, authenticationToken: { token: 'a.b.c', validUntil: '2026-11-22T12:45:00+00:00' } }
  const { fetch, requests } = standIn({ 'POST /auth/xades-signature': () => json(started, 202) })
  const client = createClient({ baseUrl, fetch })
  await client.auth.xadesSignature({ xml: '<ż/>', query: { verifyCertificateChain: false } })
  await client.auth.xadesSignature({ xml: new TextEncoder().encode('<ż/>') })
  expect(requests[0]?.headers.get('Content-Type')).toBe('application/xml')
  expect(requests[0]?.url).toBe('https://ksef.test/v2/auth/xades-signature?verifyCertificateChain=false')
  expect(await requests[0]?.text()).toBe('<ż/>')
  expect(await requests[1]?.text()).toBe('<ż/>')
})

test('parts of the path are encoded', async () => {
  const { fetch, requests } = standIn({ 'DELETE /tokens/a%2Fb%20c': () => new Response(null, { status: 204 }) })
  await createClient({ baseUrl, fetch }).tokens.revoke({ params: { referenceNumber: 'a/b c' } })
  expect(requests[0]?.url).toBe('https://ksef.test/v2/tokens/a%2Fb%20c')
})

test('a list in the query is repeated, and what is not given is left out', async () => {
  const { fetch, requests } = standIn({ 'GET /tokens': () => json({ tokens: [token] }) })
  const query = { status: ['Active', 'Pending'] as ('Active' | 'Pending')[], description: undefined, pageSize: 20 }
  const { tokens } = await createClient({ baseUrl, fetch }).tokens.list({ query })
  expect(new URL(requests[0]!.url).search).toBe('?status=Active&status=Pending&pageSize=20')
  expect(tokens).toEqual([token])
})

test('the continuation token travels in its header', async () => {
  const { fetch, requests } = standIn({ 'GET /tokens': () => json({ tokens: [] }) })
  await createClient({ baseUrl, fetch }).tokens.list({ headers: { 'x-continuation-token': 'next' } })
  expect(requests[0]?.headers.get('x-continuation-token')).toBe('next')
})

test('an operation without a declared body resolves to nothing', async () => {
  const { fetch } = standIn({ 'DELETE /tokens/x': () => new Response(null, { status: 204 }) })
  expect(await createClient({ baseUrl, fetch }).tokens.revoke({ params: { referenceNumber: 'x' } })).toBeUndefined()
})

test('each operation gets the first of its bearers that the client holds', async () => {
  const { fetch, requests } = standIn({
    'POST /auth/challenge': () => json(challenge),
    'GET /tokens': () => json({ tokens: [] }),
    'DELETE /auth/sessions/current': () => new Response(null, { status: 204 }),
  })
  const both = createClient({ baseUrl, fetch, accessToken: 'access', refreshToken: async () => 'refresh' })
  await both.auth.challenge()
  await both.tokens.list()
  await both.authSessions.revokeCurrent()
  await createClient({ baseUrl, fetch, refreshToken: async () => 'refresh' }).authSessions.revokeCurrent()
  await createClient({ baseUrl, fetch }).tokens.list()
  expect(requests.map(({ headers }) => headers.get('Authorization'))).toEqual([
    null,
    'Bearer access',
    'Bearer access',
    'Bearer refresh',
    null,
  ])
})

test('Problem Details are asked for unless the client prefers what KSeF sends unasked', async () => {
  const { fetch, requests } = standIn({ 'POST /auth/challenge': () => json(challenge) })
  await createClient({ baseUrl, fetch }).auth.challenge()
  await createClient({ baseUrl, fetch, errorFormat: 'exception-response' }).auth.challenge()
  expect(requests.map(({ headers }) => headers.get('X-Error-Format'))).toEqual(['problem-details', null])
})

test('an answer of another shape than declared is an error that says where', async () => {
  const { fetch } = standIn({ 'POST /auth/challenge': () => json({ ...challenge, timestampMs: 'now' }) })
  const error = await createClient({ baseUrl, fetch })
    .auth.challenge()
    .catch(it => it)
  expect(error).toBeInstanceOf(UnexpectedAnswer)
  expect(error.message).toContain('timestampMs')
})

test('a body that is no JSON is an error that keeps its secrets', async () => {
  for (const body of ['{"token": secret}', 'secret', '']) {
    const { fetch } = standIn({ 'POST /auth/challenge': () => new Response(body) })
    const error = await createClient({ baseUrl, fetch })
      .auth.challenge()
      .catch(it => it)
    expect(error).toMatchObject({ name: 'UnexpectedAnswer', status: 200, details: ['The body is no JSON.'] })
    expect(`${error.message} ${error.cause}`).not.toContain('secret')
  }
})

test.each(['', '.', '..'])(
  'a parameter %j that would lead to another path is an error, and nothing is sent',
  async given => {
    const { fetch, requests } = standIn({})
    const asked = createClient({ baseUrl, fetch }).tokens.revoke({ params: { referenceNumber: given } })
    await expect(asked).rejects.toThrow('The path /tokens/{referenceNumber} needs params.referenceNumber.')
    expect(requests).toEqual([])
  },
)

test('a success with another status than declared is an error that keeps its secrets', async () => {
  const { fetch } = standIn({ 'POST /tokens': () => json({ referenceNumber, token: 'secret' }, 200) })
  const body = { description: 'Accounting', permissions: [] }
  const error = await createClient({ baseUrl, fetch })
    .tokens.generate({ body })
    .catch(it => it)
  expect(error).toMatchObject({ name: 'UnexpectedAnswer', status: 200 })
  expect(error.message).toBe('200: POST /tokens answers 200, and its contract says 202.')
})

test('a page in the place of a document is no document, and says where it is explained', async () => {
  const headers = { 'Content-Type': 'text/html', 'X-Simulator-Explanation': 'e7' }
  const { fetch } = standIn({ 'GET /invoices/ksef/1': () => new Response('<html></html>', { headers }) })
  const asked = createClient({ baseUrl, fetch }).invoices.get({ params: { ksefNumber: '1' } })
  await expect(asked).rejects.toMatchObject({ name: 'UnexpectedAnswer', status: 200, explanationId: 'e7' })
})

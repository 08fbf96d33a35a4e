import { expect, onTestFinished, test } from 'vitest'
import { bodyLimits } from '../../../../contracts/bounds.ts'
import { allOperations } from '../../../../contracts/ksef/operations.ts'
import type { OperationShape } from '../../../../contracts/operation.ts'
import { createSimulator } from '../../../../simulator/index.ts'
import { has } from '../../../../simulator/ksef/access/caller.ts'
import { simulated } from '../../simulated.ts'

const megabytes = (count: number) => new Uint8Array(count * 1024 * 1024).fill(0x20)
const chunked = (body: Uint8Array) => new Blob([body as BlobPart]).stream()
const json = { 'Content-Type': 'application/json' }
const person = { nip: '5265877635', pesel: '90010112349', isBailiff: false, description: 'A person' }

test('a body that says it is too long is refused before it is read', async () => {
  const { ask, explained } = simulated()
  const headers = { ...json, 'Content-Length': String(100 * 1024 * 1024) }
  const response = await ask('POST /v2/testdata/person', { headers, json: person })
  expect(response.status).toBe(413)
  expect((await explained(response)).text).toMatch(/larger than \d+ bytes/)
})

test('a body of unknown length is refused once it is too long', async () => {
  const { ask } = simulated()
  const response = await ask('POST /v2/testdata/person', { headers: json, body: chunked(megabytes(17)) })
  expect(response.status).toBe(413)
})

test('no more than is allowed is read of a body without an end', async () => {
  const { ask } = simulated()
  let cancelled = false
  const endless = new ReadableStream({
    pull: controller => controller.enqueue(megabytes(1)),
    cancel: () => {
      cancelled = true
    },
  })
  const response = await ask('POST /v2/auth/xades-signature', {
    headers: { 'Content-Type': 'application/xml' },
    body: endless,
  })
  expect(response.status).toBe(413)
  expect(cancelled).toBe(true)
})

test.each(['with a length', 'chunked'])(
  'over a socket a body that is too long (%s) is answered all the same',
  async how => {
    const simulator = createSimulator()
    onTestFinished(() => simulator.close())
    const { baseUrl } = await simulator.listen({ port: 0 })
    const body = how === 'chunked' ? chunked(megabytes(17)) : megabytes(17)
    const init = { method: 'POST', headers: json, body, duplex: 'half' } as RequestInit
    expect((await fetch(`${baseUrl}/testdata/person`, init)).status).toBe(413)
  },
)

test('a chunked body is read like any other', async () => {
  const { ask } = simulated()
  const body = chunked(new TextEncoder().encode(JSON.stringify(person)))
  expect((await ask('POST /v2/testdata/person', { headers: json, body })).status).toBe(200)
})

test.each(['application/json', 'application/json; charset=utf-8', 'Application/JSON', 'application/merge-patch+json'])(
  'JSON may come as %s',
  async type => {
    const { ask } = simulated()
    const response = await ask('POST /v2/testdata/person', { headers: { 'Content-Type': type }, json: person })
    expect(response.status).toBe(200)
  },
)

test.each(['text/plain', 'application/xml', 'application/jsonp'])('JSON may not come as %s', async type => {
  const { ask, explained } = simulated()
  const response = await ask('POST /v2/testdata/person', { headers: { 'Content-Type': type }, json: person })
  expect(response.status).toBe(415)
  expect((await explained(response)).text).toContain(`The Content-Type is ${type}`)
})

test('a signed document comes as XML and as nothing else', async () => {
  const { ask } = simulated()
  const sent = (type: string) =>
    ask('POST /v2/auth/xades-signature', { headers: { 'Content-Type': type }, body: '<AuthTokenRequest/>' })
  expect((await sent('application/json')).status).toBe(415)
  expect((await sent('application/xml; charset=utf-8')).status).toBe(400)
})

test('a POST without a body needs no content type, and {} does no harm', async () => {
  const { ask } = simulated()
  expect((await ask('POST /v2/auth/challenge')).status).toBe(200)
  expect((await ask('POST /v2/auth/challenge', { json: {} })).status).toBe(200)
})

test('a missing body is unreadable content, and the explanation says so', async () => {
  const { ask, explained } = simulated()
  const response = await ask('POST /v2/testdata/person')
  expect(response.status).toBe(400)
  expect(await explained(response)).toMatchObject({
    error: 'unreadableContent',
    text: expect.stringContaining('the request has none'),
  })
})

test('bytes that are no UTF-8 are unreadable content', async () => {
  const { ask, explained } = simulated()
  const body = new Uint8Array([0x7b, 0x22, 0xff, 0x22, 0x7d])
  const response = await ask('POST /v2/testdata/person', { headers: json, body })
  expect(await explained(response)).toMatchObject({ error: 'unreadableContent', status: 400 })
})

const forOwner = ({ permissions }: OperationShape) => permissions?.some(one => has(['Owner'], one)) ?? true

test('every operation takes what it declares, and not a byte more', async () => {
  const { ask, explained, signedIn } = simulated()
  const bearer = await (await signedIn('5265877635')).accessToken()
  const taking = allOperations.flatMap(({ operation }) =>
    (operation.body ?? operation.xml) !== undefined && forOwner(operation) ? [operation] : [],
  )
  expect(taking.length).toBeGreaterThan(15)
  for (const { method, path, xml, bodyLimit = bodyLimits.ordinary } of taking) {
    const headers = { 'Content-Type': xml ? 'application/xml' : 'application/json' }
    const send = (size: number) =>
      ask(`${method} /v2${path}`, { bearer, headers, body: new Uint8Array(size).fill(0x20) })
    const [most, more] = [await send(bodyLimit), await send(bodyLimit + 1)]
    expect([most.status, more.status], path).toEqual([400, 413])
    expect((await explained(more)).text).toContain(`larger than ${bodyLimit} bytes`)
  }
})

test('in process, too, a body that says that it is short is not taken when it is long', async () => {
  const { simulator } = simulated()
  const init = { method: 'POST', headers: { ...json, 'Content-Length': '2' }, body: megabytes(1) }
  expect((await simulator.fetch('http://ksef.test/v2/testdata/person', init)).status).toBe(413)
})

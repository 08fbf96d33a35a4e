import { expect, test } from 'vitest'
import { createSigner } from '../../simulator/acube/delivery/signer.ts'
import { createInbox } from '../../simulator/demo/inbox.ts'
import { notified } from '../../simulator/demo/notified.ts'

const signer = createSigner(Buffer.alloc(32, 1))
const url = 'http://127.0.0.1:8080/hooks/seller'
const payload = {
  legalEntityUuid: '2779af77-d1cc-4f44-89b7-28ddf315b91d',
  status: 'active',
  message: null,
  webhookType: 'onboarding-activated',
}
const body = JSON.stringify(payload)
const at = Date.parse('2036-01-01T00:00:00Z')

const request = async (change: { body?: string; url?: string; headers?: Record<string, string> } = {}, sent = body) => {
  const headers = { ...(await signer.sign({ url, body: sent, at })), ...change.headers }
  return new Request(change.url ?? url, { method: 'POST', body: change.body ?? sent, headers })
}
const inboxWith = (publicKey: string | undefined) => Object.assign(createInbox(), { publicKey })

test('a signed notification is taken in, whatever the simulator’s clock shows', async () => {
  const inbox = inboxWith(signer.publicKeyPem)
  const { response, body: received } = await inbox.receive(await request())
  expect([response.status, received]).toEqual([204, body])
  expect(inbox.notifications).toEqual([payload])
  expect(inbox.latest('onboarding-activated')).toEqual(payload)
  expect(inbox.latest('invoice-sender')).toBeUndefined()
})

test.each([
  ['another body', { body: body.replace('active', 'blocked') }],
  ['another address', { url: 'http://127.0.0.1:8080/hooks/buyer' }],
  ['another digest', { headers: { 'content-digest': 'sha-256=:AAAA:' } }],
  ['no signature', { headers: { signature: '', 'signature-input': '' } }],
  ['a signature that is none', { headers: { signature: 'pyhms=:AAAA:' } }],
  [
    'one that covers less',
    { headers: { 'signature-input': 'pyhms=("@method");created=1;keyid="acube";alg="ed25519"' } },
  ],
])('%s is answered as A-Cube’s sample does it', async (_, change) => {
  const inbox = inboxWith(signer.publicKeyPem)
  const { response, body: received } = await inbox.receive(await request(change))
  expect(received).toBeUndefined()
  expect([response.status, await response.json()]).toEqual([401, { message: 'Invalid http signature' }])
  expect(inbox.notifications).toEqual([])
})

test('without the key, or with another, nothing is taken in', async () => {
  for (const key of [undefined, createSigner(Buffer.alloc(32, 2)).publicKeyPem])
    expect((await inboxWith(key).receive(await request())).response.status).toBe(401)
})

test.each(['{}', 'text', '{"webhookType":"other"}'])(
  'what is signed but no notification is refused: %s',
  async text => {
    const inbox = inboxWith(signer.publicKeyPem)
    expect((await inbox.receive(await request({}, text))).response.status).toBe(422)
  },
)

test.each([
  ['of known length', (): BodyInit => 'x'.repeat(100_000)],
  [
    'without end',
    () => new ReadableStream({ pull: controller => controller.enqueue(new Uint8Array(10_000)) }) as BodyInit,
  ],
])('a body that is too large is not read: %s', async (_, made) => {
  const init = { method: 'POST', body: made(), duplex: 'half' } as RequestInit
  const { response, body: received } = await inboxWith(signer.publicKeyPem).receive(new Request(url, init))
  expect([response.status, received]).toEqual([413, undefined])
})

test('nobody but A-Cube is told of', async () => {
  const told: unknown[] = []
  const tell = (outline: object) => {
    told.push(outline)
    return () => {}
  }
  const inbox = inboxWith(signer.publicKeyPem)
  expect((await notified(inbox, await request({ body: '{}' }), tell)).status).toBe(401)
  expect(told).toEqual([])
  expect((await notified(inbox, await request(), tell)).status).toBe(204)
  expect(told).toEqual([{ from: 'A-Cube', to: 'You', method: 'POST', path: '/hooks/seller' }])
})

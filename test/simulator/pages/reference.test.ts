import { runInNewContext } from 'node:vm'
import { gunzipSync } from 'node:zlib'
import { expect, test } from 'vitest'
import { tongues } from '../../../contracts/told.ts'
import type { Collection, Folder, Item } from '../../../simulator/pages/reference/postman/collection.ts'
import { simulated } from '../simulated.ts'

/** The reference at /docs as a server gives it: documents with addresses, files, and a collection for Postman. */

const { ask, simulator } = simulated()
const jsonAt = async (path: string, from = ask) => (await from(`GET ${path}`)).json()

const paths = [
  ['/docs/v2/openapi.json', '/v2'],
  ['/control/openapi.json', '/control'],
  ['/acube/docs/openapi.json', '/acube'],
] as const

test.each(paths)('%s has the address of who asks, of their world', async (path, server) => {
  expect((await jsonAt(path)).servers).toEqual([{ url: `http://ksef.test${server}` }])
  expect((await jsonAt(`/w/one${path}`)).servers).toEqual([{ url: `http://ksef.test/w/one${server}` }])
})

test.each(paths)('%s has the public address where there is one', async (path, server) => {
  const { ask: asked } = simulated({ publicUrl: 'https://ksef.example:8443/' })
  expect((await jsonAt(`/w/one${path}`, asked)).servers).toEqual([{ url: `https://ksef.example:8443/w/one${server}` }])
})

test('the page shows one of three contracts in both languages; one that there is not is KSeF', async () => {
  const shown = async (query: string, tongue = 'en') =>
    (await ask(`GET /docs${query}`, { headers: { 'Accept-Language': tongue } })).text()
  for (const tongue of tongues) {
    expect(await shown('', tongue)).toContain('data-document="/docs/v2/openapi.json" data-server="/v2"')
    expect(await shown('?document=control', tongue)).toContain('data-document="/control/openapi.json"')
    expect(await shown('?document=acube', tongue)).toContain('action="/acube/login"')
  }
  expect(await shown('?document=constructor')).toContain('data-document="/docs/v2/openapi.json"')
  expect(await shown('?document=control')).not.toContain('id="sign-in"')
})

test('of another world it asks that world', async () => {
  const text = await (await ask('GET /w/one/docs')).text()
  expect(text).toContain('data-document="/w/one/docs/v2/openapi.json" data-server="/w/one/v2"')
  expect(text).toContain('action="/w/one/control/sign-in"')
})

test('a password that somebody chose is on no page and in no collection', async () => {
  const accounts = [{ email: 'someone@acube.example', password: 'chosen-by-someone' }]
  const { ask: asked } = simulated({ acube: { accounts } })
  const texts = await Promise.all(
    ['/docs?document=acube', '/docs/postman.json'].map(async path => (await asked(`GET ${path}`)).text()),
  )
  for (const text of texts) {
    expect(text).toContain('someone@acube.example')
    expect(text).not.toContain('chosen-by-someone')
  }
})

test.each(['swagger-ui.css', 'swagger-ui.js'])('%s comes packed, and unpacked to who does not unpack', async name => {
  const packed = await ask(`GET /docs/assets/${name}`, { headers: { 'Accept-Encoding': 'gzip, br' } })
  expect(packed.headers.get('Content-Encoding')).toBe('gzip')
  for (const encoding of ['identity', 'gzip;q=0']) {
    const plain = await ask(`GET /docs/assets/${name}`, { headers: { 'Accept-Encoding': encoding } })
    expect(plain.headers.get('Content-Encoding')).toBeNull()
    expect(await plain.text()).toContain('swagger-ui')
  }
  expect(gunzipSync(await packed.arrayBuffer()).toString()).toContain('swagger-ui')
})

// The collection

const collection: Collection = await jsonAt('/docs/postman.json')
const itemsIn = (folder: Pick<Folder, 'item'>): Item[] => folder.item.flatMap(it => ('item' in it ? itemsIn(it) : [it]))
const folderOf = (name: string, of = collection) => of.item.find(it => it.name === name) as Folder

test('the collection has every operation of the documents once, with its address in variables', async () => {
  expect(collection.info.schema).toBe('https://schema.getpostman.com/json/collection/v2.1.0/collection.json')
  const expected = await Promise.all(
    paths.map(async ([path, server]) => {
      const { paths: operations } = await jsonAt(path)
      return Object.entries(operations as object).flatMap(([at, methods]) =>
        Object.keys(methods).map(method => `${method.toUpperCase()} {{baseUrl}}${server}${at}`),
      )
    }),
  )
  const there = itemsIn(collection).map(({ request: { method, url } }) => {
    const { raw } = url as { raw: string }
    return `${method} ${raw.replace(/\?.*/, '').replace(/\/:(\w+)/g, '/{$1}')}`
  })
  expect(there.toSorted()).toEqual(expected.flat().toSorted())
})

test('every variable that is used is declared', () => {
  const declared = new Set(collection.variable.map(({ key }) => key))
  const used = JSON.stringify(collection.item).matchAll(/\{\{(\w+)\}\}|(?:[vV]ariables\.(?:get|set|unset)\(')(\w+)'/g)
  for (const [, inText, inScript] of used) expect(declared).toContain(inText ?? inScript)
})

test('what takes an authentication or a refresh token is sent with that, what takes none with none', () => {
  const authOf = (path: string) =>
    itemsIn(collection).find(({ request }) => (request.url as { raw: string }).raw === `{{baseUrl}}/v2${path}`)!.request
      .auth
  expect(authOf('/auth/token/redeem')).toMatchObject({ bearer: [{ value: '{{authenticationToken}}' }] })
  expect(authOf('/auth/token/refresh')).toMatchObject({ bearer: [{ value: '{{refreshToken}}' }] })
  expect(authOf('/auth/challenge')).toEqual({ type: 'noauth' })
  // The folder's.
  expect(authOf('/tokens')).toBeUndefined()
  expect(folderOf('KSeF').auth).toMatchObject({ bearer: [{ value: '{{accessToken}}' }] })
})

interface SentByScript {
  readonly url: string
  readonly method: string
  readonly header: Readonly<Record<string, string>>
  readonly body: { readonly raw: string }
}

/** As much of Postman as the scripts use: variables, a request of theirs, an answer. */
const postman = (made: Collection) => {
  const values = new Map(made.variable.map(({ key, value }) => [key, value]))
  const fill = (text: string) => text.replace(/\{\{(\w+)\}\}/g, (_, name) => values.get(name) ?? '')
  const runs = async (folder: Folder, listen: string, response?: object) => {
    const sent: Promise<void>[] = []
    const variables = {
      get: (name: string) => values.get(name),
      set: (name: string, value: string) => values.set(name, value),
      unset: (name: string) => values.delete(name),
    }
    const sendRequest = (asked: SentByScript, then: (error: unknown, response: object) => void) =>
      sent.push(
        simulator
          .fetch(asked.url, { method: asked.method, headers: asked.header, body: asked.body.raw })
          .then(async it => {
            const text = await it.text()
            then(null, { code: it.status, text: () => text, json: () => JSON.parse(text) })
          }),
      )
    for (const { script } of folder.event!.filter(it => it.listen === listen))
      runInNewContext(script.exec.join('\n'), {
        pm: { variables, collectionVariables: variables, sendRequest, response },
      })
    await Promise.all(sent)
    return sent.length
  }
  const send = async (folder: Folder, { request }: Item) => {
    const signIns = await runs(folder, 'prerequest')
    const { raw, variable } = request.url as { raw: string; variable: { key: string; value: string }[] }
    const url = variable.reduce((text, { key, value }) => text.replace(`:${key}`, value), raw)
    const auth = request.auth ?? folder.auth!
    const body = (request.body as { raw: string } | undefined)?.raw
    const response = await simulator.fetch(fill(url), {
      method: request.method,
      headers: {
        ...(body && { 'Content-Type': 'application/json' }),
        ...(auth.type === 'bearer' && { Authorization: `Bearer ${fill(auth.bearer[0]!.value)}` }),
      },
      body: body && fill(body),
    })
    const text = await response.text()
    await runs(folder, 'test', { code: response.status, headers: response.headers, json: () => JSON.parse(text) })
    return { status: response.status, signIns, text }
  }
  return { values, send }
}

const named = (folder: Folder, method: string, path: string) =>
  itemsIn(folder).find(
    ({ request }) =>
      request.method === method && (request.url as { raw: string }).raw.replace(/\?.*/, '') === `{{baseUrl}}${path}`,
  )!

test('a request to KSeF signs in by itself, once, in the world of the collection; a token follows from the answer', async () => {
  const made: Collection = await jsonAt('/w/postman/docs/postman.json')
  const { send, values } = postman(made)
  const ksef = folderOf('KSeF', made)
  expect(await send(ksef, named(ksef, 'POST', '/v2/tokens'))).toMatchObject({ status: 202, signIns: 1 })
  const token = await send(ksef, named(ksef, 'GET', '/v2/tokens/:referenceNumber'))
  expect(token).toMatchObject({ status: 200, signIns: 0 })
  expect(JSON.parse(token.text).referenceNumber).toBe(values.get('referenceNumber'))
  // Another company, another sign-in.
  values.set('nip', '1234563218')
  expect(await send(ksef, named(ksef, 'GET', '/v2/tokens'))).toMatchObject({ status: 200, signIns: 1 })
})

test('a token that has run out is refused once, and then there is another', async () => {
  const { send, values } = postman(collection)
  const ksef = folderOf('KSeF')
  const list = named(ksef, 'GET', '/v2/tokens')
  await send(ksef, list)
  values.set('accessToken', 'run out')
  expect(await send(ksef, list)).toMatchObject({ status: 401, signIns: 0 })
  expect(await send(ksef, list)).toMatchObject({ status: 200, signIns: 1 })
})

test('a sign-in that is refused says why', async () => {
  const { send, values } = postman(collection)
  values.set('nip', '123')
  const ksef = folderOf('KSeF')
  await expect(send(ksef, named(ksef, 'GET', '/v2/tokens'))).rejects.toThrow('must match pattern')
})

test('A-Cube is signed in to likewise', async () => {
  const { send } = postman(collection)
  const acube = folderOf('A-Cube')
  const me = named(acube, 'GET', '/acube/users/me')
  expect(await send(acube, me)).toMatchObject({ status: 200, signIns: 1 })
  expect(await send(acube, me)).toMatchObject({ status: 200, signIns: 0 })
  expect(await send(acube, named(acube, 'POST', '/acube/login'))).toMatchObject({ status: 200 })
})

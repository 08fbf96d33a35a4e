import { inspect } from 'node:util'
import { Hono } from 'hono'
import { HttpResponse, http } from 'msw'
import { setupServer } from 'msw/node'
import { afterEach, describe, expect, test, vi } from 'vitest'
import { requestOf } from '../../../../simulator/http/plain/light-response.ts'
import { answerTo } from '../../../../simulator/http/plain/plain-response.ts'
import { createSimulator } from '../../../../simulator/index.ts'

/** A light answer is told from a real one by nothing that a caller looks at. */

const body = '{"code":1,"text":"zażółć"}'
const answer = { status: 201, headers: { 'Content-Type': 'application/json', 'X-One': 'a' }, body }
const address = 'http://ksef.test/v2/auth/challenge'
const light = (): Response => answerTo(requestOf(address), answer)
const real = (): Response => new Response(body, { status: answer.status, headers: answer.headers })

/** The platform's own methods refuse what is none of its own. */
const isReal = (response: Response): boolean => {
  try {
    Reflect.get(Response.prototype, 'status', response)
    return true
  } catch {
    return false
  }
}

/** What comes of it, a refusal by its name and text. */
const outcome = async (work: () => unknown): Promise<unknown> => {
  try {
    return { is: await work() }
  } catch (error) {
    const { name, message } = error as Error
    return { refused: name, message }
  }
}
const expectTheSame = async (work: (response: Response) => unknown): Promise<void> =>
  expect(await outcome(() => work(light()))).toEqual(await outcome(() => work(real())))

afterEach(() => {
  vi.unstubAllGlobals()
})

test('it is light, and a Response', () => {
  const response = light()
  expect(isReal(response)).toBe(false)
  expect(isReal(real())).toBe(true)
  expect(response).toBeInstanceOf(Response)
  expect(response.constructor).toBe(Response)
  expect(Object.prototype.toString.call(response)).toBe('[object Response]')
})

test('it shows itself as a real one does', async () => {
  await expectTheSame(response => {
    const names: string[] = []
    for (const name in response) names.push(name)
    return names.sort()
  })
  await expectTheSame(response => inspect(response))
  await expectTheSame(response => JSON.stringify(response))
  await expectTheSame(response => Object.keys(response))
  await expectTheSame(response => Object.keys({ ...response }))
  await expectTheSame(response => structuredClone(response))
  await expectTheSame(({ status, ok, statusText, type, url, redirected, bodyUsed }) => [
    ...[status, ok, statusText, type, url, redirected, bodyUsed],
  ])
})

describe('its body is read', () => {
  const readings: Readonly<Record<string, (response: Response) => Promise<unknown>>> = {
    text: response => response.text(),
    json: response => response.json(),
    arrayBuffer: async response => [...new Uint8Array(await response.arrayBuffer())],
    blob: async response => (await response.blob()).text(),
    body: async ({ body }) => {
      const chunks: Uint8Array[] = []
      for await (const chunk of body!) chunks.push(chunk)
      return Buffer.concat(chunks).toString()
    },
    clone: response => response.clone().text(),
    'new Response': response => new Response(response.body, response).text(),
    formData: response => response.formData(),
  }
  test.each(Object.keys(readings))('once, by %s', name => expectTheSame(response => readings[name]!(response)))

  test.each(Object.keys(readings).flatMap(first => Object.keys(readings).map(second => [first, second] as const)))(
    'by %s and then by %s',
    (first, second) =>
      expectTheSame(async response => {
        await outcome(() => readings[first]!(response))
        const { bodyUsed } = response
        return [bodyUsed, await outcome(() => readings[second]!(response)), response.bodyUsed]
      }),
  )

  test('at once by two: the second is refused', () =>
    expectTheSame(response => Promise.all([outcome(() => response.text()), outcome(() => response.json())])))

  test.each(['\ufeffmark', 'half \ud83d', '', 'no JSON'])('as a real one reads %j', async text => {
    const asked = () => answerTo(requestOf(address), { status: 200, headers: {}, body: text })
    for (const name of ['text', 'json'] as const)
      expect(await outcome(() => asked()[name]())).toEqual(await outcome(() => new Response(text)[name]()))
    expect(asked().headers.get('content-type')).toBe(new Response(text).headers.get('content-type'))
  })
})

test('headers are real, and what is changed in them stays', async () => {
  await expectTheSame(({ headers }) => [headers instanceof Headers, ...headers])
  await expectTheSame(response => {
    response.headers.append('X-One', 'b')
    response.headers.delete('content-type')
    return [...response.clone().headers, ...new Response(response.body, response).headers]
  })
  await expectTheSame(async response => {
    await response.text()
    return [...response.headers]
  })
  const response = light()
  expect(response.headers).toBe(response.headers)
})

test('Hono and MSW hand it on', async () => {
  const app = new Hono()
    .get('/', () => light())
    .use('/changed', async (c, next) => {
      await next()
      c.res.headers.set('X-Two', 'c')
    })
  app.get('/changed', () => light())
  for (const path of ['/', '/changed']) {
    const answered = await app.request(path)
    expect([answered.status, await answered.text()]).toEqual([201, body])
    expect(answered.headers.get('X-Two')).toBe(path === '/' ? null : 'c')
  }
  const server = setupServer(
    http.get('http://light.test/', () => light() as HttpResponse<string>),
    http.get('http://cloned.test/', () => light().clone() as HttpResponse<string>),
    http.get('http://wrapped.test/', () => new HttpResponse(light().body, light())),
  )
  server.listen({ onUnhandledRequest: 'error' })
  try {
    for (const name of ['light', 'cloned', 'wrapped']) {
      const answered = await fetch(`http://${name}.test/`)
      expect([answered.status, answered.headers.get('x-one'), await answered.json()]).toEqual([
        ...[201, 'a', JSON.parse(body)],
      ])
    }
  } finally {
    server.close()
  }
})

test('who gives a Request gets a real one, and so does who gives bytes or a stream', () => {
  expect(isReal(answerTo(requestOf(new Request(address)), answer))).toBe(true)
  expect(isReal(answerTo(requestOf(new Request(address), { method: 'POST' }), answer))).toBe(true)
  expect(isReal(answerTo(new Request(address), answer))).toBe(true)
  for (const body of [null, Uint8Array.of(1), new ReadableStream()])
    expect(isReal(answerTo(requestOf(address), { ...answer, body }))).toBe(true)
})

test('a simulator answers lightly in process, and by a URL, too', async () => {
  const simulator = createSimulator()
  const answers = [
    await simulator.fetch(address, { method: 'POST' }),
    await simulator.fetch(new URL(address), { method: 'POST' }),
    await simulator.world().fetch(address, { method: 'POST' }),
    await simulator.fetch('http://ksef.test/v2/tokens'),
  ]
  expect(answers.map(isReal)).toEqual([false, false, false, false])
  expect(answers.map(({ status, ok }) => [status, ok])).toEqual([...Array(3).fill([200, true]), [401, false]])
  expect(isReal(await simulator.fetch(new Request(address, { method: 'POST' })))).toBe(true)
  await simulator.close()
})

test('with another global Response it is of that', async () => {
  class Another extends Response {}
  vi.stubGlobal('Response', Another)
  expect(light()).toBeInstanceOf(Another)
  vi.unstubAllGlobals()
  expect(isReal(light())).toBe(false)
})

/** Last: it puts its own classes over the global ones. */
test('once @hono/node-server has put its class over the global one, answers are of that', async () => {
  const before = light()
  await import('@hono/node-server')
  expect(light()).toBeInstanceOf(Response)
  expect(await new Response('x', before).text()).toBe('x')
  expect(await new Response(before.body, before).text()).toBe(body)
  expect(await new Response(light().body, light()).text()).toBe(body)
})

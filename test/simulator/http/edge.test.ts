import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo, Socket } from 'node:net'
import { setImmediate } from 'node:timers/promises'
import { getRequestListener } from '@hono/node-server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import type { Answering } from '../../../simulator/http/connection.ts'
import { answerTo } from '../../../simulator/http/plain/plain-response.ts'
import { BodyCut, readUpTo } from '../../../simulator/http/read-up-to.ts'
import { type Served, serveApp } from '../../../simulator/http/serve.ts'
import type { HeldWorld } from '../../../simulator/world/world.ts'
import { simulated } from '../simulated.ts'
import { connected, received } from './connected.ts'

/** What a socket is told by the edge is what it is told by @hono/node-server, which all requests once came in by. */

const sockets: Socket[] = []
afterAll(() => {
  for (const socket of sockets.splice(0)) socket.destroy()
})
const joined = async (...of: Parameters<typeof connected>) => {
  const socket = await connected(...of)
  sockets.push(socket)
  return socket
}

const deferred = <T>() => {
  let resolve = (_: T) => {}
  let reject = (_: unknown) => {}
  const promise = new Promise<T>((...both) => {
    ;[resolve, reject] = both
  })
  return { promise, resolve, reject }
}

/** All that a port says to these octets until it is asked to close the connection and does. */
const told = async (port: number, octets: string): Promise<string> => received(await joined(port, octets))

/** What differs by time, chance and how names of headers are written. */
const settled = (text: string): string =>
  text
    .replace(/^Date: .*\r\n/gim, '')
    .replace(/\d{8}-CR-[0-9A-F-]+/g, 'challenge')
    .replace(/[0-9a-f]{32}-[0-9a-f]{16}|"traceId":"[0-9a-f]{32}"/g, 'trace')
    .replace(/^X-Simulator-Explanation: .*$/gim, 'X-Simulator-Explanation: one')
    .split(/\r\n\r\n(?=HTTP)|(?<=\})(?=HTTP)/)
    .map(answer => {
      const [head = '', ...body] = answer.split('\r\n\r\n')
      const [status, ...headers] = head.split('\r\n').map(line => line.replace(/^[\w-]+:/, name => name.toLowerCase()))
      return [status, ...headers.sort(), '', ...body].join('\n')
    })
    .join('\n\n')

const lines = (...of: readonly string[]): string => [...of, '', ''].join('\r\n')
const host = 'Host: 127.0.0.1'
const last = 'Connection: close'
const json = 'Content-Type: application/json'
const challenge = 'POST /v2/auth/challenge HTTP/1.1'
const tokens = 'GET /v2/tokens HTTP/1.1'
const signIn = 'POST /v2/auth/ksef-token HTTP/1.1'
const withBody = (body: string, ...more: readonly string[]): string =>
  lines(signIn, host, last, ...more, `Content-Length: ${body.length}`) + body
const chunked = (body: string, ...more: readonly string[]): string =>
  lines(signIn, host, last, ...more, 'Transfer-Encoding: chunked') +
  body.replace(/.{1,20}/gs, piece => `${piece.length.toString(16)}\r\n${piece}\r\n`) +
  '0\r\n\r\n'
const large = 'x'.repeat(3_000_000)

const plain: Readonly<Record<string, string>> = {
  'a challenge': lines(challenge, host, last),
  'a challenge under the old path': lines(challenge.replace('/v2', '/api/v2'), host, last),
  'a challenge with a length of nothing': lines(challenge, host, last, 'Content-Length: 0'),
  'an unknown path': lines('GET /v2/nowhere HTTP/1.1', host, last),
  'another method': lines('DELETE /v2/auth/challenge HTTP/1.1', host, last),
  'a refusal': lines(tokens, host, last),
  'a query': lines('GET /v2/tokens?pageSize=1%30&status=Active HTTP/1.1', host, last),
  'headers that come twice': lines(
    tokens,
    host,
    last,
    'Authorization: Bearer one',
    'authorization: Bearer two',
    'X-Error-Format: problem-details',
    'X-Error-Format: problem-details',
  ),
  'cookies that come twice': lines(tokens, host, last, 'Cookie: a=1', 'Cookie: b=2'),
  'a body': withBody('{"challenge":"none"}', json),
  'a body that is no JSON': withBody('{"challenge"', json),
  'a body of another type': withBody('{"challenge":"none"}', 'Content-Type: text/plain'),
  'a body of no type': withBody('{"challenge":"none"}'),
  'a type that comes twice': withBody('{}', json, 'Content-Type: text/plain'),
  'no body where there should be one': lines(signIn, host, last),
  'a chunked body': chunked('{"challenge":"none","of":"pieces that are of some length"}', json),
  'a chunked body of nothing': chunked('', json),
  'a body too large': withBody(large, json),
  'a chunked body too large': chunked(
    large.slice(0, 1_100_000).replace(/.{20}/g, it => it),
    json,
  ),
  'a body that nobody reads': `${lines(challenge, host, last, 'Content-Length: 5')}hello`,
  'a body that nobody reads, and the next request': `${lines(challenge, host, 'Content-Length: 5')}hello${lines(tokens, host, last)}`,
  'requests one after another without waiting':
    lines(challenge, host) +
    lines(tokens, host) +
    lines('PUT /v2/tokens HTTP/1.1', host) +
    lines(challenge, host, last),
  'HTTP/1.0': lines('POST /v2/auth/challenge HTTP/1.0', host),
  'HTTP/1.0 that stays':
    lines('POST /v2/auth/challenge HTTP/1.0', host, 'Connection: keep-alive') + lines(tokens, host, last),
}
const odd: Readonly<Record<string, string>> = {
  HEAD: lines('HEAD /v2/tokens HTTP/1.1', host, last),
  OPTIONS: lines('OPTIONS /v2/tokens HTTP/1.1', host, last),
  'an address in full': lines('GET http://127.0.0.1/v2/tokens HTTP/1.1', host, last),
  'dots in the path': lines('GET /v2/../v2/tokens HTTP/1.1', host, last),
  'a path in hexadecimal': lines('GET /v2/%74okens HTTP/1.1', host, last),
  'a backslash': lines('GET /v2\\tokens HTTP/1.1', host, last),
  'quotes in the query': lines(`GET /v2/tokens?a='"<> HTTP/1.1`, host, last),
  'a fragment': lines('GET /v2/tokens#a HTTP/1.1', host, last),
  'no Host': lines(challenge, last),
  'no Host in HTTP/1.0': lines('POST /v2/auth/challenge HTTP/1.0'),
  'a Host in capitals': lines(challenge, 'Host: LOCALHOST', last),
  'a Host of IPv6': lines(challenge, 'Host: [::1]:4010', last),
  'a Host that is none': lines(challenge, 'Host: a b', last),
  'a Host that looks like one': lines(challenge, 'Host: xn--', last),
  'two of them': lines(challenge, host, 'Host: localhost', last),
  'a body of a GET': `${lines(tokens, host, last, 'Content-Length: 5')}hello`,
  'an upgrade': lines(tokens, host, 'Connection: upgrade, close', 'Upgrade: websocket'),
  'a body that is waited for': `${lines(signIn, host, last, json, 'Expect: 100-continue', 'Content-Length: 2')}{}`,
  'another expectation': `${lines(signIn, host, last, json, 'Expect: more', 'Content-Length: 2')}{}`,
}
/** These keep their connection on purpose: an end is sent behind them. */
const ends = (octets: string): string =>
  octets.includes(last) || octets.includes('HTTP/1.0\r\n') ? octets : octets + lines(challenge, host, last)

describe('as @hono/node-server', () => {
  const { simulator } = simulated()
  let served: Served
  let [own, theirs] = [0, 0]
  const before = new Map<string, string>()
  const server = createServer()
  const ofPlatform = { Request, Response }

  beforeAll(async () => {
    // One world; only what is between it and the socket differs.
    const answering = (simulator.world() as HeldWorld).answer
    served = await serveApp(answering, 0, '127.0.0.1')
    own = served.port
    for (const [name, octets] of Object.entries(plain)) before.set(name, settled(await told(own, ends(octets))))
    // Nobody has made the other listener, which puts its own classes there.
    expect([Request, Response]).toEqual([ofPlatform.Request, ofPlatform.Response])
    server.on('request', getRequestListener(answering, { hostname: '127.0.0.1' }))
    server.listen(0, '127.0.0.1')
    await once(server, 'listening')
    theirs = (server.address() as AddressInfo).port
  })
  afterAll(async () => {
    server.closeAllConnections()
    server.close()
    await served.stop()
    await simulator.close()
  })

  test.each(Object.keys(plain))('%s', async name => {
    const expected = settled(await told(theirs, ends(plain[name]!)))
    expect(expected).toMatch(/^HTTP\/1\.1 \d/)
    expect(before.get(name)).toBe(expected)
    // Whatever Request and Response are by now.
    expect(settled(await told(own, ends(plain[name]!)))).toBe(expected)
  })
  test.each(Object.keys(odd))('odd: %s', async name => {
    expect(settled(await told(own, ends(odd[name]!)))).toBe(settled(await told(theirs, ends(odd[name]!))))
  })
})

/** A port whose requests are shown to who asks, and answered by them. */
const serving = async (answering: Answering, work: (served: Served) => Promise<void>): Promise<void> => {
  const served = await serveApp(answering, 0, '127.0.0.1')
  try {
    await work(served)
  } finally {
    await served.stop()
  }
}
const text = (body: string): Uint8Array<ArrayBuffer> => new Uint8Array(Buffer.from(body))
const streamOf = (...pieces: readonly string[]): ReadableStream =>
  new ReadableStream({
    start: controller => {
      for (const piece of pieces) controller.enqueue(text(piece))
      controller.close()
    },
  })

test.each<[string, Answering, RegExp]>([
  [
    'a text, counted in octets',
    request => answerTo(request, { status: 200, headers: { A: 'b' }, body: 'zażółć' }),
    /^HTTP\/1\.1 200 OK\r\nContent-Length: 10\r\nA: b\r\n(?!.*chunked).*\r\n\r\nzażółć$/s,
  ],
  [
    'octets',
    request => answerTo(request, { status: 201, headers: {}, body: text('octets') }),
    /^HTTP\/1\.1 201 Created\r\nContent-Length: 6\r\n.*\r\n\r\noctets$/s,
  ],
  [
    'nothing',
    request => answerTo(request, { status: 200, headers: {}, body: null }),
    /^HTTP\/1\.1 200 OK\r\nContent-Length: 0\r\n(?!.*chunked).*\r\n\r\n$/s,
  ],
  [
    'nothing, by its status',
    request => answerTo(request, { status: 204, headers: {}, body: null }),
    /^HTTP\/1\.1 204 No Content\r\n(?!.*(length|chunked)).*\r\n\r\n$/is,
  ],
  [
    'a length of its own',
    request => answerTo(request, { status: 202, headers: { 'Content-Length': '0' }, body: null }),
    /^HTTP\/1\.1 202 Accepted\r\n(?!.*content-length.*content-length).*\r\n\r\n$/is,
  ],
  [
    'a stream',
    request => answerTo(request, { status: 200, headers: {}, body: streamOf('one', 'two') }),
    /^HTTP\/1\.1 200 OK\r\n.*3\r\none\r\n3\r\ntwo\r\n0\r\n\r\n$/s,
  ],
  [
    'a Response',
    () => new Response('whole', { status: 418 }),
    /^HTTP\/1\.1 418 .*content-length: 5\r\n(.*\r\n)?\r\nwhole$/is,
  ],
  [
    'a promise of one',
    async request => answerTo(request, { status: 200, headers: {}, body: 'later' }),
    /^HTTP\/1\.1 200 OK\r\nContent-Length: 5\r\n.*\r\n\r\nlater$/s,
  ],
  [
    'one whose header was set',
    request => {
      const answer = answerTo(request, { status: 200, headers: { A: 'b' }, body: 'body' })
      answer.headers.set('A', 'c')
      return answer
    },
    /^HTTP\/1\.1 200 OK\r\na: c\r\n.*content-length: 4\r\n.*\r\n\r\nbody$/is,
  ],
  [
    'one that somebody has copied',
    async request => {
      const answer = answerTo(request, { status: 200, headers: { A: 'b' }, body: 'body' })
      expect(await answer.clone().text()).toBe('body')
      return answer
    },
    /^HTTP\/1\.1 200 OK\r\na: b\r\n.*\r\n\r\n.*body/is,
  ],
  [
    'a header that none can be',
    request => answerTo(request, { status: 200, headers: { A: 'ł' }, body: 'body' }),
    /^HTTP\/1\.1 500 .*Content-Length: 0\r\n.*\r\n\r\n$/s,
  ],
  [
    'a failure at once',
    () => {
      throw new Error('at once')
    },
    /^HTTP\/1\.1 500 .*Content-Length: 0\r\n.*\r\n\r\n$/s,
  ],
  ['a failure', () => Promise.reject(new Error('later')), /^HTTP\/1\.1 500 .*Content-Length: 0\r\n.*\r\n\r\n$/s],
])('is answered with %s', async (_, answering, expected) => {
  await serving(answering, async ({ port }) => {
    expect(await told(port, lines(challenge, host, last))).toMatch(expected)
  })
})

const abortOf = ({ signal }: Request): Promise<unknown> => once(signal, 'abort')
test.each<[when: string, wait: (request: Request) => Promise<unknown>]>([
  ['while it is read', async () => {}],
  ['before it is read', abortOf],
  ['long before it is read', request => abortOf(request).then(() => setImmediate())],
])('a caller that leaves in the middle of its body is no defect, its body is cut: %s', async (_, wait) => {
  const read = deferred<unknown>()
  const answering: Answering = async request => {
    await wait(request)
    await readUpTo(1000, request).then(read.resolve, read.reject)
    return answerTo(request, { status: 200, headers: {}, body: null })
  }
  await serving(answering, async ({ port }) => {
    const socket = await joined(port, `${lines(signIn, host, 'Content-Length: 100')}half`)
    await setImmediate()
    socket.destroy()
    await expect(read.promise).rejects.toThrow(BodyCut)
  })
})

test('a body comes whole, in however many pieces, and is read once', async () => {
  const [begun, again] = [deferred<void>(), deferred<unknown>()]
  const answering: Answering = async request => {
    const reading = readUpTo(1000, request)
    begun.resolve()
    const body = await reading
    await request.arrayBuffer().then(again.resolve, again.reject)
    return answerTo(request, { status: 200, headers: {}, body: Buffer.from(body!).toString() })
  }
  await serving(answering, async ({ port }) => {
    const refused = expect(again.promise).rejects.toThrow(TypeError)
    const socket = await joined(port, `${lines(signIn, host, 'Content-Length: 9', 'Connection: close')}in `)
    await begun.promise
    socket.write('two ')
    await setImmediate()
    socket.write('or')
    const answered = await socket.setEncoding('utf8').toArray()
    expect(answered.join('')).toMatch(/\r\n\r\nin two or$/)
    await refused
  })
})

test.each([
  ['of known length', `${lines(signIn, host, 'Content-Length: 5')}whole`],
  ['chunked', `${lines(signIn, host, 'Transfer-Encoding: chunked')}5\r\nwhole\r\n0\r\n\r\n`],
])('whoever leaves behind the last octet has said all: %s', async (_, octets) => {
  const read = deferred<unknown>()
  const answering: Answering = async request => {
    request.signal.addEventListener('abort', () =>
      readUpTo(1000, request).then(body => read.resolve(Buffer.from(body!).toString()), read.reject),
    )
    await read.promise.catch(() => {})
    return answerTo(request, { status: 200, headers: {}, body: null })
  }
  await serving(answering, async ({ port }) => {
    const socket = await joined(port, octets)
    await setImmediate()
    socket.destroy()
    expect(await read.promise).toBe('whole')
  })
})

test('the signal says that a caller has left, also to who asks late, and is silent when it was answered', async () => {
  const [asked, left] = [deferred<Request>(), deferred<void>()]
  const answering: Answering = async request => {
    asked.resolve(request)
    request.signal.addEventListener('abort', () => left.resolve())
    if (request.url.endsWith('/slow')) await left.promise
    return answerTo(request, { status: 200, headers: {}, body: null })
  }
  await serving(answering, async ({ port }) => {
    await told(port, lines('GET /v2/quick HTTP/1.1', host, last))
    expect((await asked.promise).signal.aborted).toBe(false)
    const socket = await joined(port, lines('GET /v2/slow HTTP/1.1', host))
    await setImmediate()
    socket.destroy()
    await left.promise
  })
})

test('a body that nobody reads to its end holds its connection for a while only', async () => {
  const answering: Answering = request => answerTo(request, { status: 413, headers: {}, body: 'too much' })
  await serving(answering, async ({ port }) => {
    const socket = await joined(port, `${lines(signIn, host, 'Content-Length: 1000')}and then nothing`)
    expect(await received(socket)).toMatch(/^HTTP\/1\.1 413 .*too much$/s)
  })
})

test('what is left of a body is taken off the wire, and the next request is answered', async () => {
  const answering: Answering = request =>
    answerTo(request, { status: 200, headers: {}, body: request.method === 'POST' ? 'one' : 'other' })
  await serving(answering, async ({ port }) => {
    const socket = await joined(port, lines(signIn, host, `Content-Length: ${large.length}`))
    const [first] = await once(socket, 'data')
    expect(String(first)).toMatch(/one$/)
    socket.write(large + lines('GET /v2/next HTTP/1.1', host, last))
    expect(await received(socket)).toMatch(/^HTTP\/1\.1 200 OK\r\n.*other$/s)
  })
})

test('stops as ever: what is under way is answered, and its connection ends', async () => {
  const [asked, answer] = [deferred<void>(), deferred<void>()]
  const served = await serveApp(
    async request => {
      asked.resolve()
      await answer.promise
      return answerTo(request, { status: 200, headers: {}, body: 'at last' })
    },
    0,
    '127.0.0.1',
  )
  const waiting = await joined(served.port, lines('GET /v2/slow HTTP/1.1', host))
  await asked.promise
  const stopped = served.stop()
  answer.resolve()
  expect(await received(waiting)).toMatch(/^HTTP\/1\.1 200 OK\r\n(?=.*connection: close\r).*at last$/is)
  await stopped
})

import { once } from 'node:events'
import { afterEach, expect, onTestFinished, test } from 'vitest'
import { serveApp } from '../../../simulator/http/serve.ts'
import { createSimulator } from '../../../simulator/index.ts'
import { connected, received, unfinished } from './connected.ts'

/** How a server ends, whoever is connected. */

const sockets: { destroy(): void }[] = []
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.destroy()
})
const joined = async (...of: Parameters<typeof connected>) => {
  const socket = await connected(...of)
  sockets.push(socket)
  return socket
}

const twoSeconds = 2000
/** A busy machine may take longer once, though it waits for nobody. */
const onTime = { retry: 3 }
/** How long the work takes, in milliseconds. */
const timed = async (work: Promise<unknown>): Promise<number> => {
  const began = performance.now()
  await work
  return performance.now() - began
}

test.each(Object.entries(unfinished))('%s does not hold up close()', onTime, async (_, octets) => {
  const simulator = createSimulator()
  const { port } = await simulator.listen({ port: 0 })
  await joined(port, octets)
  // Whatever was sent before is there when this is answered.
  await fetch(`http://127.0.0.1:${port}/control/health`)
  expect(await timed(simulator.close())).toBeLessThan(twoSeconds)
})

test('all of them at once, and clients that take no answer, do not, either', onTime, async () => {
  const large = 'x'.repeat(20_000_000)
  const served = await serveApp(() => new Response(large), 0, '127.0.0.1')
  const paused = (await joined(served.port, 'GET / HTTP/1.1\r\nHost: localhost\r\n\r\n')).pause()
  for (const octets of Object.values(unfinished)) await joined(served.port, octets)
  expect(await timed(served.stop())).toBeLessThan(twoSeconds)
  expect(paused.bytesRead).toBeLessThan(large.length)
})

/** An app that answers when it is let, and says when it is asked. */
const gated = async () => {
  let asked = () => {}
  let answer = (_: Response) => {}
  const isAsked = new Promise<void>(resolve => {
    asked = resolve
  })
  const answered = new Promise<Response>(resolve => {
    answer = resolve
  })
  const fetch = (request: Request): Response | Promise<Response> => {
    if (!request.url.endsWith('/slow')) return new Response('quick')
    asked()
    return answered
  }
  const served = await serveApp(fetch, 0, '127.0.0.1')
  onTestFinished(() => served.stop().catch(() => {}))
  return { ...served, isAsked, answer }
}
const slow = 'GET /slow HTTP/1.1\r\nHost: localhost\r\n\r\n'
const quick = 'GET /quick HTTP/1.1\r\nHost: localhost\r\n\r\n'

test('what is being answered is answered, however long it takes, and its connection ends', async () => {
  const { port, stop, isAsked, answer } = await gated()
  const waiting = await joined(port, slow)
  await isAsked
  const halfway = await joined(port, 'GET /slow HTTP/1.1\r\n')
  await fetch(`http://127.0.0.1:${port}/quick`)
  const stopped = stop()
  // Whoever has asked by halves is left; whoever waits for us is not.
  await once(halfway, 'close')
  expect(waiting.closed).toBe(false)
  answer(new Response('at last'))
  const text = await received(waiting)
  expect(text).toMatch(/^HTTP\/1\.1 200 OK\r\n/)
  expect(text).toMatch(/^connection: close\r$/im)
  expect(text).toMatch(/at last$/)
  await stopped
})

test('a request that becomes whole while the server stops is answered, and ends its connection', async () => {
  const { port, stop } = await gated()
  const socket = await joined(port, quick.slice(0, 20))
  await fetch(`http://127.0.0.1:${port}/quick`)
  const stopped = stop()
  socket.write(quick.slice(20))
  const text = await received(socket)
  expect(text).toMatch(/^HTTP\/1\.1 200 OK\r\n/)
  expect(text).toMatch(/^connection: close\r$/im)
  await stopped
})

test('an answer that never ends is cut off', onTime, async () => {
  const endless = new ReadableStream({ start: controller => controller.enqueue(new TextEncoder().encode('and so on')) })
  const served = await serveApp(() => new Response(endless), 0, '127.0.0.1')
  const socket = await joined(served.port, slow)
  await once(socket, 'data')
  expect(await timed(served.stop())).toBeLessThan(twoSeconds)
})

test('before it stops a connection is kept alive', async () => {
  const { port } = await gated()
  const socket = await joined(port, quick)
  const [answer] = await once(socket, 'data')
  expect(String(answer)).toMatch(/^connection: keep-alive\r$/im)
})

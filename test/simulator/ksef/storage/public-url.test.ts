import { request } from 'node:http'
import { buffer } from 'node:stream/consumers'
import { afterAll, expect, test } from 'vitest'
import { createClient } from '../../../../client/client.ts'
import { sendInvoice } from '../../../../client/flows/send-invoice.ts'
import { signInWithSeal } from '../../../../client/flows/sign-in-with-seal.ts'
import { makeInvoice } from '../../../../client/invoices/make-invoice.ts'
import { warsawDate } from '../../../../contracts/ksef/formats.ts'
import { createSimulator, fixedRuntime, type SimulatorOptions } from '../../../../simulator/index.ts'
import { sealOf } from '../../simulated.ts'

/** Where download links lead: to the address that the caller used, or to the one that was asked for. */

const [seller, buyer] = ['5265877635', '7980332920']
const stops: (() => Promise<void>)[] = []
afterAll(() => Promise.all(stops.map(stop => stop())))

/** Sends an invoice over this transport; the links to its UPO and to that of its session. */
const linksOver = async (send: typeof fetch, baseUrl: string): Promise<readonly string[]> => {
  const client = createClient({ baseUrl, fetch: send })
  const session = await signInWithSeal(client, { nip: seller, identity: await sealOf(seller) })
  const xml = makeInvoice({
    number: 'FV/1',
    issueDate: warsawDate(Date.now()),
    seller: { nip: seller, name: 'Sprzedawca', address: 'Warszawa' },
    buyer: { nip: buyer, name: 'Nabywca', address: 'Warszawa' },
    lines: [{ name: 'Usługa', netPrice: 100 }],
  })
  const { sessionReferenceNumber: referenceNumber, invoiceReferenceNumber } = await sendInvoice(session, { xml })
  const { upo } = await session.sessions.status({ params: { referenceNumber } })
  const invoice = await session.sessions.invoiceStatus({ params: { referenceNumber, invoiceReferenceNumber } })
  return [invoice.upoDownloadUrl!, upo!.pages[0]!.downloadUrl]
}

/** Calls a port under the name of another host, as behind a proxy or an entry in the hosts file. */
const underTheName =
  (port: number): typeof fetch =>
  async (input, init) => {
    const asked = new Request(input, init)
    const { host, pathname, search } = new URL(asked.url)
    const body = Buffer.from(await asked.arrayBuffer())
    const headers = { ...Object.fromEntries(asked.headers), host, 'content-length': String(body.length) }
    return new Promise((resolve, reject) => {
      const options = { host: '127.0.0.1', port, path: pathname + search, method: asked.method, headers }
      const sent = request(options, async answer => {
        const octets = await buffer(answer)
        const { statusCode = 0 } = answer
        const answered = new Headers(Object.entries(answer.headers).map(([name, value]) => [name, String(value)]))
        resolve(new Response(statusCode === 204 ? null : octets, { status: statusCode, headers: answered }))
      })
      sent.on('error', reject).end(body)
    })
  }

const listening = async (options: SimulatorOptions = {}) => {
  const simulator = createSimulator({ rateLimits: 'off', ...options })
  stops.push(() => simulator.close())
  return simulator.listen({ port: 0, allowedHosts: ['ksef.firma.example'] })
}
const opens = async (link: string, send: typeof fetch): Promise<void> => {
  const response = await send(link)
  expect(response.status).toBe(200)
  expect(await response.text()).toContain('<Potwierdzenie')
}

test('in process links lead to the address that was called', async () => {
  const { fetch: send } = createSimulator({ rateLimits: 'off' })
  for (const link of await linksOver(send as typeof fetch, 'http://ksef.test')) {
    expect(link).toMatch(/^http:\/\/ksef\.test\/storage\//)
    await opens(link, send as typeof fetch)
  }
})

test('in process links lead to the public address where one is given, a slash at its end or not', async () => {
  for (const publicUrl of ['https://ksef.example:8443/proxy', 'https://ksef.example:8443/proxy/']) {
    const { fetch: send } = createSimulator({ rateLimits: 'off', publicUrl })
    for (const link of await linksOver(send as typeof fetch, 'http://ksef.test')) {
      expect(link).toMatch(/^https:\/\/ksef\.example:8443\/proxy\/storage\//)
      // The proxy takes its own part off.
      await opens(link.replace('https://ksef.example:8443/proxy', 'http://ksef.test'), send as typeof fetch)
    }
  }
})

test.each([
  'https://u:p@ksef.example',
  'https://ksef.example/?a',
  'https://ksef.example/#a',
  'ftp://ksef.example',
  'ksef',
])('%s is no public address', publicUrl => {
  expect(() => createSimulator({ publicUrl })).toThrow('is no public address')
})

test('over a socket links lead to the port that was called', async () => {
  const { origin } = await listening()
  for (const link of await linksOver(fetch, origin)) {
    expect(new URL(link).origin).toBe(origin)
    await opens(link, fetch)
  }
})

test('over a socket links lead to the name under which the port was called', async () => {
  const { port } = await listening()
  const send = underTheName(port)
  for (const link of await linksOver(send, 'http://ksef.firma.example:8080')) {
    expect(new URL(link).origin).toBe('http://ksef.firma.example:8080')
    await opens(link, send)
  }
})

test('over a socket a public address goes before the name that was called', async () => {
  const { port } = await listening({ publicUrl: 'https://ksef.example' })
  for (const link of await linksOver(underTheName(port), 'http://ksef.firma.example:8080'))
    expect(new URL(link).origin).toBe('https://ksef.example')
})

test('links are not counted: nobody waits for a UPO', async () => {
  const { fetch: send } = createSimulator({ runtime: fixedRuntime({ at: Date.now() }) })
  const [link = ''] = await linksOver(send as typeof fetch, 'http://ksef.test')
  const responses = await Promise.all(Array.from({ length: 150 }, () => send(link)))
  expect(new Set(responses.map(({ status }) => status))).toEqual(new Set([200]))
  // Everything else is: the clock stands still.
  const challenges = await Promise.all(
    Array.from({ length: 150 }, () => send('http://ksef.test/v2/auth/challenge', { method: 'POST' })),
  )
  expect(challenges.some(({ status }) => status === 429)).toBe(true)
})

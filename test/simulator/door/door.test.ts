import { afterAll, expect, onTestFinished, test } from 'vitest'
import { createSimulator, type ListenOptions, type Log, type SimulatorOptions } from '../../../simulator/index.ts'
import { type Sent, sent } from '../http/sent.ts'
import { simulated } from '../simulated.ts'

const opened = async (options: SimulatorOptions = {}, where: ListenOptions = {}) => {
  const simulator = createSimulator({ rateLimits: 'off', ...options })
  return { simulator, ...(await simulator.listen({ port: 0, ...where })) }
}
const { simulator, port } = await opened()
afterAll(() => simulator.close())

const listening = async (...options: Parameters<typeof opened>) => {
  const it = await opened(...options)
  onTestFinished(() => it.simulator.close())
  return it
}
const under = (host: string, at = port) => sent(at, 'POST /v2/auth/challenge', { headers: { Host: host } })
const explained = async (id: string | string[] | undefined): Promise<string> =>
  JSON.parse((await sent(port, `GET /control/explanations/${id}`)).text).text

test.each([
  '127.0.0.1',
  '[::1]:4010',
  'localhost:4010',
  'ksef:4010',
  'ksef.test',
  'host.docker.internal:4010',
  'LOCALHOST',
])('a request under the name %s is answered', async host => {
  expect((await under(host)).status).toBe(200)
})

test('KSeF is met under its own name by those who map it here', async () => {
  const { status, text } = await under('api-test.ksef.mf.gov.pl')
  expect([status, text]).toEqual([200, expect.stringContaining('challenge')])
})

test.each([
  'GET /control/health',
  'POST /v2/auth/challenge',
  'GET /web/login',
  'GET /acube/docs',
  'GET /demo',
  'GET /storage/a/b/c',
  'GET /',
])('%s under a name that anybody may own is 421, and says which option knows the name', async asked => {
  const { status, headers, text } = await sent(port, asked, { headers: { Host: 'evil.example:4010' } })
  expect(status).toBe(421)
  expect(headers['content-type']).toContain('application/problem+json')
  const { detail } = JSON.parse(text)
  expect(detail).toContain('--allow-host evil.example ')
  expect(detail).toContain("listen({ allowedHosts: ['evil.example'] })")
  expect(await explained(headers['x-simulator-explanation'])).toBe(detail)
})

test('the name counts that the request line gives, where it gives one', async () => {
  const { status } = await sent(port, 'GET http://evil.example/control/health', { headers: { Host: 'localhost' } })
  expect(status).toBe(421)
})

test('a name, an Origin and a type of any length are told in few words', async () => {
  const long = 'a'.repeat(10_000)
  const path = 'POST /control/acube/work'
  const answers = await Promise.all([
    under(`${long}.example`),
    sent(port, path, { headers: { Origin: `https://${long}.example` } }),
    sent(port, path, { headers: { 'Content-Type': long } }),
  ])
  expect(answers.map(({ status }) => status)).toEqual([421, 403, 415])
  for (const { text } of answers) expect(text.length).toBeLessThan(1000)
})

test('allowed hosts, the host that is listened on and that of the public address are known, in any case', async () => {
  const { port } = await listening(
    { publicUrl: 'https://ksef.company.example:8443' },
    { allowedHosts: ['Other.example'], host: 'localhost' },
  )
  for (const host of ['ksef.company.example:8443', 'ksef.company.example', 'other.example:1', 'OTHER.EXAMPLE'])
    expect((await under(host, port)).status, host).toBe(200)
  for (const host of ['company.example', 'a.other.example', 'another.example'])
    expect((await under(host, port)).status, host).toBe(421)
})

test('a name that is known does not open the door to the next', async () => {
  for (const host of ['localhost', 'evil.example', 'localhost', 'evil.example'])
    expect((await under(host)).status).toBe(host === 'localhost' ? 200 : 421)
})

test('what is no name of a host is no allowed host, and nothing listens', async () => {
  await expect(createSimulator().listen({ port: 0, allowedHosts: ['ksef.example:8080'] })).rejects.toThrow(
    '"ksef.example:8080" is no name of a host',
  )
})

/** Node 24 and later take `xn--` for a name, which then is a single label. */
const noHosts = ['xn--', '1.2.3.4.5', '999.999.999.999'].filter(host => !URL.canParse(`http://${host}`))
test.each(noHosts)('%s is no host: 400, explained, and no defect', async host => {
  const errors: object[] = []
  const log: Log = { enabled: true, info: () => {}, error: fields => errors.push(fields) }
  const { port } = await listening({ log })
  for (const asked of [
    'GET /control/health',
    'GET /web',
    'GET /demo',
    'GET /acube/',
    'GET /v2/nowhere',
    'POST /v2/tokens',
  ]) {
    const { status, headers, text } = await sent(port, asked, { headers: { Host: host } })
    expect(status, asked).toBe(400)
    expect(JSON.parse(text).detail).toBe(`The Host header says "${host}", which is no name of a host.`)
    expect(headers['x-simulator-explanation']).toMatch(/^e/)
  }
  expect(errors).toEqual([])
})

test('in process any name is answered, from any page, whatever the type', async () => {
  const { simulator } = simulated()
  expect((await simulator.fetch('http://evil.example/control/health')).status).toBe(200)
  const headers = { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site', 'Content-Type': 'text/plain' }
  const asked = await simulator.fetch('http://ksef.test/control/acube/work', { method: 'POST', headers, body: '{}' })
  expect(asked.status).toBe(200)
})

const json = { 'Content-Type': 'application/json' }
const changing: readonly (readonly [string, Sent])[] = [
  ['POST /control/acube/work', { headers: json, body: '{"queue":"now"}' }],
  ['PUT /control/certificates/0123456789ABCDEF', { headers: json, body: '{"status":"Revoked"}' }],
  ['POST /%63ontrol/acube/work', { headers: json, body: '{}' }],
  ['POST /demo/stories', { headers: json, body: '{}' }],
  ['POST /acube/login', { headers: json, body: '{"email":"demo@acube.example","password":"demo-password"}' }],
  ['DELETE /acube/webhooks/1', {}],
  ['POST /web/login', {}],
]
const pages: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'of another site': { Origin: 'https://evil.example' },
  'of another port': { Origin: 'http://127.0.0.1:3000' },
  'of nowhere': { Origin: 'null' },
  'of a site that hides its name': { 'Sec-Fetch-Site': 'cross-site' },
  'of another site, says the browser': { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' },
  'of the same site, of another port': { Origin: 'http://127.0.0.1:3000', 'Sec-Fetch-Site': 'same-site' },
}
test.each(
  changing.flatMap(([asked, more]) => Object.entries(pages).map(([of, page]) => [asked, of, more, page] as const)),
)('%s by a page %s is 403, and says why', async (asked, _of, more, page) => {
  const { status, headers, text } = await sent(port, asked, { ...more, headers: { ...more.headers, ...page } })
  expect(status).toBe(403)
  expect(JSON.parse(text).detail).toContain('A page of another site asks')
  expect(await explained(headers['x-simulator-explanation'])).toContain(page.Origin ?? 'cross-site')
})

test('programs and pages of its own may change what they like', async () => {
  const login = changing.find(([asked]) => asked === 'POST /acube/login')![1]
  const own: readonly Readonly<Record<string, string>>[] = [
    {},
    { Origin: `http://127.0.0.1:${port}` },
    { Origin: `http://127.0.0.1:${port}`, 'Sec-Fetch-Site': 'same-origin' },
    // Behind the proxy of a development server, and of a page that tells nobody its address.
    { Origin: 'http://localhost:5173', 'Sec-Fetch-Site': 'same-origin' },
    { Origin: 'null', 'Sec-Fetch-Site': 'same-origin' },
  ]
  for (const page of own) {
    const { status } = await sent(port, 'POST /acube/login', { ...login, headers: { ...json, ...page } })
    expect(status, JSON.stringify(page)).toBe(200)
  }
})

test('pages at the public address are its own, whatever Host the proxy writes', async () => {
  const { port } = await listening({ publicUrl: 'https://ksef.company.example:8443' })
  const work = (origin: string) =>
    sent(port, 'POST /control/acube/work', { headers: { ...json, Origin: origin }, body: '{}' })
  expect((await work('https://ksef.company.example:8443')).status).toBe(200)
  expect((await work('https://ksef.company.example')).status).toBe(403)
})

const form = { 'Content-Type': 'application/x-www-form-urlencoded' }
const steered = (page: Readonly<Record<string, string>>, path = '/control/inspector/do/clock/run') =>
  sent(port, `POST ${path}`, { headers: { ...form, ...page }, body: 'by=1h' })

const strangers: readonly (readonly [string, Readonly<Record<string, string>>, number])[] = [
  ...Object.entries(pages).map(([of, page]) => [`a page ${of}`, page, 403] as const),
  ['who does not say which page it is', {}, 415],
]
test.each(strangers)('a form of the inspector does nothing for %s', async (_of, page, status) => {
  expect((await steered(page)).status).toBe(status)
})

test('a form of the inspector works for its own page, and for no call beside it', async () => {
  const own = { Origin: `http://127.0.0.1:${port}` }
  expect((await steered(own)).status).toBe(303)
  expect((await steered({ 'Sec-Fetch-Site': 'same-origin' })).status).toBe(303)
  expect((await steered(own, '/control/clock/advance')).status).toBe(415)
  expect((await steered({ ...own, 'Content-Type': 'text/plain' })).status).toBe(415)
  expect((await steered({ ...own, Host: 'evil.example' })).status).toBe(421)
})

test('KSeF asks for no Origin, and reading asks for none anywhere', async () => {
  const headers = { Origin: 'https://evil.example', 'Sec-Fetch-Site': 'cross-site' }
  for (const asked of ['POST /v2/auth/challenge', 'GET /control/health', 'GET /acube/docs', 'GET /demo'])
    expect((await sent(port, asked, { headers })).status, asked).toBe(200)
  expect((await sent(port, 'GET /storage/a/b/c', { headers })).status).toBe(403)
})

test.each([
  ['text/plain', '{"queue":"now"}'],
  ['application/x-www-form-urlencoded', '{"queue":"now"}'],
  ['multipart/form-data; boundary=a', '{}'],
  ['application/jsonp', '{}'],
  ['text/plain', ''],
  [undefined, '{"queue":"now"}'],
])('/control takes no %s with %j: 415, explained', async (type, body) => {
  const headers: Record<string, string> = type === undefined ? {} : { 'Content-Type': type }
  const asked = await sent(port, 'POST /control/acube/work', { headers, body })
  expect(asked.status).toBe(415)
  expect(await explained(asked.headers['x-simulator-explanation'])).toContain('/control takes application/json')
})

test('/control takes JSON whatever its charset, and nothing at all', async () => {
  const of = (headers: Record<string, string>, body?: string) =>
    sent(port, 'POST /control/acube/work', { headers, body })
  expect((await of({ 'Content-Type': 'application/json; charset=utf-8' }, '{}')).status).toBe(200)
  expect((await of({ 'Content-Type': 'Application/JSON' }, '{}')).status).toBe(200)
  expect((await of({})).status).toBe(200)
})

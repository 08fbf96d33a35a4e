import { afterEach, expect, test, vi } from 'vitest'
import { createClient, makeInvoice, makeSeal, sendInvoice, signInWithSeal } from '../../client/index.ts'
import { createSimulator, fixedRuntime, type SimulatorOptions } from '../../simulator/index.ts'
import { pages, signedInPages } from '../../simulator/portal/pages.ts'
import { pathsIn, Visitor } from './visitor.ts'

const nip = '1234563218'
const at = Date.parse('2026-03-02T08:15:00Z')
const start = (options: SimulatorOptions & { delays?: Parameters<typeof fixedRuntime>[0]['delays'] } = {}) => {
  const runtime = fixedRuntime({ at, seed: 1, delays: options.delays })
  const simulator = createSimulator({ rateLimits: 'off', runtime, ...options })
  return { runtime, simulator, visitor: new Visitor(simulator) }
}
/** The owner of the context, signed in without the portal. */
const ownSession = async (simulator: ReturnType<typeof createSimulator>) =>
  signInWithSeal(apiOf(simulator), {
    nip,
    identity: await makeSeal({ nip, key: 'p256', validFrom: new Date(at - 60_000) }),
  })
const apiOf = (simulator: ReturnType<typeof createSimulator>) =>
  createClient({ baseUrl: 'http://ksef.test', fetch: request => simulator.fetch(request) })

vi.setConfig({ testTimeout: 30_000 })
afterEach(() => vi.restoreAllMocks())

test('the nine steps lead to a token and to its end', async () => {
  const { visitor } = start()
  await visitor.signIn(nip)
  expect(visitor.path).toBe('/web/home')
  expect(visitor.title).toBe('Authorization was successful – KSeF simulator')
  const token = await visitor.generateToken('My ERP')
  const [reference = ''] = token.split('|')
  expect(token).toMatch(/^[\dA-F-]+-EC-[\dA-F-]+\|nip-1234563218\|[0-9a-f]{64}$/)
  await visitor.get('/web/tokens')
  expect(visitor.text).toContain('My ERP')
  await visitor.get(`/web/tokens/revoke?token=${reference}&list=`)
  await visitor.post('/web/tokens/revoke', { token: reference })
  expect(visitor.path).toBe(`/web/tokens?revoked=${reference}`)
  expect(visitor.html).toContain('data-status="Revoked"')
})

test('every answer under /web is uncached, bound to itself and tells no other site where it comes from', async () => {
  const { simulator, visitor } = start()
  await visitor.signIn(nip)
  const paths = ['/web/home', '/web/nowhere', '/web/assets/portal.css', '/web/assets/portal.js']
  for (const path of paths) {
    await visitor.get(path)
    expect(Object.fromEntries(visitor.headers), path).toMatchObject({
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
      'referrer-policy': 'same-origin',
    })
    const policy = visitor.headers.get('content-security-policy')
    expect(policy).toContain("default-src 'none'")
    expect(policy).toContain("frame-ancestors 'none'")
    expect(policy).not.toContain('unsafe')
  }
  const redirect = await simulator.fetch('http://ksef.test/web')
  expect(redirect.headers.get('cache-control')).toBe('no-store')
})

test('no page has a script or a style of its own, and each has the policy that allows none', async () => {
  const { visitor, simulator } = start()
  await visitor.signIn(nip)
  await visitor.generateToken('My ERP')
  const xml = makeInvoice({
    number: 'FV/1',
    issueDate: '2026-03-02',
    seller: { nip, name: 'Kos', address: 'Gdańsk' },
    buyer: { nip: '5265877635', name: 'Żółw', address: 'Warszawa' },
    lines: [{ name: 'Herbata', netPrice: 1 }],
  })
  const { ksefNumber } = await sendInvoice(await ownSession(simulator), { xml })
  const shown = Object.keys({ ...pages, ...signedInPages })
    .filter(key => key.startsWith('GET '))
    .map(key => key.slice('GET '.length))
  expect(shown.length).toBeGreaterThan(50)
  for (const path of [...shown, `/web/invoices/invoice?invoice=${ksefNumber}`]) {
    await visitor.get(path)
    expect(visitor.headers.get('content-security-policy'), path).toContain("default-src 'none'")
    expect(visitor.html, path).toContain('<html')
    expect(visitor.html, path).not.toMatch(/<script(?![^>]*src=)|<style|\sstyle=|\son\w+=/i)
  }
})

test('cookies are for the portal alone: no script reads them, no other site sends them', async () => {
  const { visitor } = start()
  await visitor.signIn(nip)
  await visitor.get('/web/language?to=pl&back=/web/home')
  expect(visitor.cookieLines.length).toBeGreaterThan(2)
  for (const line of visitor.cookieLines) {
    expect(line).toContain('; HttpOnly')
    expect(line).toContain('; SameSite=Strict')
    expect(line).toContain('; Path=/web')
  }
})

test('over https the cookie goes over https only', async () => {
  const { simulator } = start()
  const visitor = await new Visitor(simulator, 'https://ksef.test').get('/web/login')
  expect(visitor.cookieLines[0]).toContain('; Secure')
})

test('two simulators on one machine do not take each other for themselves', async () => {
  const { simulator } = start()
  const names = await Promise.all(
    ['http://127.0.0.1:4010', 'http://127.0.0.1:4011'].map(async origin => [
      ...(await new Visitor(simulator, origin).get('/web/login')).cookies.keys(),
    ]),
  )
  expect(names[0]).not.toEqual(names[1])
})

test('signing in changes the cookie: an id that was known before opens nothing', async () => {
  const { simulator, visitor } = start()
  await visitor.get('/web/login')
  const before = new Map(visitor.cookies)
  await visitor.signIn(nip)
  expect(visitor.cookies).not.toEqual(before)
  const thief = new Visitor(simulator)
  for (const [name, value] of before) thief.cookies.set(name, value)
  await thief.get('/web/home')
  expect(thief.path).toBe('/web/login?reason=ended')
})

test.each([
  ['none', ''],
  ['another one', 'a'.repeat(64)],
  ['too long a one', 'a'.repeat(65)],
])('a form with %s in place of its CSRF token does nothing', async (_, csrf) => {
  const { visitor } = start()
  await visitor.signIn(nip)
  for (const [path, fields] of [
    ['/web/tokens/generate', { name: 'Forged', role: 'InvoiceRead' }],
    ['/web/tokens/revoke', { token: 'x' }],
    ['/web/sign-out', {}],
  ] as const) {
    await visitor.post(path, { ...fields, csrf })
    expect(visitor.status).toBe(403)
    expect(visitor.text).toContain('Nothing was done')
  }
  await visitor.get('/web/tokens')
  expect(visitor.text).toContain('There are no tokens yet')
})

test('a form of an earlier session does nothing in the next: another tab may show the old one', async () => {
  const { visitor } = start()
  await visitor.signIn(nip)
  const { csrf } = visitor
  await visitor.post('/web/sign-out')
  await visitor.signIn('5265877635')
  await visitor.post('/web/tokens/generate', { name: 'Wrong firm', role: 'InvoiceRead', csrf })
  expect(visitor.status).toBe(403)
})

test('a form that is too large is not read', async () => {
  const { visitor } = start()
  await visitor.signIn(nip)
  await visitor.post('/web/tokens/generate', { name: 'x'.repeat(70_000) })
  expect([visitor.status, visitor.text.includes('At most 64 KB')]).toEqual([413, true])
  await visitor.post('/web/invoices/load', { pasted: 'x'.repeat(13 * 1024 * 1024) })
  expect([visitor.status, visitor.text.includes('At most 12,288 KB')]).toEqual([413, true])
})

test('the token number is shown once: not on reload, not by the same address, not in the panel', async () => {
  const { visitor } = start()
  await visitor.signIn(nip)
  const token = await visitor.generateToken('My ERP')
  const [, , secret = ''] = token.split('|')
  const { path } = visitor
  expect(visitor.html.split(secret)).toHaveLength(2)
  expect(visitor.status, 'no browser keeps such a page in memory').toBe(201)
  for (const again of [path, `${path}&refresh=1`, '/web/exchanges', '/web/tokens', '/web/home', path]) {
    await visitor.get(again)
    expect(visitor.html, again).not.toContain(secret)
  }
  expect(visitor.text).toContain('The token number cannot be shown again')
})

test('who asks for the headers alone does not use up the token number', async () => {
  const { simulator, visitor } = start()
  await visitor.signIn(nip)
  await visitor.get('/web/tokens/generate')
  const cookie = [...visitor.cookies].map(pair => pair.join('=')).join('; ')
  const sent = await simulator.fetch('http://ksef.test:4010/web/tokens/generate', {
    method: 'POST',
    body: new URLSearchParams({ csrf: visitor.csrf, name: 'My ERP', role: 'InvoiceRead' }).toString(),
    headers: { cookie },
  })
  const path = sent.headers.get('location') ?? ''
  await simulator.fetch(`http://ksef.test:4010${path}`, { method: 'HEAD', headers: { cookie } })
  expect((await visitor.get(path)).tokenNumber).toBeDefined()
})

test('two tabs that generate at once get a number each', async () => {
  const { simulator, visitor } = start()
  await visitor.signIn(nip)
  const tabs = await Promise.all(
    ['First one', 'Second one'].map(async name => {
      const tab = new Visitor(simulator)
      for (const [key, value] of visitor.cookies) tab.cookies.set(key, value)
      await tab.generateToken(name)
      return tab.tokenNumber
    }),
  )
  expect(new Set(tabs).size).toBe(2)
  expect(tabs).not.toContain(undefined)
})

test('neither token number nor bearer is in any log line or address', async () => {
  const lines: string[] = []
  const log = {
    enabled: true,
    info: (...line: unknown[]) => void lines.push(JSON.stringify(line)),
    error: (...line: unknown[]) => void lines.push(JSON.stringify(line)),
  }
  const { visitor } = start({ log })
  await visitor.signIn(nip)
  const token = await visitor.generateToken('My ERP')
  await visitor.post('/web/sign-out')
  const [, , secret = ''] = token.split('|')
  expect(lines.length).toBeGreaterThan(5)
  expect(lines.filter(line => line.includes(secret) || line.includes('eyJ'))).toEqual([])
  expect(visitor.addresses.filter(address => address.includes(secret))).toEqual([])
})

test('no JWT of the session leaves the server', async () => {
  const { visitor } = start()
  await visitor.signIn(nip)
  for (const path of ['/web/home', '/web/tokens', '/web/exchanges']) {
    await visitor.get(path)
    expect(visitor.html).not.toMatch(/eyJ[\w-]+\.[\w-]+\.[\w-]+/)
    expect(visitor.html).not.toContain('PRIVATE KEY')
  }
  expect(visitor.text).toContain('Bearer eyJ')
})

test('the panel shows what the sign-in asked, with the signed document, the claims and a curl command', async () => {
  const { visitor } = start()
  await visitor.signIn(nip)
  expect(pathsIn(visitor.html)).toEqual([
    '/v2/auth/challenge',
    '/v2/auth/xades-signature',
    expect.stringMatching(/^\/v2\/auth\/\d{8}-AU-/),
    '/v2/auth/token/redeem',
  ])
  expect(visitor.text).toContain('  <Challenge>')
  expect(visitor.text).toContain('VATPL-1234563218')
  expect(visitor.text).toContain('["Owner"]')
  expect(visitor.text).toContain("curl -X POST 'http://ksef.test:4010/v2/auth/xades-signature'")
  expect(visitor.text).toContain('$AUTHENTICATION_TOKEN')
})

test('a stranger to the context is refused with 415, in words of KSeF and of the simulator', async () => {
  const { visitor } = start()
  await visitor.signIn(nip, { nip: '5265877635' })
  expect(visitor.title).toContain('Error: Authorization failed')
  expect(visitor.text).toContain('415')
  expect(visitor.text).toContain('Brak przypisanych uprawnień')
  expect(visitor.text).toContain('Nip:5265877635 is not the owner of Nip:1234563218')
})

test('who reads the portal in Polish reads the simulator’s explanations in Polish, in the notice and in the panel', async () => {
  const { visitor } = start()
  await visitor.get('/web/login')
  await visitor.get('/web/language?to=pl&back=/web/login')
  await visitor.signIn(nip, { nip: '5265877635' })
  expect(visitor.html).toMatch(/^<!doctype html><html lang="pl">/)
  expect(visitor.html.match(/Nip:5265877635 nie jest właścicielem kontekstu Nip:1234563218/g)).toHaveLength(2)
  expect(visitor.html).not.toMatch(/ lang="en">[^<]*Nip:/)
  await visitor.get('/web/language?to=en&back=/web/exchanges')
  expect(visitor.text).toContain('Nip:5265877635 is not the owner')
})

test('a person whose rights were granted signs in by PESEL, and asks for more than they have in vain', async () => {
  const { simulator, visitor } = start()
  const pesel = '90010112349'
  await apiOf(simulator).testdata.grantPermissions({
    body: {
      contextIdentifier: { type: 'Nip', value: nip },
      authorizedIdentifier: { type: 'Pesel', value: pesel },
      permissions: [{ permissionType: 'InvoiceRead', description: 'Reads invoices' }],
    },
  })
  await visitor.signIn(nip, { type: 'person-pesel', pesel })
  expect(visitor.path).toBe('/web/home')
  await visitor.generateToken('Too much', ['InvoiceRead', 'InvoiceWrite'])
  expect(visitor.status).toBe(422)
  expect(visitor.text).toContain('26001')
  expect(visitor.text).toContain('Brakujące uprawnienia: InvoiceWrite.')
  expect(visitor.html).toMatch(/id="roles-errors"><p>You do not have this yourself[^<]*: issuing invoices\./)
  expect(visitor.text).toContain('The access token holds [InvoiceRead]')
})

test('a certificate without a number signs in by its fingerprint once that was granted something', async () => {
  const { simulator, visitor } = start()
  await visitor.signIn(nip, { type: 'fingerprint' })
  const [, fingerprint = ''] = /Fingerprint:([0-9A-F]{64})/.exec(visitor.text) ?? []
  expect(fingerprint).not.toBe('')
  await apiOf(simulator).testdata.grantPermissions({
    body: {
      contextIdentifier: { type: 'Nip', value: nip },
      authorizedIdentifier: { type: 'Fingerprint', value: fingerprint },
      permissions: [{ permissionType: 'InvoiceRead', description: 'Reads invoices' }],
    },
  })
  await visitor.signIn(nip, { type: 'fingerprint' })
  expect(visitor.path).toBe('/web/home')
})

test('a signature with NIP of the owner signs in as well', async () => {
  const { visitor } = start()
  await visitor.signIn(nip, { type: 'person-nip' })
  expect(visitor.text).toContain('Signature with NIP')
  expect(visitor.path).toBe('/web/home')
})

test('on DEMO the made certificate is not trusted, and the page says so', async () => {
  const { visitor } = start({ profile: 'demo' })
  await visitor.signIn(nip)
  expect(visitor.title).toContain('Error')
  expect(visitor.text).toContain('The simulator explains')
})

test.each([
  ['', 'Enter the NIP.'],
  ['PL1234563218', 'without the prefix PL'],
  ['12345', 'has ten digits'],
  ['0234563218', 'No NIP begins like this'],
])('the NIP %j is refused beside its field', async (typed, sentence) => {
  const { visitor } = start()
  await visitor.get('/web/login')
  await visitor.post('/web/login', { nip: typed })
  expect(visitor.status).toBe(422)
  expect(visitor.text).toContain(sentence)
  expect(visitor.html).toMatch(/<input id="nip"[^>]*aria-describedby="nip-hint nip-errors"[^>]*aria-invalid="true"/)
})

test('a NIP may be typed with dashes, and one may be made up', async () => {
  const { visitor } = start()
  await visitor.get('/web/login?make=nip')
  const [, made = ''] = /<input id="nip"[^>]*value="(\d{10})"/.exec(visitor.html) ?? []
  await visitor.post('/web/login', { nip: `${made.slice(0, 3)}-${made.slice(3, 6)}-${made.slice(6)}` })
  expect(visitor.path).toBe(`/web/login/method?context=${made}`)
})

test('KSeF judges name and roles; each complaint stands beside its field', async () => {
  const { visitor } = start()
  await visitor.signIn(nip)
  await visitor.generateToken('ERP', [])
  expect(visitor.status).toBe(422)
  expect(visitor.text).toContain('21405')
  expect(visitor.html).toMatch(/id="name-errors"><p>The name of a token has 5 to 256 characters; this one has 3\./)
  expect(visitor.html).toMatch(/id="roles-errors"><p>Choose at least one role\./)
  expect(visitor.html).toMatch(/<input id="name"[^>]*value="ERP"/)
})

test('a role of enforcement without an enforcement authority: the token fails, and the list says why', async () => {
  const { visitor } = start()
  await visitor.signIn(nip)
  await visitor.generateToken('Bailiff', ['EnforcementOperations'])
  await visitor.get('/web/tokens')
  expect(visitor.html).toContain('data-status="Failed"')
  expect(visitor.text).toContain('not enforcement authority')
})

test('the list is paged, filtered and read to its end', async () => {
  const { visitor, runtime } = start()
  await visitor.signIn(nip)
  for (let count = 1; count <= 12; count++) {
    runtime.advance(1000)
    await visitor.generateToken(`Token number ${String(count).padStart(2, '0')}`)
  }
  const names = () =>
    [...visitor.html.matchAll(/<label[^>]*><bdi[^>]*>([^<]*)<\/bdi>/g)].map(([, name]) => name!.slice(-2))
  await visitor.get('/web/tokens')
  expect(names()).toEqual(['12', '11', '10', '09', '08', '07', '06', '05', '04', '03'])
  const [, next = ''] = /href="([^"]*after=[^"]*)">Next page/.exec(visitor.html) ?? []
  await visitor.get(next.replaceAll('&amp;', '&'))
  expect(names()).toEqual(['02', '01'])
  expect(visitor.text).toContain('Previous page')
  await visitor.get('/web/tokens?name=number+07&status=Active&author=123456&author-type=Nip')
  expect(names()).toEqual(['07'])
  await visitor.get('/web/tokens?status=Revoked')
  expect(visitor.text).toContain('No token matches the filter')
  await visitor.get('/web/tokens?size=20')
  expect(names()).toHaveLength(12)
  await visitor.get('/web/tokens?name=ab')
  expect(visitor.html).toMatch(/id="filter-name-errors"><p>Enter at least three characters, or leave the field empty\./)
  await visitor.get('/web/tokens?after=nonsense')
  expect(visitor.text).toContain('21418')
})

test('revoking leads back to the list as it was, and shows the status even where the filter hides the token', async () => {
  const { visitor } = start()
  await visitor.signIn(nip)
  const [reference = ''] = (await visitor.generateToken('My ERP')).split('|')
  await visitor.get(`/web/tokens/revoke?token=${reference}&list=status%3DActive`)
  await visitor.post('/web/tokens/revoke', { token: reference, list: 'status=Active&evil=https://a.test' })
  expect(visitor.path).toBe(`/web/tokens?status=Active&revoked=${reference}`)
  expect(visitor.text).toContain('Revocation of “My ERP”')
  expect(visitor.text).toContain('No token matches the filter')
})

test('Revoke without a choice says what to do', async () => {
  const { visitor } = start()
  await visitor.signIn(nip)
  await visitor.generateToken('My ERP')
  await visitor.get('/web/tokens/revoke?list=')
  expect(visitor.text).toContain('Select a token first.')
})

test('a token that is not there, or is of another context, is refused by KSeF itself', async () => {
  const { visitor } = start()
  await visitor.signIn(nip)
  await visitor.get('/web/tokens/revoke?token=20260302-EC-0000000000-0000000000-00')
  expect(visitor.text).toContain('21405')
})

test('waiting costs no reload: the status page asks later and later', async () => {
  const { visitor, runtime } = start({ delays: { authentication: 1000 } })
  await visitor.signIn(nip)
  expect(visitor.title).toContain('Authorization in progress')
  const pauses: number[] = []
  for (let count = 0; count < 12; count++) {
    const [, seconds, address = ''] = /content="(\d+);url=([^"]*)"/.exec(visitor.html) ?? []
    pauses.push(Number(seconds))
    await visitor.get(address.replaceAll('&amp;', '&'))
  }
  expect(pauses.slice(0, 5)).toEqual([1, 2, 3, 4, 6])
  expect(pauses).toEqual([...pauses].sort((a, b) => a - b))
  expect(visitor.text).toContain('13 times')
  runtime.advance(1000)
  await visitor.get(visitor.path)
  expect(visitor.path).toBe('/web/home')
})

test('too many calls: the page says how long to wait, and asks again then', async () => {
  const { visitor } = start({ rateLimits: 'test' })
  await visitor.signIn(nip)
  for (let count = 0; count < 11; count++) await visitor.get('/web/tokens')
  expect(visitor.text).toContain('Too many calls. Try again in 1 s.')
  expect(visitor.text).toContain('429')
  expect(visitor.html).toContain('http-equiv="refresh"')
})

test('an access token that runs out is renewed by itself', async () => {
  const { visitor, runtime } = start()
  await visitor.signIn(nip)
  runtime.advance(60 * 60_000)
  await visitor.get('/web/tokens')
  expect(visitor.path).toBe('/web/tokens')
  expect(visitor.text).toContain('/v2/auth/token/refresh')
})

test('a session that KSeF has ended leads back to the login with a sentence', async () => {
  const { simulator, visitor, runtime } = start()
  await visitor.signIn(nip)
  const other = await ownSession(simulator)
  const { items } = await other.authSessions.list()
  const portal = items.find(({ isCurrent }) => !isCurrent)
  await other.authSessions.revoke({ params: { referenceNumber: portal?.referenceNumber ?? '' } })
  runtime.advance(60 * 60_000)
  await visitor.get('/web/tokens')
  expect(visitor.path).toBe('/web/login?reason=expired')
  expect(visitor.text).toContain('KSeF has ended your session')
  await visitor.signIn(nip)
  expect(visitor.path).toBe('/web/home')
})

test('signing out revokes the session of KSeF and forgets everything of the browser', async () => {
  const { simulator, visitor } = start()
  await visitor.signIn(nip)
  const cookies = new Map(visitor.cookies)
  const owner = await ownSession(simulator)
  expect((await owner.authSessions.list()).items).toHaveLength(2)
  await visitor.post('/web/sign-out')
  expect((await owner.authSessions.list()).items).toHaveLength(1)
  expect(visitor.path).toBe('/web/login?reason=signed-out')
  expect(visitor.text).toContain('You are signed out')
  const other = new Visitor(simulator)
  for (const [name, value] of cookies) other.cookies.set(name, value)
  await other.get('/web/tokens')
  expect(other.path).toBe('/web/login?reason=ended')
  await visitor.get('/web/exchanges')
  expect(visitor.text).toContain('Nothing has been called yet.')
})

test('without a session every page leads to the login, and a form does nothing', async () => {
  const { visitor } = start()
  for (const path of ['/web', '/web/home', '/web/tokens', '/web/tokens/number?token=x', '/web/login/sign?context=x'])
    expect((await visitor.get(path)).path).toMatch(/^\/web\/login/)
  visitor.cookies.clear()
  await visitor.post('/web/tokens/generate', { name: 'Forged', role: 'InvoiceRead' })
  expect(visitor.path).toBe('/web/login?reason=ended')
})

test('a link on another site, which comes without the cookie, does not end the session', async () => {
  const { simulator } = start()
  const response = await simulator.fetch('http://ksef.test/web/login', { headers: { 'sec-fetch-site': 'cross-site' } })
  expect(response.headers.getSetCookie()).toEqual([])
  expect(await response.text()).toContain('http-equiv="refresh" content="0"')
})

test('the language follows the browser until it is chosen, and is remembered', async () => {
  const { visitor } = start()
  await visitor.get('/web/login', { 'accept-language': 'pl-PL,pl;q=0.9,en;q=0.8' })
  expect(visitor.text).toContain('Wprowadź kontekst logowania')
  await visitor.get('/web/language?to=en&back=/web/login')
  await visitor.get('/web/login', { 'accept-language': 'pl' })
  expect(visitor.text).toContain('Enter the login context')
})

test.each([
  '//evil.test/web',
  'https://evil.test/web',
  '/\\evil.test/web',
  '/v2/auth/challenge',
  'javascript:alert(1)',
])('the language does not lead out of the portal: %s', async back => {
  const { visitor } = start()
  await visitor.get('/web/login')
  await visitor.get(`/web/language?${new URLSearchParams({ to: 'pl', back })}`)
  expect(visitor.addresses.every(address => address.startsWith('http://ksef.test:4010/web'))).toBe(true)
})

test('markup in any field is text', async () => {
  const { visitor } = start()
  const evil = `"'><img src=x onerror=alert(1)><script>alert(2)</script>`
  await visitor.get('/web/login')
  await visitor.post('/web/login', { nip: evil })
  expect(visitor.html).not.toMatch(/<img src=x|<script>/)
  await visitor.signIn(nip, { nip: evil })
  expect(visitor.html).not.toMatch(/<img src=x|<script>/)
  await visitor.signIn(nip)
  await visitor.generateToken(evil)
  for (const path of [
    '/web/tokens',
    `/web/tokens?${new URLSearchParams({ name: evil, author: evil, after: evil, status: evil })}`,
    `/web/tokens/revoke?${new URLSearchParams({ token: evil, list: evil })}`,
    `/web/nowhere?${new URLSearchParams({ x: evil })}`,
    '/web/exchanges',
  ]) {
    await visitor.get(path)
    expect(visitor.html, path).not.toMatch(/<img src=x|<script>/)
  }
  await visitor.get('/web/tokens')
  expect(visitor.text).toContain(evil.slice(0, 20))
})

test('the calls come from the address that the browser has now', async () => {
  const { visitor } = start()
  await visitor.get('/web/login')
  visitor.clientIp = '198.51.100.9'
  await visitor.signIn(nip)
  expect(visitor.text).toContain('"clientIp": "198.51.100.9"')
})

test('a defect of the portal is told without its stack', async () => {
  const errors: unknown[] = []
  const { simulator, visitor } = start({
    log: { enabled: false, info: () => {}, error: fields => void errors.push(fields) },
  })
  await visitor.signIn(nip)
  vi.spyOn(simulator.engine, 'read').mockRejectedValue(new Error('the disk is full'))
  await visitor.get('/web/tokens')
  expect(visitor.text).not.toContain('the disk is full')
  expect(errors).not.toEqual([])
})

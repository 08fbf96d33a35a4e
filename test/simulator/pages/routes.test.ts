import { expect, test } from 'vitest'
import { tongues } from '../../../contracts/told.ts'
import { securityHeaders } from '../../../simulator/http/security-headers.ts'
import { links } from '../../../simulator/pages/links.ts'
import { homePage } from '../../../simulator/pages/site-pages.ts'
import { simulated } from '../simulated.ts'

const browser = { Accept: 'text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8' }
const ask = simulated().ask

const pageAt = async (path: string, headers: Record<string, string> = {}) => {
  const response = await ask(`GET ${path}`, { headers: { ...browser, ...headers } })
  return { response, text: await response.text() }
}
const linksIn = (text: string): readonly string[] =>
  Array.from(text.matchAll(/href="([^"]*)"/g), ([, href = '']) => href)

test('from home every page is two clicks away, and every link of a page leads somewhere', async () => {
  const home = await pageAt('/')
  for (const { href } of links) expect(linksIn(home.text)).toContain(href)
  const { text: docs } = await pageAt('/docs')
  for (const href of ['/docs/v2', '/docs/v2/openapi.json', '/docs/postman.json', '/docs?document=acube'])
    expect(linksIn(docs)).toContain(href)
  for (const { href } of links) {
    const { response, text } = await pageAt(href)
    expect([href, response.status < 400]).toEqual([href, true])
    for (const to of linksIn(text))
      if (to.startsWith('/'))
        expect([href, to, (await pageAt(to.replaceAll('&amp;', '&'))).response.status]).not.toContain(404)
  }
})

const bilingual = ['/', '/docs', '/control', '/control/inspector/state', '/control/inspector/steering', '/nowhere']

test.each([...bilingual, '/acube/nowhere', '/control/nowhere', '/control/inspector/exchanges/x1', '/v2'])(
  '%s is a page in the language of the browser, and in the one that is chosen',
  async path => {
    for (const tongue of tongues) {
      const { response, text } = await pageAt(path, { 'Accept-Language': tongue })
      expect(response.headers.get('Content-Type')).toBe('text/html; charset=utf-8')
      expect(text).toContain(`<html lang="${tongue}">`)
      for (const [name, value] of Object.entries(securityHeaders)) expect(response.headers.get(name)).toBe(value)
    }
    expect((await pageAt(`${path}?lang=pl`, { 'Accept-Language': 'en' })).text).toContain('<html lang="pl">')
  },
)

test('a language that was chosen goes along from page to page', async () => {
  for (const path of bilingual) {
    const { text } = await pageAt(`${path}?lang=pl&area=tokens`, { 'Accept-Language': 'en' })
    for (const to of ['/?lang=pl', '/control?lang=pl', '/docs?lang=pl']) expect(linksIn(text)).toContain(to)
    expect(linksIn(text)).toContain(`${path}?lang=en&amp;area=tokens`)
  }
})

test('home: where a client is led, what is where, and commands with the address of its world', async () => {
  const { text } = await pageAt('/w/one/')
  expect(text).toContain('<pre tabindex="0">http://ksef.test/w/one/v2</pre>')
  const commands = text.replaceAll(/<\/?span>/g, '')
  expect(commands).toContain('control clock advance --by 1h --url http://ksef.test/w/one/v2')
  for (const href of ['/w/one/latarnia/status', '/w/one/control/inspector/state?area=invoices'])
    expect(linksIn(text)).toContain(href)
})

test('home shows the company and the token that a world begins with', async () => {
  const seeded = { nip: '5265877635', token: '20261122-EC-…|nip-5265877635|…' }
  const text = String(await homePage('en', { origin: 'http://127.0.0.1:4010', version: '1.0.0', seeded }))
  expect(text).toContain(`<code>${seeded.token}</code>`)
  // At the address that commands look at by themselves.
  expect(text).not.toContain('--url')
})

test('who mistypes an address reads so in the browser; the answer stays a 404 with its explanation', async () => {
  const { response, text } = await pageAt('/demos', { 'Accept-Language': 'pl' })
  expect(response.status).toBe(404)
  expect(response.headers.get('X-Simulator-Explanation')).toMatch(/^e/)
  expect(text).toContain('Pod adresem /demos niczego nie ma.')
  expect(linksIn(text)).toContain('/demo')
})

test('a mistyped address is text on its page', async () => {
  const { text } = await pageAt('/<script>alert(1)</script>')
  expect(text).not.toContain('<script')
})

test.each([
  ['/nowhere', {}],
  ['/nowhere', { Accept: '*/*' }],
  ['/acube/nowhere', { Accept: 'application/json' }],
  ['/v2/nowhere', browser],
])('a program, and whoever asks KSeF itself, gets a problem document: %s %j', async (path, headers) => {
  const response = await ask(`GET ${path}`, { headers })
  expect(response.status).toBe(404)
  expect(response.headers.get('Content-Type')).toMatch(/^application\/problem\+json/)
})

test('a form that is sent to nowhere gets no page', async () => {
  const response = await ask('POST /nowhere', { headers: browser })
  expect(response.headers.get('Content-Type')).toMatch(/json/)
})

test('the icon that browsers ask for is there', async () => {
  for (const path of ['/favicon.ico', '/assets/icon.svg']) {
    const response = await ask(`GET ${path}`)
    expect(response.headers.get('Content-Type')).toBe('image/svg+xml')
    expect(await response.text()).toMatch(/^<svg/)
  }
})

test('all style sheets begin with the same colours, sizes and type', async () => {
  const sheets = [
    '/assets/site.css',
    '/web/assets/portal.css',
    '/demo/assets/demo.css',
    '/control/inspector/inspector.css',
  ]
  const texts = await Promise.all(sheets.map(async path => (await ask(`GET ${path}`)).text()))
  for (const text of texts) expect(text).toMatch(/^\/\* What all pages share.*--paper:/s)
})

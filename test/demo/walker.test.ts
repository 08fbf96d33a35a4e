import { expect, test } from 'vitest'
import { createWalker } from '../../simulator/demo/walker.ts'

const page = (body: string, headers: Record<string, string> = {}, status = 200) =>
  new Response(`<title>Shop &amp; more – ours</title>${body}`, { status, headers })

const form = `<form method="post" action="/buy?of=1"><input type="hidden" name="csrf" value="a&quot;b"/><input name="free" value="untouched"/>
  <button type="submit">Buy</button></form><form method="get" action="/find"><button type="submit">Find <b>it</b></button></form>`

/** A site of pages by method and path; every request that came. */
const site = (pages: Record<string, () => Response>) => {
  const requests: Request[] = []
  const walker = createWalker('http://shop.test', async request => {
    requests.push(request)
    const { pathname, search } = new URL(request.url)
    return pages[`${request.method} ${pathname}${search}`]?.() ?? page('nothing here', {}, 404)
  })
  return { walker, requests }
}

test('a form is found by its button and sent with what is hidden in it', async () => {
  const { walker, requests } = site({
    'GET /': () => page(form),
    'POST /buy?of=1': () => page('<p id="sum">1 &lt; 2</p>'),
  })
  await walker.open('/')
  await walker.press('Buy', { what: ['tea', 'milk'] })
  expect(await requests[1]!.text()).toBe('csrf=a%22b&what=tea&what=milk')
  expect(requests[1]!.headers.get('content-type')).toBe('application/x-www-form-urlencoded')
  expect(walker.heading).toBe('Shop & more')
  expect(walker.byId('sum')).toBe('1 < 2')
})

test('a form that asks sends its fields in the address', async () => {
  const { walker, requests } = site({ 'GET /': () => page(form) })
  await walker.open('/')
  await walker.press('Find it', { for: 'a b' })
  expect(requests[1]!.url).toBe('http://shop.test/find?for=a+b')
})

test('cookies are kept, redirects followed by GET', async () => {
  const { walker, requests } = site({
    'GET /': () => page(form, { 'set-cookie': 'id=1; HttpOnly' }),
    'POST /buy?of=1': () => new Response(null, { status: 303, headers: { location: '/bought', 'set-cookie': 'id=2' } }),
    'GET /bought': () => page('<table><tr><th>tea</th><td><span>Status</span> paid</td></tr></table>'),
  })
  await walker.open('/')
  await walker.press('Buy')
  expect(requests.map(it => [it.method, it.headers.get('cookie')])).toEqual([
    ['GET', null],
    ['POST', 'id=1'],
    ['GET', 'id=2'],
  ])
  expect(walker.cell('tea', 'Status')).toBe('paid')
  expect(walker.cell('milk', 'Status')).toBeUndefined()
})

test('a link is followed by what it says', async () => {
  const { walker } = site({
    'GET /': () => page('<a href="/a?b=1&amp;c=2"><b>Go</b> on</a>'),
    'GET /a?b=1&c=2': () => page('there'),
  })
  await walker.open('/')
  await walker.follow('Go on')
  expect(walker.text).toContain('there')
})

test('what is not on the page cannot be pressed or followed', async () => {
  const { walker } = site({ 'GET /': () => page(form) })
  await walker.open('/')
  await expect(walker.press('Sell')).rejects.toThrow('The page “Shop & more” has no button “Sell”.')
  await expect(walker.follow('Away')).rejects.toThrow('has no link “Away”')
})

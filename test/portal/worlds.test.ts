import { afterAll, expect, test } from 'vitest'
import { simulated } from '../simulator/simulated.ts'
import { Visitor } from './visitor.ts'

/** The portal of a world of its own, whose addresses begin with the world. */

const { simulator } = simulated({ delays: { authentication: 60_000 } })
afterAll(() => simulator.close())

/** A browser that is at home in the world: its pages' addresses stand behind the prefix. */
const within = (prefix: string) =>
  new Visitor({
    fetch: (request, init) => {
      const { pathname, search, origin } = new URL((request as Request).url)
      const path = pathname.startsWith(prefix) ? pathname : prefix + pathname
      return simulator.fetch(new Request(origin + path + search, request as Request), init)
    },
  })

test('nothing on a page leads out of the world, also where it asks again by itself', async () => {
  const visitor = within('/w/one')
  await visitor.signIn('1234563218')
  expect(visitor.path).toMatch(/\/web\/login\/progress/)
  expect(visitor.html).toContain('http-equiv="refresh"')
  expect(visitor.html).not.toMatch(/(?:"|;url=)\/(?!w\/one\/|>)/)
  const [, again = ''] = /data-refresh-url="([^"]*)"/.exec(visitor.html) ?? []
  expect(new URL(again.replaceAll('&amp;', '&'), `http://ksef.test${visitor.path}`).pathname).toBe(
    '/w/one/web/login/progress',
  )
})

test('who is signed in there is nobody elsewhere', async () => {
  const visitor = within('/w/two')
  await visitor.get('/web/login')
  expect(visitor.cookieLines.join()).toContain('Path=/w/two/web')
  const cookie = [...visitor.cookies].map(pair => pair.join('=')).join('; ')
  const response = await simulator.fetch('http://ksef.test:4010/web/home', { headers: { cookie } })
  expect(response.headers.get('location')).toBe('/web/login?reason=ended')
})

import { afterAll, expect, test } from 'vitest'
import { signedInPages } from '../../simulator/portal/pages.ts'
import { simulated } from '../simulator/simulated.ts'
import { Visitor } from './visitor.ts'

/** Whatever stands in addresses and forms: KSeF's own no or nothing found, and no defect of the portal. */

const { simulator } = simulated()
afterAll(() => simulator.close())

const values = ['', '..', 'x', '"><script>', '../x', 'a'.repeat(5000), '%00', 'ż', '-1', '1e999', '-271821-04-20']
const addresses = [
  '/web/certificates?revoked',
  '/web/certificates?after',
  '/web/certificates?number',
  '/web/certificates?name',
  '/web/certificates?ends',
  '/web/certificates/certificate?certificate',
  '/web/certificates/file?certificate',
  '/web/certificates/revoke?certificate',
  '/web/certificates/request?request',
  '/web/permissions/here?operation',
  '/web/permissions/here?scope',
  '/web/permissions/here/revoke?list',
  '/web/permissions/here/revoke?permission',
  '/web/permissions/grant/operation?number',
  '/web/permissions/eu?entity',
  '/web/permissions/eu?who',
  '/web/permissions/units?unit',
  '/web/collective-identifiers?number',
  '/web/collective-identifiers?from',
  '/web/collective-identifiers?to',
  '/web/collective-identifiers?least',
  '/web/collective-identifiers/identifier?identifier',
  '/web/collective-identifiers/new?numbers',
  '/web/tokens/number?token',
  '/web/tokens/revoke?token',
  '/web/attachments?done',
]
const posts = Object.keys(signedInPages)
  .filter(key => key.startsWith('POST '))
  .map(key => key.slice('POST '.length))
  .filter(path => path !== '/web/sign-out')
const fields = ['certificate', 'permission', 'token', 'subject', 'details', 'scope', 'unit', 'compound', 'invoice']
const more = [
  'amount',
  'currency',
  'name',
  'purpose',
  'key',
  'from',
  'do',
  'until',
  'reason',
  'list',
  'role',
  'session',
]

const isSound = ({ status, html }: Visitor) => status < 500 && !html.includes('"><script>')

test('in addresses', async () => {
  const visitor = await new Visitor(simulator).signIn('1234563218')
  for (const address of addresses)
    for (const value of values) {
      await visitor.get(`${address}=${encodeURIComponent(value)}`)
      expect(isSound(visitor), `${address}=${value.slice(0, 12)}: ${visitor.status}`).toBe(true)
    }
  // What is no number narrows no list in silence.
  for (const value of ['x', '1e999']) {
    await visitor.get(`/web/collective-identifiers?least=${value}`)
    expect(visitor.status).toBe(422)
  }
  await visitor.get('/web/collective-identifiers/identifier?identifier=x')
  expect(visitor.html).not.toContain('collective-number')
})

test('in every form', async () => {
  expect(posts.length).toBeGreaterThan(20)
  const visitor = await new Visitor(simulator).signIn('1234563218')
  for (const path of posts)
    for (const value of ['', '..', '"><script>', '../x', '1e999']) {
      await visitor.get('/web/attachments')
      await visitor.post(path, Object.fromEntries([...fields, ...more].map(name => [name, value])))
      expect(isSound(visitor), `${path} ${value}: ${visitor.status}`).toBe(true)
    }
})

test('no form is taken without the token of the session', async () => {
  const visitor = await new Visitor(simulator).signIn('1234563218')
  for (const path of [...posts, '/web/sign-out'])
    for (const csrf of ['', 'x', '0'.repeat(64)]) {
      await visitor.post(path, { csrf })
      expect([path, visitor.status]).toEqual([path, 403])
    }
})

test('a consent is neither given nor withdrawn by a form that says neither', async () => {
  const visitor = await new Visitor(simulator).signIn('1234563218')
  await visitor.get('/web/attachments')
  for (const asked of ['', 'x']) {
    await visitor.post('/web/attachments', { do: asked })
    expect(visitor.path).toBe('/web/attachments')
    expect(visitor.text).toContain('Not allowed')
  }
})

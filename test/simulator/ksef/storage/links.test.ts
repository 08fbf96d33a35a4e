import { expect, test } from 'vitest'
import { createLinkSigner, linkLifetime } from '../../../../simulator/ksef/storage/links.ts'

/** Download links: what opens, until when, and what does not. */

const now = Date.parse('2026-11-22T12:00:00Z')
const links = createLinkSigner(Buffer.alloc(32, 1))
const path = '/storage/s/upo/upo_1.xml'
const { path: signed, expiresAt } = links.sign(path, now)
const queryOf = (link: string) => new URL(link, 'http://ksef.test').searchParams
const changed = (name: string, value: string) => {
  const query = queryOf(signed)
  query.set(name, value)
  return query
}

test('a link opens until it expires, three days later', () => {
  expect(expiresAt).toBe(now + linkLifetime)
  expect(links.fault(path, queryOf(signed), now)).toBeUndefined()
  expect(links.fault(path, queryOf(signed), expiresAt - 1)).toBeUndefined()
  expect(links.fault(path, queryOf(signed), expiresAt)?.en).toContain('expired at 2026-11-25T12:00:00.000Z')
})

test.each([
  ['another path', '/storage/s/upo/upo_2.xml', queryOf(signed)],
  ['a later end', path, changed('se', '2027-01-01T00:00:00.000Z')],
  ['an end that is no date', path, changed('se', 'never')],
  ['another signature', path, changed('sig', Buffer.alloc(32).toString('base64'))],
  ['a signature cut short', path, changed('sig', 'AAAA')],
  ['a signature that is no Base64', path, changed('sig', '???')],
  ['no query at all', path, new URLSearchParams()],
])('a link with %s does not open', (_, asked, query) => {
  expect(links.fault(asked, query, now)?.en).toContain('does not hold')
})

test('the link of another simulator does not open', () => {
  expect(createLinkSigner(Buffer.alloc(32, 2)).fault(path, queryOf(signed), now)?.en).toContain('does not hold')
})

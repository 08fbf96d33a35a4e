import { afterAll, expect, test } from 'vitest'
import type { Log } from '../../simulator/index.ts'
import { simulated } from '../simulator/simulated.ts'
import { Visitor } from './visitor.ts'

/** Names and texts of strangers meet tables of ours: none of them is a defect. */

const nip = '1234563218'
const told: string[] = []
const log: Log = {
  enabled: true,
  info: () => {},
  error: (fields, message) => void told.push(message, JSON.stringify(fields)),
}
const { simulator } = simulated({ log })
afterAll(() => {
  expect(told).toEqual([])
  return simulator.close()
})

const names = ['__proto__', 'constructor', 'toString', 'hasOwnProperty', '\0', 'ą', '\ud83d\ude00', '\ufffd', '52\n65']

test.each(names)('pages that are asked for %j answer', async name => {
  const visitor = await new Visitor(simulator).get('/web/login')
  const foreign = encodeURIComponent(name)
  for (const path of [`/web/login?reason=${foreign}`, `/web/login/sign?context=${nip}&type=${foreign}`])
    expect([path, (await visitor.get(path)).status]).toEqual([path, 200])
  await visitor.signIn(nip)
  for (const member of ['status', 'name', 'author', 'author-type', 'size', 'after']) {
    const { path, status } = await visitor.get(`/web/tokens?${member}=${foreign}`)
    // KSeF's own refusal of a filter is shown.
    expect({ path, status }).toEqual({ path, status: expect.toBeOneOf([200, 422]) })
  }
})

const jwt = (claims: string) => `eyJhbGciOiJub25lIn0.${Buffer.from(claims).toString('base64url')}.x`

test.each([
  '{"constructor":1,"toString":2,"__proto__":3}',
  '{"exp":1e300,"iat":-1e99,"nbf":"x"}',
  '{"exp":8.64e12}',
  '[[]]',
])('a token whose description is a JWT that says %s is shown', async claims => {
  const visitor = await new Visitor(simulator).signIn(nip)
  await visitor.generateToken(jwt(claims))
  for (const path of ['/web/tokens', '/web/exchanges'])
    expect([path, (await visitor.get(path)).status]).toEqual([path, 200])
})

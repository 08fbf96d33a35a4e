import { expect, test } from 'vitest'
import { createClient } from '../../../client/client.ts'
import { generateToken } from '../../../client/flows/generate-token.ts'
import { revokeToken } from '../../../client/flows/revoke-token.ts'
import { TokenFailed } from '../../../client/flows/token-failed.ts'
import { manualClock } from '../manual-clock.ts'
import { json, standIn } from '../stand-in.ts'

const referenceNumber = '20261122-EC-1A2B3C4000-0123456789-AB'
const wish = { description: 'Accounting', permissions: ['InvoiceRead', 'InvoiceWrite'] } as const

const holding = (statuses: string[], more: object = {}, headers?: Record<string, string>) => {
  const clock = manualClock()
  const shown = () => ({
    referenceNumber,
    authorIdentifier: { type: 'Nip', value: '5265877635' },
    contextIdentifier: { type: 'Nip', value: '5265877635' },
    description: wish.description,
    requestedPermissions: wish.permissions,
    dateCreated: '2026-11-22T12:00:00+00:00',
    status: statuses.shift(),
    ...more,
  })
  const { fetch } = standIn({
    'POST /tokens': () => json({ referenceNumber, token: `${referenceNumber}|nip-5265877635|0f` }, 202),
    [`GET /tokens/${referenceNumber}`]: () => json(shown(), 200, headers),
    [`DELETE /tokens/${referenceNumber}`]: () => new Response(null, { status: 204 }),
  })
  return { clock, client: createClient({ baseUrl: 'https://ksef.test', fetch, clock, accessToken: 'a.b.c' }) }
}

test('a token is given back once it is Active', async () => {
  const { client, clock } = holding(['Pending', 'Pending', 'Active'])
  const made = await generateToken(client, wish)
  expect(made).toMatchObject({ referenceNumber, token: `${referenceNumber}|nip-5265877635|0f`, status: 'Active' })
  expect(clock.sleeps).toHaveLength(2)
})

test('a token that ends as Failed says why', async () => {
  const statusDetails = ['Context identifier is not enforcement authority.']
  const { client } = holding(['Pending', 'Failed'], { statusDetails }, { 'X-Simulator-Explanation': 'e7' })
  const error = await generateToken(client, wish).catch(it => it)
  expect(error).toBeInstanceOf(TokenFailed)
  expect(error).toMatchObject({ referenceNumber, details: statusDetails, explanationId: 'e7' })
})

test('a token that stays Pending is left at the deadline', async () => {
  const { client } = holding(Array(100).fill('Pending'))
  const error = await generateToken(client, { ...wish, patience: { deadline: 2000 } }).catch(it => it)
  expect(error).toMatchObject({ name: 'WaitedTooLong', lastSeen: { status: 'Pending' } })
})

test('a revocation is waited for', async () => {
  const { client, clock } = holding(['Revoking', 'Revoked'])
  expect(await revokeToken(client, referenceNumber)).toMatchObject({ status: 'Revoked' })
  expect(clock.sleeps).toHaveLength(1)
})

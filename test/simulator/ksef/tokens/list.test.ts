import { expect, test } from 'vitest'
import { simulated } from '../../simulated.ts'

const nip = '5265877635'

/** An owner with so many tokens, one a millisecond. */
const withTokens = async (count: number) => {
  const all = simulated()
  const owner = await all.signedIn(nip)
  const made: string[] = []
  for (let place = 0; place < count; place++) {
    const body = { description: `Token ${place}`, permissions: ['InvoiceRead' as const] }
    made.unshift((await owner.tokens.generate({ body })).referenceNumber)
    all.runtime.advance(1)
  }
  type Query = NonNullable<Parameters<typeof owner.tokens.list>[0]>['query']
  /** Every page of a list, in reference numbers. */
  const pages = async (query: Query = {}, between: () => Promise<void> = async () => {}) => {
    const found: string[][] = []
    let token: string | undefined | null
    do {
      const headers = token ? { 'x-continuation-token': token } : undefined
      const page = await owner.tokens.list({ query, headers })
      found.push(page.tokens.map(({ referenceNumber }) => referenceNumber))
      token = page.continuationToken
      if (token) await between()
    } while (token)
    return found
  }
  return { ...all, owner, made, pages }
}

test('pages hold every token once, newest first, and the last page names no next one', async () => {
  const { made, pages } = await withTokens(25)
  const found = await pages({ pageSize: 10 })
  expect(found.map(({ length }) => length)).toEqual([10, 10, 5])
  expect(found.flat()).toEqual(made)
})

test('a list that just fills its pages has no empty one behind', async () => {
  const { pages } = await withTokens(20)
  expect((await pages({ pageSize: 10 })).map(({ length }) => length)).toEqual([10, 10])
})

test('what is made while someone pages does not shift the pages', async () => {
  const { made, owner, pages } = await withTokens(25)
  const more = { description: 'Newcomer', permissions: ['InvoiceRead' as const] }
  const found = await pages({ pageSize: 10 }, async () => {
    await owner.tokens.generate({ body: more })
  })
  expect(found.flat()).toEqual(made)
})

test('filters are ANDed, whatever the case of a description', async () => {
  const { made, owner, pages } = await withTokens(12)
  await owner.tokens.revoke({ params: { referenceNumber: made[0]! } })
  expect((await pages({ description: 'token 1' })).flat()).toEqual([made[0], made[1], made[10]])
  expect((await pages({ description: 'TOKEN 1', status: ['Active'] })).flat()).toEqual([made[1], made[10]])
  expect((await pages({ status: ['Revoked', 'Failed'] })).flat()).toEqual([made[0]])
  expect((await pages({ authorIdentifier: nip.slice(2, 6), authorIdentifierType: 'Nip' })).flat()).toEqual(made)
  expect((await pages({ authorIdentifierType: 'Pesel' })).flat()).toEqual([])
})

test.each(['nonsense', 'bnVsbA==', 'WzEsMl0='])(
  'a continuation token that was not given (%s) is refused',
  async token => {
    const { explained, owner } = await withTokens(0)
    const refusal = await owner.tokens.list({ headers: { 'x-continuation-token': token } }).catch(it => it)
    expect(refusal).toMatchObject({ error: 'invalidContinuationToken', code: 21418 })
    expect((await explained(refusal.explanationId)).text).toContain('of the page before, unchanged')
  },
)

test('an empty continuation token means the first page', async () => {
  const { ask, made, owner } = await withTokens(1)
  const bearer = await owner.accessToken()
  const response = await ask('GET /v2/tokens', { bearer, headers: { 'x-continuation-token': '' } })
  expect((await response.json()).tokens).toMatchObject([{ referenceNumber: made[0] }])
})

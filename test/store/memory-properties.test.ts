import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TokenRecord } from '../../simulator/ksef/records.ts'
import { authorKey, contextKey, type Store } from '../../simulator/ksef/tables.ts'
import type { Page } from '../../simulator/store/engine.ts'
import { transactionsOf } from '../../simulator/store/engine.ts'
import { openMemory } from '../../simulator/store/memory.ts'
import { systems } from '../../simulator/world/systems.ts'
import { drawn } from '../properties/seed.ts'

/** A table as one would write it without a thought for speed. */
class NaiveTokens {
  records = new Map<string, TokenRecord>()

  page(index: 'byContext' | 'byAuthor', partition: string, { after, size, order }: Page): TokenRecord[] {
    const partitionOf = (it: TokenRecord) =>
      index === 'byContext' ? contextKey(it.context) : authorKey(it.context, it.author.identifier)
    const compare = (a: readonly [number, string], b: readonly [number, string]) =>
      a[0] - b[0] || (a[1] === b[1] ? 0 : a[1] < b[1] ? -1 : 1)
    const position = (it: TokenRecord) => [it.createdAt, it.referenceNumber] as const
    const sign = order === 'oldest' ? 1 : -1
    return [...this.records.values()]
      .filter(it => partitionOf(it) === partition)
      .sort((a, b) => sign * compare(position(a), position(b)))
      .filter(it => after === undefined || sign * compare(position(it), after) > 0)
      .slice(0, size)
  }
}

const keys = fc.constantFrom('a', 'b', 'c', 'd', 'e')
const nips = fc.constantFrom('5265877635', '7980332920')
const instants = fc.nat(3)

const record: fc.Arbitrary<TokenRecord> = fc
  .record({ referenceNumber: keys, context: nips, author: nips, createdAt: instants, description: fc.string() })
  .map(({ context, author, ...rest }) => ({
    ...rest,
    secretHash: '',
    settlesAt: 0,
    permissions: [],
    context: { type: 'Nip', value: context },
    author: { identifier: { type: 'Nip', value: author }, details: {} },
  }))

type Step =
  | { readonly do: 'put'; readonly record: TokenRecord }
  | { readonly do: 'delete'; readonly key: string }
  | { readonly do: 'get'; readonly key: string }
  | {
      readonly do: 'page'
      readonly index: 'byContext' | 'byAuthor'
      readonly partition: string
      readonly page: Page
    }

const page: fc.Arbitrary<Page> = fc.record({
  after: fc.option(fc.tuple(instants, keys), { nil: undefined }),
  size: fc.integer({ min: 1, max: 4 }),
  order: fc.constantFrom('newest', 'oldest'),
})
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 4, arbitrary: fc.record({ do: fc.constant('put' as const), record }) },
  {
    weight: 1,
    arbitrary: fc.constantFrom('delete' as const, 'get' as const).chain(verb => keys.map(key => ({ do: verb, key }))),
  },
  {
    weight: 3,
    arbitrary: fc.oneof(
      fc.record({
        do: fc.constant('page' as const),
        index: fc.constant('byContext' as const),
        partition: nips.map(nip => `Nip:${nip}`),
        page,
      }),
      fc.record({
        do: fc.constant('page' as const),
        index: fc.constant('byAuthor' as const),
        partition: fc.tuple(nips, nips).map(([context, author]) => `Nip:${context} Nip:${author}`),
        page,
      }),
    ),
  },
)
/** Steps of one transaction, and whether it ends well. */
const transaction = fc.record({ steps: fc.array(step, { maxLength: 8 }), fails: fc.boolean() })

const done = async (it: Step, { tokens }: Store): Promise<unknown> => {
  switch (it.do) {
    case 'put':
      return tokens.put(it.record)
    case 'delete':
      return tokens.delete(it.key)
    case 'get':
      return tokens.get(it.key)
    case 'page':
      return tokens.page(it.index, it.partition, it.page)
  }
}
const doneNaively = (it: Step, naive: NaiveTokens): unknown => {
  switch (it.do) {
    case 'put':
      naive.records.set(it.record.referenceNumber, it.record)
      return undefined
    case 'delete':
      naive.records.delete(it.key)
      return undefined
    case 'get':
      return naive.records.get(it.key)
    case 'page':
      return naive.page(it.index, it.partition, it.page)
  }
}

class Failed extends Error {}

test('the memory store does what a naive one does; a transaction that throws leaves nothing', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(transaction, { maxLength: 12 }), async transactions => {
      const tables = transactionsOf(openMemory(systems), 'ksef')
      const naive = new NaiveTokens()
      for (const { steps, fails } of transactions) {
        const before = new Map(naive.records)
        const work = tables.write(async store => {
          for (const it of steps) expect(await done(it, store)).toEqual(doneNaively(it, naive))
          if (fails) throw new Failed()
        })
        if (!fails) {
          await work
          continue
        }
        await expect(work).rejects.toBeInstanceOf(Failed)
        naive.records = before
      }
      for (const partition of ['Nip:5265877635', 'Nip:7980332920']) {
        const whole: Page = { size: 100, order: 'newest' }
        expect(await tables.read(({ tokens }) => tokens.page('byContext', partition, whole))).toEqual(
          naive.page('byContext', partition, whole),
        )
      }
    }),
    { ...drawn, numRuns: 400 },
  )
})

test('transactions that begin together run one after the other, in the order of their calls', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.array(transaction, { maxLength: 6 }), async (scheduler, transactions) => {
      const tables = transactionsOf(openMemory(systems), 'ksef')
      const naive = new NaiveTokens()
      const all = transactions.map(({ steps, fails }) => {
        const before = () => new Map(naive.records)
        return tables.write(async store => {
          const kept = before()
          for (const it of steps) {
            await scheduler.schedule(Promise.resolve())
            expect(await done(it, store)).toEqual(doneNaively(it, naive))
          }
          if (!fails) return
          naive.records = kept
          throw new Failed()
        })
      })
      await Promise.all([
        scheduler.waitFor(Promise.allSettled(all)),
        ...all.map(async (one, place) => {
          if (transactions[place]!.fails) await expect(one).rejects.toBeInstanceOf(Failed)
          else await one
        }),
      ])
    }),
    { ...drawn, numRuns: 150 },
  )
})

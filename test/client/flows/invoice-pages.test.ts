import { expect, test } from 'vitest'
import { invoicePages, type Session } from '../../../client/index.ts'

type Query = Session['invoices']['queryMetadata']
type Answer = Awaited<ReturnType<Query>>
type Invoice = Answer['invoices'][number]

const day = 86_400_000
const begin = Date.parse('2026-01-01T00:00:00Z')

/** As KSeF pages: ten thousand of a range and not one more, however often it is asked. */
const ksefWith = (dates: readonly number[]) => {
  const asked: string[] = []
  const queryMetadata: Query = async ({ query, body }) => {
    const { from } = body.dateRange
    asked.push(`${from} ${query?.pageOffset}`)
    const { pageOffset = 0, pageSize = 10 } = query ?? {}
    const all = dates.map((at, place) => ({ at, ksefNumber: String(place) })).filter(({ at }) => at >= Date.parse(from))
    const end = Math.min((pageOffset + 1) * pageSize, 10_000)
    const invoices = all.slice(pageOffset * pageSize, end)
    const hasMore = all.length > end
    return {
      hasMore,
      isTruncated: hasMore && end >= 10_000,
      invoices: invoices.map(({ at, ksefNumber }) => ({
        ksefNumber,
        permanentStorageDate: new Date(at).toISOString(),
      })) as unknown as Invoice[],
    }
  }
  return { session: { invoices: { queryMetadata } } as Session, asked }
}

const numbersOf = async (session: Session): Promise<Set<string>> => {
  const numbers = new Set<string>()
  const dateRange = { dateType: 'PermanentStorage', from: new Date(begin).toISOString() } as const
  for await (const { invoices } of invoicePages(session, { subjectType: 'Subject2', dateRange }))
    for (const { ksefNumber } of invoices) numbers.add(ksefNumber)
  return numbers
}

test('one page is asked for once', async () => {
  const { session, asked } = ksefWith([begin, begin + day])
  expect((await numbersOf(session)).size).toBe(2)
  expect(asked).toEqual(['2026-01-01T00:00:00.000Z 0'])
})

test('beyond ten thousand it goes on with a range that begins at the last date', async () => {
  const { session, asked } = ksefWith(Array.from({ length: 25_000 }, (_, place) => begin + place * 1000))
  expect((await numbersOf(session)).size).toBe(25_000)
  expect(new Set(asked).size).toBe(asked.length)
})

test('more than ten thousand at one instant are an error, not a loop', async () => {
  const { session } = ksefWith(Array.from({ length: 10_001 }, () => begin))
  await expect(numbersOf(session)).rejects.toThrow('more invoices of one instant')
})

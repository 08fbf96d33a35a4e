import { expect, test } from 'vitest'
import { sendInvoice } from '../../../../client/flows/send-invoice.ts'
import { formatTimestamp, makeInternalId } from '../../../../contracts/ksef/formats.ts'
import { faInvoice, internalSubject } from '../../../../contracts/ksef/suite-invoices.ts'
import { simulated } from '../../simulated.ts'
import { storeOf } from '../../store-of.ts'
import { signedInToUnit } from '../../unit-of.ts'
import { fill } from './stored-invoice.ts'

/** What a query does with more invoices than it gives: they are put straight into the store. */

const nip = '5265877635'
const since = Date.parse('2026-11-20T00:00:00Z')
const pageSize = 250

const filledWith = async (count: number) => {
  const { simulator, signedIn } = simulated()
  await fill(storeOf(simulator), count, nip, since)
  const { invoices } = await signedIn(nip)
  return (pageOffset: number, sortOrder: 'Asc' | 'Desc' = 'Asc', from = formatTimestamp(since), to?: string) =>
    invoices.queryMetadata({
      query: { pageOffset, pageSize, sortOrder },
      body: { subjectType: 'Subject1', dateRange: { dateType: 'PermanentStorage', from, to } },
    })
}
const flags = ({ hasMore, isTruncated, invoices }: Awaited<ReturnType<Awaited<ReturnType<typeof filledWith>>>>) => ({
  hasMore,
  isTruncated,
  length: invoices.length,
})
const lastPage = 10_000 / pageSize - 1

test('ten thousand invoices are given whole: nothing is cut off', async () => {
  const page = await filledWith(10_000)
  expect(flags(await page(lastPage - 1))).toEqual({ hasMore: true, isTruncated: false, length: pageSize })
  expect(flags(await page(lastPage))).toEqual({ hasMore: false, isTruncated: false, length: pageSize })
})

test.each(['Asc', 'Desc'] as const)('one more is cut off, and the last page says so (%s)', async order => {
  const page = await filledWith(10_001)
  expect(flags(await page(lastPage - 1, order))).toEqual({ hasMore: true, isTruncated: false, length: pageSize })
  expect(flags(await page(lastPage, order))).toEqual({ hasMore: true, isTruncated: true, length: pageSize })
  expect(flags(await page(lastPage + 1, order))).toEqual({ hasMore: true, isTruncated: true, length: 0 })
})

test('who follows the three rules of the documentation gets every invoice', async () => {
  const page = await filledWith(10_500)
  const seen = new Set<string>()
  let from = formatTimestamp(since)
  let truncations = 0
  for (let pageOffset = 0; ; pageOffset++) {
    const { invoices, hasMore, isTruncated } = await page(pageOffset, 'Asc', from)
    for (const { ksefNumber } of invoices) seen.add(ksefNumber)
    if (!hasMore) break
    if (!isTruncated) continue
    truncations++
    from = invoices.at(-1)!.permanentStorageDate
    pageOffset = -1
  }
  expect(truncations).toBe(1)
  expect(seen.size).toBe(10_500)
})

test('what lies below the high-water mark stays as it is, whatever comes later', async () => {
  const { runtime, signedIn } = simulated({ delays: { storage: 5000, invoice: 1000 } })
  const session = await signedIn(nip)
  const send = async (number: string) => {
    const xml = faInvoice({ seller: nip, number }, new Date(runtime.now()))
    return sendInvoice(session, { xml })
  }
  const from = formatTimestamp(since)
  const below = async (to?: string) => {
    const dateRange = { dateType: 'PermanentStorage', from, to, restrictToPermanentStorageHwmDate: true } as const
    const found = await session.invoices.queryMetadata({ body: { subjectType: 'Subject1', dateRange } })
    return { mark: found.permanentStorageHwmDate!, numbers: found.invoices.map(({ invoiceNumber }) => invoiceNumber) }
  }
  const marks: { mark: string; numbers: string[] }[] = []
  for (let number = 0; number < 12; number++) {
    await send(`FV/${number}`)
    marks.push(await below())
    runtime.advance(700 * (number % 5))
  }
  runtime.advance(60_000)
  expect(marks.some(({ numbers }) => numbers.length > 0 && numbers.length < 12)).toBe(true)
  for (const { mark, numbers } of marks) expect(await below(mark)).toEqual({ mark, numbers })
})

test('a unit of the buyer finds it in the context of its internal identifier, and the buyer as Subject2', async () => {
  const { runtime, signedIn } = simulated()
  const [buyer, unit] = ['7980332920', makeInternalId('7980332920', '0001')]
  const xml = faInvoice({ seller: nip, buyer, thirdSubjects: internalSubject(unit) }, new Date(runtime.now()))
  const { ksefNumber } = await sendInvoice(await signedIn(nip), { xml })
  const find = async (subjectType: 'Subject2' | 'Subject3', by: Awaited<ReturnType<typeof signedIn>>) => {
    const dateRange = { dateType: 'PermanentStorage', from: formatTimestamp(since) } as const
    const { invoices } = await by.invoices.queryMetadata({ body: { subjectType, dateRange } })
    return invoices.map(it => [it.ksefNumber, it.thirdSubjects?.[0]?.identifier.value])
  }
  const inUnit = await signedInToUnit(await signedIn(buyer), buyer, unit, ['InvoiceRead'])
  expect(await find('Subject3', inUnit)).toEqual([[ksefNumber, unit]])
  expect(await find('Subject2', inUnit)).toEqual([])
  expect(await find('Subject2', await signedIn(buyer))).toEqual([[ksefNumber, unit]])
})

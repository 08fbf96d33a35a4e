import { invoicePages, type Session } from '../../../client/index.ts'
import { formatTimestamp } from '../../../contracts/ksef/formats.ts'
import type { InvoiceMetadata } from '../../../contracts/ksef/invoices/query-metadata.ts'
import type { InvoiceRecord } from '../records.ts'
import type { Taken } from './accept.ts'
import { LONGEST_RANGE } from './query-limits.ts'
import type { Run } from './run.ts'
import { askedPause, isRefusal, messageOf } from './trouble.ts'

/** KSeF's clock may be behind ours. */
const margin = 3_600_000

/** What KSeF has stored of the entity as the seller since some invoices were made. */
export interface Stored {
  /** Whether the number is among it. */
  has(ksefNumber: string): boolean
  /** The invoice by its hash, unless another record has the number already. */
  findOwn(invoice: InvoiceRecord): Promise<Taken | undefined>
}

const storedFrom = async (from: number, session: Session, now: number): Promise<readonly InvoiceMetadata[]> => {
  const to = from + LONGEST_RANGE < now ? formatTimestamp(from + LONGEST_RANGE) : undefined
  const dateRange = { dateType: 'PermanentStorage', from: formatTimestamp(from), to } as const
  const found: InvoiceMetadata[] = []
  for await (const { invoices } of invoicePages(session, { subjectType: 'Subject1', dateRange }))
    found.push(...invoices)
  return found
}

/**
 * How A-Cube finds its own where KSeF does not show the session (a token of another person has taken the place of the
 * one that sent): in the metadata that every reader of the company's invoices sees. Undefined when KSeF does not show
 * those either, now or by this token.
 */
export const storedOf = async (
  invoices: readonly InvoiceRecord[],
  session: Session,
  { tables, report, runtime }: Run,
): Promise<Stored | undefined> => {
  const since = Math.min(...invoices.map(({ createdAt }) => createdAt)) - margin
  const found = await storedFrom(since, session, runtime.now()).catch((error: unknown) => {
    if (!isRefusal(error) && askedPause(error) === undefined) throw error
    report.troubles.push(`Looking for what was sent before: ${messageOf(error)}`)
    return undefined
  })
  if (found === undefined) return undefined
  const isKnown = async ({ entity }: InvoiceRecord, ksefNumber: string): Promise<boolean> => {
    const partition = `${entity} sent ${ksefNumber}`
    const first = { size: 1, order: 'oldest' } as const
    return (await tables.read(store => store.invoices.page('byKsefNumber', partition, first))).length > 0
  }
  return {
    has: ksefNumber => found.some(it => it.ksefNumber === ksefNumber),
    findOwn: async invoice => {
      for (const it of found) if (it.invoiceHash === invoice.hash && !(await isKnown(invoice, it.ksefNumber))) return it
      return undefined
    },
  }
}

import type { SessionInvoice } from '../../contracts/ksef/sessions/session.ts'
import type { status } from '../../contracts/ksef/sessions/status.ts'
import type { Output } from '../../contracts/operation.ts'
import { type Client, createClient } from '../client.ts'
import type { BatchProgress } from '../packages/batch-state.ts'
import { halfAnHour, type Patience, poll } from '../poll.ts'
import { watchExplanations } from '../watch-explanations.ts'
import { BatchFailed } from './batch-failed.ts'

/** A page of the UPO of a session, signed: XML with the receipts of up to 10 000 invoices. */
export interface UpoOfBatch {
  readonly referenceNumber: string
  readonly upo: string
}

export interface SentBatch {
  /** Of the session. */
  readonly referenceNumber: string
  /** What came of each invoice, as KSeF lists it: by the name of its file, with its KSeF number where it was accepted. */
  readonly invoices: readonly SessionInvoice[]
  /** Those of them that KSeF rejected: `status` says why. */
  readonly failed: readonly SessionInvoice[]
  /** Fetches the UPO of those that were accepted, page by page; nothing where none was. */
  upos(): AsyncGenerator<UpoOfBatch>
}

interface Outlook {
  readonly progress?: (progress: BatchProgress) => void
  readonly patience?: Patience
}

const SUCCEEDED = 200
/** Every invoice was rejected: there is nothing wrong with the package. */
const NONE_VALID = 445
/** Open, being processed. KSeF may show a session open for a moment after it was closed. */
const underWay: readonly number[] = [100, 150]

const mostListed = 1000

const invoicesOf = async (session: Client, referenceNumber: string): Promise<SessionInvoice[]> => {
  const listed: SessionInvoice[] = []
  let token: string | undefined
  do {
    const page = await session.sessions.invoices({
      params: { referenceNumber },
      query: { pageSize: mostListed },
      headers: { 'x-continuation-token': token },
    })
    listed.push(...page.invoices)
    token = page.continuationToken ?? undefined
  } while (token)
  return listed
}

async function* uposOf(
  session: Client,
  referenceNumber: string,
  { upo }: Output<typeof status>,
): AsyncGenerator<UpoOfBatch> {
  for (const page of upo?.pages ?? []) {
    const params = { referenceNumber, upoReferenceNumber: page.referenceNumber }
    const { xml } = await session.sessions.upo({ params })
    yield { referenceNumber: page.referenceNumber, upo: new TextDecoder().decode(xml) }
  }
}

/** Waits until KSeF has worked on a package, and asks what came of each invoice. @throws BatchFailed, WaitedTooLong */
export const batchOutcome = async (
  session: Client,
  referenceNumber: string,
  invoiceCount: number,
  { progress, patience = { deadline: halfAnHour } }: Outlook = {},
): Promise<SentBatch> => {
  const watched = watchExplanations(session.connection)
  const { sessions } = createClient(watched.connection)
  const tell = ({ successfulInvoiceCount, failedInvoiceCount }: Output<typeof status>) =>
    progress?.({
      step: 'process',
      done: (successfulInvoiceCount ?? 0) + (failedInvoiceCount ?? 0),
      total: invoiceCount,
    })
  const ended = await poll(
    `Batch session ${referenceNumber}`,
    async () => {
      const seen = await sessions.status({ params: { referenceNumber } })
      tell(seen)
      return seen
    },
    ({ status }) => !underWay.includes(status.code),
    session.connection.clock,
    patience,
  )
  const { code } = ended.status
  if (code !== SUCCEEDED && code !== NONE_VALID) throw new BatchFailed(referenceNumber, ended.status, watched.last())
  const invoices = await invoicesOf(session, referenceNumber)
  return {
    referenceNumber,
    invoices,
    failed: invoices.filter(invoice => invoice.status.code !== SUCCEEDED),
    upos: () => uposOf(session, referenceNumber, ended),
  }
}

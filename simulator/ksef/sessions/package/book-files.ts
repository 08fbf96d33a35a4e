import { makeReferenceNumber } from '../../../../contracts/ksef/formats.ts'
import type { JudgedFile } from '../../../documents/schemas/validation-tasks.ts'
import type { PackagePlace } from '../../handler.ts'
import { firstFault } from '../../invoices/judge.ts'
import { isRejected, type ReadInvoice, type Rejection, type SentInvoice } from '../../invoices/sent-invoice.ts'
import { notValidated, readByVerdict } from '../../invoices/validate-invoice.ts'
import { courseOf } from '../../outages/course.ts'
import { allOutages } from '../../outages/outages.ts'
import { randomHex } from '../../random-text.ts'
import type { Store } from '../../tables.ts'
import { keepInvoice } from '../keep-invoice.ts'
import { why } from './explanations.ts'

/** A session's invoices count from 001 within the time block of their numbers (sessions-batch-083). */
const counterOf = (ordinal: number): number => ((ordinal - 1) % 0xfff) + 1

/** Books judged files in a session, in their order. @param most bytes of an invoice, which one that is not whole has more than */
export const bookFiles = async (
  reference: string,
  files: readonly JudgedFile[],
  most: number,
  store: Store,
  { runtime, log }: PackagePlace,
): Promise<void> => {
  const now = runtime.now()
  const outages = await allOutages(store)
  let session = await store.sessions.get(reference)
  for (const file of files) {
    if (session?.batch?.sender === undefined) throw new Error(`the session ${reference} was not closed`)
    const sent: SentInvoice = {
      session,
      // The invoicing date of all is the opening of the session.
      sentAt: session.openedAt,
      hash: file.hash,
      offline: session.batch.offline,
      correctedHash: undefined,
      checksIdentifiers: session.checksIdentifiers,
      caller: session.batch.sender,
    }
    const { invoice: delay } = runtime.delays
    const { settlesAt, cancelled } = courseOf(Math.max(now + delay, session.settlesAt ?? 0), outages)
    const read = file.whole ? readFile(file, log) : tooLarge(most)
    const fault = isRejected(read) ? read : (cancelled ?? (await firstFault(read, sent, store)))
    const counter = counterOf(session.invoiceCount + 1)
    const referenceNumber = makeReferenceNumber('EE', now, randomHex(runtime, 5).toUpperCase(), counter)
    const times = { processedFrom: settlesAt - delay / 2, settlesAt }
    const kept = { ...sent, ...times, referenceNumber, fileName: file.name }
    session = await keepInvoice(read, fault, kept, store, runtime)
  }
}

const readFile = ({ bytes, verdict }: JudgedFile, log: PackagePlace['log']): ReadInvoice | Rejection => {
  if (verdict === undefined) throw new Error('a file that nobody has judged')
  return 'failure' in verdict ? notValidated(verdict.failure, log) : readByVerdict(bytes, verdict)
}

const tooLarge = (most: number): Rejection => ({
  outcome: 'fileTooLarge',
  values: { size: String(most) },
  explanation: why('tooLarge', { most }),
})

import { KsefError } from '../../contracts/ksef/errors.ts'
import type { FormCode } from '../../contracts/ksef/form-codes.ts'
import type { Client } from '../client.ts'
import type { BatchProgress, BatchSession, BatchState } from '../packages/batch-state.ts'
import type { Patience } from '../poll.ts'
import { UnexpectedAnswer } from '../unexpected-answer.ts'
import { batchOutcome, type SentBatch } from './batch-outcome.ts'

export interface BatchInvoice {
  /** Of the file in the package, by which KSeF names it: up to 128 characters. Default: `invoice-1.xml` and so on. */
  readonly name?: string
  /** Bytes are sent as they are. */
  readonly xml: string | Uint8Array
}

export interface BatchOptions {
  /** Told how far it has come. */
  readonly progress?: (progress: BatchProgress) => void
  /**
   * Told of each step that counts, before the next: `resumeBatch` goes on from the last state. Where it is given, the
   * encrypted parts stay on the disk when the sending fails.
   */
  readonly keep?: (state: BatchState) => void | Promise<void>
  /** For the wait until KSeF has worked on the package: half an hour when not given. */
  readonly patience?: Patience
}

export interface SendBatch extends BatchOptions {
  /** The path of a folder, whose files that end in .xml are sent; or the invoices, taken one by one. */
  readonly invoices: string | Iterable<BatchInvoice> | AsyncIterable<BatchInvoice>
  /** Of all of them. Default: FA (3). */
  readonly formCode?: FormCode
  /** They were issued offline. False when not given. */
  readonly offline?: boolean
  /** Bytes of a part before it is encrypted, 100 000 000 at most. Default: what makes few parts that are not too large. */
  readonly partSize?: number
  /** Where the encrypted parts lie meanwhile. Default: the system's folder for what is temporary. */
  readonly folder?: string
}

/**
 * Sends invoices as one package: packs them, cuts and encrypts the package, opens a session, sends each part (again where
 * the network loses it), closes, waits. Needs Node, and the disk: what is in memory does not grow with the package.
 * @throws BatchFailed when KSeF cannot work on the package; invoices that it rejects are in the result. A Refusal when it
 * refuses a request, WaitedTooLong at the deadline, what fetch throws when the network stays away.
 */
export const sendBatch = async (session: Client, options: SendBatch): Promise<SentBatch> => {
  const [{ packInvoices }, { removeParts }] = await Promise.all([
    import('../packages/pack-invoices.ts'),
    import('../packages/send-parts.ts'),
  ])
  const state = await packInvoices(session, options)
  try {
    return await resumeBatch(session, state, options)
  } catch (error) {
    if (options.keep === undefined) await removeParts(state)
    throw error
  }
}

/**
 * Goes on with the sending of a package where it was interrupted: what has arrived is not sent again. Where the links have
 * expired, a new session is opened for the same parts.
 */
export const resumeBatch = async (
  session: Client,
  state: BatchState,
  options: BatchOptions = {},
): Promise<SentBatch> => {
  const { removeParts } = await import('../packages/send-parts.ts')
  const referenceNumber = await sendPackage(session, state, options)
  await removeParts(state)
  return batchOutcome(session, referenceNumber, state.invoiceCount, options)
}

/** Opens a session where there is none, sends what is missing, and closes it. Gives the session's number. */
const sendPackage = async (session: Client, state: BatchState, { keep, progress }: BatchOptions): Promise<string> => {
  const { sendParts } = await import('../packages/send-parts.ts')
  const kept = async (current: BatchSession): Promise<BatchSession> => {
    await keep?.({ ...state, session: current })
    return current
  }
  const opened = async () => kept(await openSession(session, state))
  const sendMissing = async (before: BatchSession): Promise<BatchSession> => {
    let current = before
    for await (const ordinalNumber of sendParts(state, before, session.connection, progress))
      current = await kept({ ...current, sent: [...current.sent, ordinalNumber] })
    return current
  }

  if (state.session === undefined) await keep?.(state)
  let current = state.session ?? (await opened())
  if (current.closed) return current.referenceNumber
  try {
    current = await sendMissing(current)
  } catch (error) {
    if (!isExpired(error)) throw error
    current = await sendMissing(await opened())
  }
  await closeSession(session, current.referenceNumber)
  await kept({ ...current, closed: true })
  return current.referenceNumber
}

/** The links of a session are not signed anew. One that is not closed ends by itself, and nothing of it counts. */
const isExpired = (error: unknown): boolean => error instanceof UnexpectedAnswer && error.status === 403

const openSession = async (session: Client, { request }: BatchState): Promise<BatchSession> => {
  const { referenceNumber, partUploadRequests } = await session.sessions.openBatch({ body: request })
  return { referenceNumber, uploads: partUploadRequests, sent: [], closed: false }
}

const isNamed = (error: unknown, ...names: string[]): boolean =>
  error instanceof KsefError && names.includes(error.error)

/**
 * KSeF may need a moment to know of the last part. A close whose answer was lost has closed it all the same: then it cannot be
 * closed again, and its status says how it stands.
 */
const closeSession = async (session: Client, referenceNumber: string): Promise<void> => {
  const { isPassing, transferred } = await import('../packages/transferred.ts')
  try {
    await transferred(
      () => session.sessions.closeBatch({ params: { referenceNumber } }),
      session.connection.clock,
      error => isPassing(error) || isNamed(error, 'partMissing'),
    )
  } catch (error) {
    if (!isNamed(error, 'sessionCannotBeClosed')) throw error
  }
}

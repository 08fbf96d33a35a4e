import type { Contract } from '../../../contracts/ksef/contract.ts'
import { KsefError } from '../../../contracts/ksef/errors.ts'
import type { ContextIdentifier } from '../../../contracts/ksef/identifiers.ts'
import type { InvoiceFilters } from '../../../contracts/ksef/invoices/query-metadata.ts'
import type { Operations } from '../../../contracts/ksef/operations.ts'
import type { ExportStatus } from '../../../contracts/ksef/statuses.ts'
import { contextOf } from '../access/caller.ts'
import { findAuthentication } from '../auth/authentication.ts'
import { fatedEnd, fatedEnding } from '../fate.ts'
import type { Handler } from '../handler.ts'
import { neededKey } from '../keys/needed-key.ts'
import { decryptSymmetricKey } from '../keys/symmetric-key.ts'
import { courseOf } from '../outages/course.ts'
import { allOutages } from '../outages/outages.ts'
import type { Ending } from '../outcome.ts'
import { newReferenceNumber } from '../random-text.ts'
import type { ExportRecord } from '../records.ts'
import { contextKey, ownExportsKey, type ReadableStore } from '../tables.ts'
import { type Range, readRange } from './date-range.ts'
import { isRunning } from './export-standing.ts'
import { highWaterMarkOf } from './high-water-mark.ts'
import { why } from './package/explanations.ts'
import { making } from './package/making.ts'

type Export = Operations['invoices']['export']

/** invoices-export-023 */
const mostRunning = 10

/** A key that does not decrypt is no refusal here: it shows in the status (invoices-export-052). */
export const exportInvoices: Handler<Export> = {
  prepare: async ({ body }, { keys, now }) => {
    const { encryptedSymmetricKey, initializationVector, publicKeyId } = body.encryption
    const ringKey = neededKey(keys, 'SymmetricKeyEncryption', publicKeyId, now)
    const decrypted = decryptSymmetricKey(ringKey, Buffer.from(encryptedSymmetricKey, 'base64'))

    return async work => {
      const { caller, store, runtime, later, fate } = work
      const context = contextOf(caller)
      const { subject } = await findAuthentication(store, caller.referenceNumber)
      if (subject === undefined) throw new Error('a sign-in without a subject')
      refuseStrangePart(body.filters.subjectType, context)
      await refuseTooMany(context, subject.identifier, now, store)
      const highWaterMark = await highWaterMarkOf(store, now, runtime.delays)
      const planned = fatedEnd(now + runtime.delays.export, fate, now)
      const { settlesAt: notBefore, cancelled } = courseOf(planned, await allOutages(store))
      const { range, beyond } = rangeAt(body.filters, highWaterMark, now, work.contract)
      const early = fatedEnding<ExportStatus>(fate) ?? cancelled ?? beyond
      const record: ExportRecord = {
        referenceNumber: newReferenceNumber('EH', runtime, now),
        context,
        subject: subject.identifier,
        startedAt: now,
        notBefore,
        filters: body.filters,
        range,
        ...(early && { ending: { ...early, settlesAt: notBefore } }),
        highWaterMark,
        onlyMetadata: body.onlyMetadata,
        compressionType: body.compressionType ?? 'Zip',
        ...decrypted,
        initializationVector,
      }
      await store.exports.put(record)
      later(record.referenceNumber, async (place, stopped) => {
        const { makePackage } = await making()
        await makePackage(record.referenceNumber, place, stopped)
      })
      return { referenceNumber: record.referenceNumber }
    }
  },
}

/** Which parts a context may have in invoices. An EU entity's and a unit's rows are assumed (permissions.md, 6). */
const partsOf: Readonly<Record<ContextIdentifier['type'], readonly InvoiceFilters['subjectType'][]>> = {
  Nip: ['Subject1', 'Subject2', 'Subject3', 'SubjectAuthorized'],
  InternalId: ['Subject3'],
  NipVatUe: ['Subject1', 'Subject2'],
  PeppolId: [],
}

const refuseStrangePart = (subjectType: InvoiceFilters['subjectType'], { type }: ContextIdentifier): void => {
  if (partsOf[type].includes(subjectType)) return
  throw new KsefError('exportNotAllowed', {
    values: { subjecttype: subjectType, type },
    explanation: why('notAllowed', { type, subjectType, allowed: partsOf[type].join(', ') || '-' }),
  })
}

/** The running ones are the newest. */
const refuseTooMany = async (
  context: ContextIdentifier,
  subject: ExportRecord['subject'],
  now: number,
  { exports }: ReadableStore,
): Promise<void> => {
  const page = { size: mostRunning, order: 'newest' } as const
  const newest = await exports.page('byOwner', ownExportsKey(context, subject as never), page)
  if (newest.filter(one => isRunning(one, now)).length < mostRunning) return
  throw new KsefError('tooManyExports', {
    values: { count: mostRunning },
    explanation: why('tooMany', { count: mostRunning, subject: contextKey(subject), context: contextKey(context) }),
  })
}

/** As the metadata query reads it; a begin beyond the mark is no refusal here, but a status (invoices-export-051). */
const rangeAt = (
  { dateRange }: InvoiceFilters,
  highWaterMark: number,
  now: number,
  contract: Contract,
): { readonly range: Range; readonly beyond?: Ending<ExportStatus> } => {
  try {
    return { range: readRange(dateRange, now, highWaterMark, contract) }
  } catch (error) {
    if (!(error instanceof KsefError) || error.error !== 'beyondHighWaterMark') throw error
    const explanation = why('beyond', { mark: new Date(highWaterMark).toISOString() })
    return { range: { from: now, to: now }, beyond: { outcome: 'beyondHighWaterMark', explanation } }
  }
}

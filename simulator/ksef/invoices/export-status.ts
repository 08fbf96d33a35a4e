import { KsefError } from '../../../contracts/ksef/errors.ts'
import { formatTimestamp } from '../../../contracts/ksef/formats.ts'
import type { Operations } from '../../../contracts/ksef/operations.ts'
import { exportStatuses } from '../../../contracts/ksef/statuses.ts'
import { contextOf } from '../access/caller.ts'
import { findAuthentication } from '../auth/authentication.ts'
import type { Handler, Reading } from '../handler.ts'
import { statusInfo } from '../outcome.ts'
import type { ExportRecord } from '../records.ts'
import { contextKey } from '../tables.ts'
import { exportStandingOf, packageLifetime } from './export-standing.ts'
import { why } from './package/explanations.ts'
import { showPackage } from './package/show-package.ts'

type Status = Operations['invoices']['exportStatus']

export const exportStatus: Handler<Status> = {
  read: async ({ params: { referenceNumber } }, work) => {
    const record = await findExport(referenceNumber, work)
    const status = exportStandingOf(record, work.now)
    if (status === undefined)
      throw new KsefError('gone', {
        explanation: why('gone', {
          referenceNumber,
          until: new Date(record.ending!.settlesAt + packageLifetime).toISOString(),
        }),
      })
    const { ending } = record
    const shown = { status: statusInfo(exportStatuses, status, ending) }
    if (status === 'running' || ending === undefined) return shown
    if (ending.explanation !== undefined) work.explain(ending.explanation)
    return {
      ...shown,
      completedDate: formatTimestamp(ending.settlesAt),
      ...(record.package && { packageExpirationDate: formatTimestamp(ending.settlesAt + packageLifetime) }),
      ...(status === 'succeeded' && { package: showPackage(record, work) }),
    }
  },
}

/** Only who started it sees it (invoices-export-053). */
const findExport = async (referenceNumber: string, { caller, store }: Reading<Status>): Promise<ExportRecord> => {
  const record = await store.exports.get(referenceNumber)
  const { subject } = await findAuthentication(store, caller.referenceNumber)
  const [context, identifier] = [contextKey(contextOf(caller)), subject && contextKey(subject.identifier)]
  if (record !== undefined && contextKey(record.context) === context && contextKey(record.subject) === identifier)
    return record
  throw new KsefError('exportNotFound', {
    explanation: why('unknown', { referenceNumber, subject: identifier ?? '-', context }),
  })
}

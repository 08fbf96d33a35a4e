import type { CertificateFilters, CertificateListItem } from '../../../contracts/ksef/certificates/query.ts'
import { formatTimestamp, readTimestamp } from '../../../contracts/ksef/formats.ts'
import type { Operations } from '../../../contracts/ksef/operations.ts'
import { each } from '../../store/each.ts'
import type { Handler } from '../handler.ts'
import { statusOf } from '../keys/standing.ts'
import type { CertificateRecord } from '../records.ts'
import { contextKey, ksefTables } from '../tables.ts'
import { subjectOf } from './own.ts'

export const query: Handler<Operations['certificates']['query']> = {
  read: async ({ body, query: { pageSize, pageOffset } }, { caller, store, now }) => {
    const matches = matcherOf(body ?? {}, now)
    const certificates: CertificateListItem[] = []
    let skip = pageOffset * pageSize
    const own = contextKey(subjectOf(caller))
    for await (const it of each(store.certificates, ksefTables.certificates, 'bySubject', own, 'newest')) {
      if (it.issuedAt > now || !matches(it) || skip-- > 0) continue
      if (certificates.length === pageSize) return { certificates, hasMore: true }
      certificates.push(show(it, now))
    }
    return { certificates, hasMore: false }
  },
}

const matcherOf = (filters: CertificateFilters, now: number) => {
  const { certificateSerialNumber, type, status } = filters
  const name = filters.name?.toLowerCase()
  const after = filters.expiresAfter == null ? undefined : readTimestamp(filters.expiresAfter)
  return (it: CertificateRecord): boolean =>
    (certificateSerialNumber == null || it.serialNumber === certificateSerialNumber) &&
    (name === undefined || it.name.toLowerCase().includes(name)) &&
    (type == null || it.type === type) &&
    (status == null || statusOf(it, now) === status) &&
    (after === undefined || it.validTo > after)
}

/** Members in the order of the document's example. */
const show = (it: CertificateRecord, now: number): CertificateListItem => ({
  certificateSerialNumber: it.serialNumber,
  name: it.name,
  type: it.type,
  commonName: it.commonName,
  status: statusOf(it, now),
  subjectIdentifier: it.subject,
  validFrom: formatTimestamp(it.validFrom),
  validTo: formatTimestamp(it.validTo),
  lastUseDate: it.lastUsedAt === undefined ? undefined : formatTimestamp(it.lastUsedAt),
  requestDate: formatTimestamp(it.requestedAt),
})

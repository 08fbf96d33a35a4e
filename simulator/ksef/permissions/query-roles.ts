import { formatTimestamp } from '../../../contracts/ksef/formats.ts'
import type { Operations } from '../../../contracts/ksef/operations.ts'
import type { Output } from '../../../contracts/operation.ts'
import { contextOf } from '../access/caller.ts'
import type { Handler } from '../handler.ts'
import type { PersonRecord, SubjectRecord } from '../records.ts'
import type { ReadableStore } from '../tables.ts'

type Query = Operations['permissions']['queryRoles']
type Shown = Output<Query>['roles'][number]

/** A firm has few roles: one from test data's subjects, one as a bailiff (permissions-query-106). */
export const queryRoles: Handler<Query> = {
  read: async ({ query: { pageOffset, pageSize } }, { caller, store, now }) => {
    const context = contextOf(caller)
    const known = context.type === 'Nip' ? await recordsOf(context.value, store) : []
    const records = known.filter(({ countsFrom }) => countsFrom <= now).sort((a, b) => b.createdAt - a.createdAt)
    const first = pageOffset * pageSize
    return { roles: records.slice(first, first + pageSize).map(show), hasMore: records.length > first + pageSize }
  },
}

const recordsOf = async (nip: string, store: ReadableStore): Promise<(SubjectRecord | PersonRecord)[]> => {
  const [subject, person] = await Promise.all([store.subjects.get(nip), store.persons.get(nip)])
  return [subject ?? [], person?.isBailiff ? person : []].flat()
}

const show = (record: SubjectRecord | PersonRecord): Shown => ({
  parentEntityIdentifier:
    'parentNip' in record && record.parentNip !== undefined ? { type: 'Nip', value: record.parentNip } : undefined,
  role: 'role' in record ? record.role : 'CourtBailiff',
  description: record.description,
  startDate: formatTimestamp(record.createdAt),
})

import { formatTimestamp } from '../../../contracts/ksef/formats.ts'
import type { Operations } from '../../../contracts/ksef/operations.ts'
import type { Output } from '../../../contracts/operation.ts'
import { all } from '../../store/each.ts'
import { contextOf } from '../access/caller.ts'
import type { Handler } from '../handler.ts'
import type { SubjectRecord } from '../records.ts'
import { ksefTables, type ReadableStore } from '../tables.ts'

type Query = Operations['permissions']['querySubordinates']
type Shown = Output<Query>['roles'][number]

/** Who has no members gets an empty list (permissions-query-107). */
export const querySubordinates: Handler<Query> = {
  read: async ({ body, query: { pageOffset, pageSize } }, { caller, store, now }) => {
    const { value: parent } = contextOf(caller)
    const members = await membersOf(parent, body.subordinateEntityIdentifier?.value, store)
    const known = members.filter(({ countsFrom }) => countsFrom <= now).reverse()
    const first = pageOffset * pageSize
    return { roles: known.slice(first, first + pageSize).map(show), hasMore: known.length > first + pageSize }
  },
}

/** A group is made by one request: it has no more members than that may list. */
const membersOf = async (
  parent: string,
  nip: string | undefined,
  store: ReadableStore,
): Promise<readonly SubjectRecord[]> => {
  if (nip === undefined) return all(store.subjects, ksefTables.subjects, 'byParent', parent)
  const member = await store.subjects.get(nip)
  return member?.parentNip === parent ? [member] : []
}

const show = ({ nip, role, description, createdAt }: SubjectRecord): Shown => ({
  subordinateEntityIdentifier: { type: 'Nip', value: nip },
  role: role as Shown['role'],
  description,
  startDate: formatTimestamp(createdAt),
})

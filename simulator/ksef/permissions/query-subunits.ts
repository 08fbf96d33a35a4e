import type { Operations } from '../../../contracts/ksef/operations.ts'
import type { Output } from '../../../contracts/operation.ts'
import { contextOf } from '../access/caller.ts'
import type { Handler } from '../handler.ts'
import { listNames } from '../permissions-table.ts'
import type { PermissionRecord } from '../records.ts'
import { keyOf } from './matching.ts'
import { pageOf, partsOf } from './page.ts'
import { detailsOf, startDateOf } from './show.ts'

type Query = Operations['permissions']['querySubunits']
type Shown = Output<Query>['permissions'][number]

/** What administrators grant inside their units is not here (permissions-query-108). */
export const querySubunits: Handler<Query> = {
  read: async ({ body, query }, { caller, store, now }) => {
    const whom = keyOf(body.subunitIdentifier)
    const parts = partsOf('other', listNames.units(contextOf(caller)), { whom })
    const { found, hasMore } = await pageOf(parts, () => true, query, now, store)
    return { permissions: found.map(show), hasMore }
  },
}

const show = (row: PermissionRecord): Shown => ({
  id: row.id,
  authorizedIdentifier: row.subject as Shown['authorizedIdentifier'],
  subunitIdentifier: row.context as Shown['subunitIdentifier'],
  authorIdentifier: row.author as Shown['authorIdentifier'],
  permissionScope: 'CredentialsManage',
  description: row.description,
  subjectPersonDetails: detailsOf(row.details).subjectPersonDetails,
  subunitName: row.subunitName,
  startDate: startDateOf(row),
})

import type { Operations } from '../../../contracts/ksef/operations.ts'
import type { Output } from '../../../contracts/operation.ts'
import { contextOf } from '../access/caller.ts'
import type { Handler } from '../handler.ts'
import { listNames } from '../permissions-table.ts'
import type { PermissionRecord } from '../records.ts'
import { keyOf } from './matching.ts'
import { pageOf, partsOf } from './page.ts'
import { startDateOf } from './show.ts'

type Query = Operations['permissions']['queryEntities']
type Shown = Output<Query>['permissions'][number]

/** What the firm received; its own rights are no permissions (permissions-query-104). */
export const queryEntities: Handler<Query> = {
  read: async ({ body, query }, { caller, store, now }) => {
    const whom = keyOf(body.contextIdentifier)
    const parts = partsOf('other', listNames.entities(contextOf(caller)), { whom })
    const { found, hasMore } = await pageOf(parts, () => true, query, now, store)
    return { permissions: found.map(show), hasMore }
  },
}

const show = (row: PermissionRecord): Shown => ({
  id: row.id,
  contextIdentifier: row.context as Shown['contextIdentifier'],
  permissionScope: row.scope as Shown['permissionScope'],
  description: row.description,
  startDate: startDateOf(row),
  canDelegate: row.canDelegate,
})

import type { Operations } from '../../../contracts/ksef/operations.ts'
import type { Output } from '../../../contracts/operation.ts'
import { contextOf } from '../access/caller.ts'
import type { Handler } from '../handler.ts'
import { listNames } from '../permissions-table.ts'
import type { PermissionRecord } from '../records.ts'
import { contextKey } from '../tables.ts'
import { isAsked, isOneOf, keyOf } from './matching.ts'
import { pageOf, partsOf } from './page.ts'
import { startDateOf } from './show.ts'

type Query = Operations['permissions']['queryAuthorizations']
type Shown = Output<Query>['authorizationGrants'][number]

/** Both identifiers filter whichever list is asked for (permissions-query-105). */
export const queryAuthorizations: Handler<Query> = {
  read: async ({ body, query }, { caller, store, now }) => {
    const { permissionTypes: scopes, queryType } = body
    const [authorizing, authorized] = [keyOf(body.authorizingIdentifier), keyOf(body.authorizedIdentifier)]
    const list = listNames.authorizations(contextOf(caller))
    const parts =
      queryType === 'Granted'
        ? partsOf('given', list, { whom: authorized, scopes })
        : partsOf('current', list, { whom: authorizing, scopes })
    const matches = (row: PermissionRecord) =>
      isAsked(authorizing, contextKey(row.grantor)) &&
      isAsked(authorized, contextKey(row.subject)) &&
      isOneOf(scopes, row.scope)
    const { found, hasMore } = await pageOf(parts, matches, query, now, store)
    return { authorizationGrants: found.map(show), hasMore }
  },
}

const show = (row: PermissionRecord): Shown => ({
  id: row.id,
  authorIdentifier: row.author as Shown['authorIdentifier'],
  authorizedEntityIdentifier: row.subject as Shown['authorizedEntityIdentifier'],
  authorizingEntityIdentifier: row.grantor as Shown['authorizingEntityIdentifier'],
  authorizationScope: row.scope as Shown['authorizationScope'],
  description: row.description,
  subjectEntityDetails:
    row.details !== undefined && 'entity' in row.details
      ? { subjectDetailsType: 'EntityByIdentifier', fullName: row.details.entity.fullName }
      : undefined,
  startDate: startDateOf(row),
})

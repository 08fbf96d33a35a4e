import type { ContextIdentifier } from '../../../contracts/ksef/identifiers.ts'
import type { Operations } from '../../../contracts/ksef/operations.ts'
import type { Input, Output } from '../../../contracts/operation.ts'
import { contextOf } from '../access/caller.ts'
import type { Handler } from '../handler.ts'
import { listNames } from '../permissions-table.ts'
import type { PermissionRecord } from '../records.ts'
import { contextKey } from '../tables.ts'
import { isAsked, isOneOf } from './matching.ts'
import { type Part, pageOf, partsOf } from './page.ts'
import { detailsOf, startDateOf } from './show.ts'

type Query = Operations['permissions']['queryEuEntities']
type Shown = Output<Query>['permissions'][number]

/** A NIP's administrators, or everyone of an EU entity's context (permissions-query-109). */
export const queryEuEntities: Handler<Query> = {
  read: async ({ body, query }, { caller, store, now }) => {
    const part = body.authorizedFingerprintIdentifier?.toUpperCase() ?? ''
    const vatUe = body.vatUeIdentifier ?? undefined
    const matches = (row: PermissionRecord) =>
      row.subject.value.includes(part) && isAsked(vatUe, vatUeOf(row)) && isOneOf(body.permissionTypes, row.scope)
    const { found, hasMore } = await pageOf(placesOf(body, contextOf(caller)), matches, query, now, store)
    return { permissions: found.map(show), hasMore }
  },
}

const placesOf = (
  { vatUeIdentifier: vatUe, permissionTypes: scopes }: Input<Query>['body'],
  context: ContextIdentifier,
): readonly Part[] => {
  const list = listNames.euEntities(context)
  if (context.type === 'NipVatUe') return partsOf('current', list, { scopes })
  const whom = vatUe == null ? undefined : contextKey({ type: 'NipVatUe', value: `${context.value}-${vatUe}` })
  return partsOf('given', list, { whom, scopes })
}

const vatUeOf = ({ context }: PermissionRecord): string => context.value.slice('1234567890-'.length)

const show = (row: PermissionRecord): Shown => ({
  id: row.id,
  authorIdentifier: row.author as Shown['authorIdentifier'],
  vatUeIdentifier: vatUeOf(row),
  euEntityName: row.euEntity?.name ?? '',
  authorizedFingerprintIdentifier: row.subject.value,
  permissionScope: row.scope as Shown['permissionScope'],
  description: row.description,
  ...(detailsOf(row.details) as Pick<Shown, 'subjectPersonDetails' | 'subjectEntityDetails'>),
  euEntityDetails: row.euEntity?.details,
  startDate: startDateOf(row),
})

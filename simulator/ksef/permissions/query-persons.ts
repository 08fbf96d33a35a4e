import type { Operations } from '../../../contracts/ksef/operations.ts'
import type { Output } from '../../../contracts/operation.ts'
import { contextOf, has } from '../access/caller.ts'
import type { Handler, Reading } from '../handler.ts'
import { authorKey, listNames, partOf, targetKey } from '../permissions-table.ts'
import type { PermissionRecord } from '../records.ts'
import { contextKey } from '../tables.ts'
import { isAsked, isForTarget, isOneOf, keyOf } from './matching.ts'
import { type Part, pageOf, partsOf } from './page.ts'
import { detailsOf, startDateOf, stateOf } from './show.ts'

type Query = Operations['permissions']['queryPersons']
type Asked = Parameters<Extract<Handler<Query>, { read: unknown }>['read']>[0]['body']
type Shown = Output<Query>['permissions'][number]

/** Who may work in the context, or who was granted something from it (permissions-query-099 … 101). */
export const queryPersons: Handler<Query> = {
  read: async ({ body, query }, { caller, store, now }) => {
    const list = listNames.persons(contextOf(caller))
    const state = (row: PermissionRecord) => stateOf(row, store, now)
    const unitsOnly = !seesAll(caller)
    const plain = matcherOf(body)
    const matches = async (row: PermissionRecord) =>
      (!unitsOnly || row.kind === 'subunitAdmin') &&
      plain(row) &&
      (body.permissionState == null || body.permissionState === (await state(row)))
    const { found, hasMore } = await pageOf(placesOf(body, list), matches, query, now, store)
    return { permissions: await Promise.all(found.map(async row => show(row, list, await state(row)))), hasMore }
  },
}

/** With SubunitManage alone one sees administrators of units (assumed). */
const seesAll = ({ permissions }: Reading<Query>['caller']): boolean =>
  has(permissions, 'CredentialsManage') || has(permissions, 'CredentialsRead')

/** Only the system has no value: without one any other author is nobody. */
const authorOf = ({ authorIdentifier: author }: Asked): string | undefined => {
  if (author == null) return undefined
  return author.type === 'System'
    ? authorKey({ type: 'System' })
    : keyOf({ type: author.type, value: author.value ?? '' })
}

const placesOf = (body: Asked, list: string): readonly Part[] => {
  const view = body.queryType === 'PermissionsInCurrentContext' ? 'current' : 'given'
  const whom = keyOf(body.authorizedIdentifier)
  const { targetIdentifier: target, permissionTypes: scopes } = body
  if (whom === undefined && target != null) {
    const passedOn = partOf(list, targetKey({ type: target.type, value: target.value ?? undefined }))
    // Of the context itself all rows are asked for that are not passed on.
    if (!list.endsWith(` ${target.type}:${target.value}`)) return [{ index: 'passedOnFor', partition: passedOn }]
  }
  if (whom === undefined && body.permissionState === 'Inactive') return [{ index: 'passedOn', partition: list }]
  return partsOf(view, list, { whom, author: authorOf(body), scopes })
}

const matcherOf = (body: Asked) => {
  const [whom, author, context] = [keyOf(body.authorizedIdentifier), authorOf(body), keyOf(body.contextIdentifier)]
  return (row: PermissionRecord): boolean =>
    isAsked(whom, contextKey(row.subject)) &&
    isAsked(author, authorKey(row.author)) &&
    isAsked(context, contextKey(row.context)) &&
    isForTarget(body.targetIdentifier, row) &&
    isOneOf(body.permissionTypes, row.scope)
}

const show = (row: PermissionRecord, list: string, permissionState: Shown['permissionState']): Shown => ({
  id: row.id,
  authorizedIdentifier: row.subject as Shown['authorizedIdentifier'],
  // Of an administrator the unit, where the list is its parent's.
  contextIdentifier:
    row.kind === 'subunitAdmin' && listNames.persons(row.context) !== list
      ? (row.context as Shown['contextIdentifier'])
      : undefined,
  targetIdentifier: row.target,
  authorIdentifier: row.author as Shown['authorIdentifier'],
  permissionScope: row.scope as Shown['permissionScope'],
  description: row.description,
  ...detailsOf(row.details),
  permissionState,
  startDate: startDateOf(row),
  canDelegate: row.canDelegate,
})

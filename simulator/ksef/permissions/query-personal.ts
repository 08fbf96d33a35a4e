import type { Operations } from '../../../contracts/ksef/operations.ts'
import { PersonPermission } from '../../../contracts/ksef/permission-names.ts'
import type { Input, Output } from '../../../contracts/operation.ts'
import { type Caller, contextOf } from '../access/caller.ts'
import { isEnforcing, rolesOf } from '../access/rights-of.ts'
import { letsPassOn } from '../access/standing-permissions.ts'
import type { Handler, Reading } from '../handler.ts'
import { listNames, partOf, passedOnTo } from '../permissions-table.ts'
import type { Identifier, PermissionRecord } from '../records.ts'
import { contextKey, type ReadableStore } from '../tables.ts'
import { isAsked, isForTarget, isOneOf, keyOf } from './matching.ts'
import { type Part, pageOf, partsOf } from './page.ts'
import { detailsOf, startDateOf, stateOf } from './show.ts'

type Query = Operations['permissions']['queryPersonal']
type Asked = Input<Query>['body']
type Shown = Output<Query>['permissions'][number]

/** The caller's rows that give rights in the context or through it (permissions-query-095 … 098). */
export const queryPersonal: Handler<Query> = {
  read: async ({ body, query }, work) => {
    const { caller, store, now } = work
    const subject = caller.subject ?? contextOf(caller)
    const state = (row: PermissionRecord) => stateOf(row, store, now)
    const [plain, reaches] = [matcherOf(body), reachesFrom(contextOf(caller), work)]
    const matches = async (row: PermissionRecord) =>
      plain(row) &&
      (await reaches(row)) &&
      (body.permissionState == null || body.permissionState === (await state(row)))
    const { found, hasMore } = await pageOf(placesOf(body, caller, subject), matches, query, now, store)
    const permissions = await Promise.all(found.map(async row => show(row, subject, await state(row))))
    return { permissions, ownerPermissions: await ofOwner(caller, store, now), hasMore }
  },
}

const isOwner = ({ permissions }: Caller): boolean => permissions.includes('Owner')

/** What an owner may do; enforcement only with its role (permissions-query-n01). */
const ofOwner = async (caller: Caller, store: ReadableStore, now: number) => {
  if (!isOwner(caller)) return undefined
  const enforcing = (await rolesOf(contextOf(caller), store, now)).some(isEnforcing)
  return PersonPermission.options.filter(scope => enforcing || scope !== 'EnforcementOperations')
}

/** Direct rows of the context, rows passed on for it or by it, and for an owner what the firm received. */
const placesOf = (body: Asked, caller: Caller, subject: Identifier): readonly Part[] => {
  const context = contextOf(caller)
  const list = context.type === 'NipVatUe' ? listNames.euEntities(context) : listNames.persons(context)
  const target = { type: context.type as 'Nip' | 'InternalId', value: context.value }
  const own: Part[] = [
    { index: 'currentWith', partition: partOf(list, contextKey(subject)) },
    { index: 'passedOnTo', partition: passedOnTo(subject, target) },
    { index: 'passedOnTo', partition: passedOnTo(subject, { type: 'AllPartners' }) },
  ]
  if (!isOwner(caller)) return own
  const narrowing = { whom: keyOf(body.contextIdentifier), scopes: body.permissionTypes }
  return [...own, ...partsOf('other', listNames.entities(context), narrowing)]
}

/** What is passed on for all clients shows where it was passed on, and at the clients that allow it. */
const reachesFrom =
  (context: Identifier, { store, now }: Pick<Reading<Query>, 'store' | 'now'>) =>
  async (row: PermissionRecord): Promise<boolean> =>
    row.target?.type !== 'AllPartners' ||
    contextKey(row.grantor) === contextKey(context) ||
    letsPassOn(context as never, row, store, now)

const matcherOf = (body: Asked) => {
  const context = keyOf(body.contextIdentifier)
  return (row: PermissionRecord): boolean =>
    isAsked(context, contextKey(row.context)) &&
    isForTarget(body.targetIdentifier, row) &&
    isOneOf(body.permissionTypes, row.scope)
}

const show = (row: PermissionRecord, caller: Identifier, permissionState: Shown['permissionState']): Shown => ({
  id: row.id,
  contextIdentifier: row.context.type === 'NipVatUe' ? undefined : (row.context as Shown['contextIdentifier']),
  authorizedIdentifier:
    contextKey(row.subject) === contextKey(caller) ? undefined : (row.subject as Shown['authorizedIdentifier']),
  targetIdentifier: row.target,
  permissionScope: row.scope as Shown['permissionScope'],
  description: row.description,
  ...detailsOf(row.details),
  permissionState,
  startDate: startDateOf(row),
  canDelegate: row.canDelegate,
})

import type { ContextIdentifier } from '../../../contracts/ksef/identifiers.ts'
import { each } from '../../store/each.ts'
import { contextKey } from '../context-key.ts'
import { listNames, partOf, passedOnTo, permissionsTable } from '../permissions-table.ts'
import type { Identifier, PermissionRecord } from '../records.ts'
import type { ReadableStore } from '../tables.ts'

/** Permissions that count at an instant. */

export const standsAt = (
  { countsFrom, revokedFrom }: Pick<PermissionRecord, 'countsFrom' | 'revokedFrom'>,
  now: number,
): boolean => countsFrom <= now && (revokedFrom === undefined || now < revokedFrom)

const all = async (rows: AsyncIterable<PermissionRecord>, now: number): Promise<readonly PermissionRecord[]> => {
  const standing: PermissionRecord[] = []
  for await (const row of rows) if (standsAt(row, now)) standing.push(row)
  return standing
}

type Index = Parameters<ReadableStore['permissions']['page']>[0]

const standing = (index: Index, partition: string, store: ReadableStore, now: number) =>
  all(each(store.permissions, permissionsTable, index, partition), now)

/** What someone was granted in a context. Nobody has many there. */
export const grantedIn = async (
  context: ContextIdentifier,
  subject: Identifier,
  store: ReadableStore,
  now: number,
): Promise<readonly PermissionRecord[]> => {
  const list = context.type === 'NipVatUe' ? listNames.euEntities(context) : listNames.persons(context)
  const rows = await standing('currentWith', partOf(list, contextKey(subject)), store, now)
  return rows.filter(({ kind }) => kind !== 'indirect')
}

/** What intermediaries passed on to someone for a context, by itself or as one of all their clients. */
export const passedOnFor = async (
  context: ContextIdentifier,
  subject: Identifier,
  store: ReadableStore,
  now: number,
): Promise<readonly PermissionRecord[]> => {
  if (context.type !== 'Nip' && context.type !== 'InternalId') return []
  const target = { type: context.type, value: context.value }
  const [selective, general] = await Promise.all([
    standing('passedOnTo', passedOnTo(subject, target), store, now),
    standing('passedOnTo', passedOnTo(subject, { type: 'AllPartners' }), store, now),
  ])
  return [...selective, ...general]
}

/** Whether the client lets the intermediary pass on this permission: only then the chain is complete. */
export const letsPassOn = async (
  client: ContextIdentifier,
  { grantor, scope }: Pick<PermissionRecord, 'grantor' | 'scope'>,
  store: ReadableStore,
  now: number,
): Promise<boolean> => {
  const rows = await grantedIn(client, grantor, store, now)
  return rows.some(row => row.kind === 'entity' && row.canDelegate && row.scope === scope)
}

/** Whether a firm has any client that lets it pass on this permission. */
const hasClient = async ({ grantor, scope }: PermissionRecord, store: ReadableStore, now: number): Promise<boolean> => {
  const received = partOf(listNames.entities(grantor), scope)
  for await (const row of each(store.permissions, permissionsTable, 'otherByScope', received))
    if (row.canDelegate && standsAt(row, now)) return true
  return false
}

/** Whether a permission gives anything: of what was passed on, whether its chain is complete (permissions-grant-090, -092). */
export const isActive = async (row: PermissionRecord, store: ReadableStore, now: number): Promise<boolean> => {
  const { target } = row
  if (target === undefined) return true
  return target.type === 'AllPartners' || target.value === undefined
    ? hasClient(row, store, now)
    : letsPassOn({ type: target.type, value: target.value }, row, store, now)
}

/** The authorization that the seller gave a context, if it stands. */
export const authorizationFrom = async (
  seller: string,
  context: Identifier,
  scope: PermissionRecord['scope'],
  store: ReadableStore,
  now: number,
): Promise<PermissionRecord | undefined> => {
  const given = partOf(listNames.authorizations({ type: 'Nip', value: seller }), contextKey(context))
  const rows = await standing('givenWith', given, store, now)
  return rows.find(row => row.scope === scope)
}

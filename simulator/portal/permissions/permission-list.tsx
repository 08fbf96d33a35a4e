import { operations } from '../../../contracts/ksef/operations.ts'
import { confirmation } from '../parts/confirm.tsx'
import { type List, listPage, listPath } from '../parts/list/list.tsx'
import { readListQuery } from '../parts/list/query.ts'
import { redirectTo } from '../reply.tsx'
import { obstacles } from '../rights.ts'
import type { TextKey } from '../texts.ts'
import type { PageRows } from '../visit.ts'
import { aboveOf } from './above.tsx'
import type { PermissionView } from './views.ts'

interface PermissionList<Row> extends Pick<List<Row>, 'filter' | 'read' | 'empty' | 'emptyLine'> {
  readonly view: PermissionView
  /** Above it; it may name the {nip} of the context. */
  readonly lead: TextKey
  readonly columns: ReturnType<List<Row>['columns']>
}

const listOf = <Row,>(it: PermissionList<Row>): List<Row> => ({
  path: it.view.path,
  title: it.view.title,
  lead: ({ say, signedIn }) => say(it.lead, { nip: signedIn.context.value }),
  filter: it.filter,
  sizes: [10, 20, 50, 100],
  columns: () => it.columns,
  read: it.read,
  above: aboveOf(it.view),
  empty: it.empty,
  emptyLine: it.emptyLine,
  noMatch: 'permissionsNoMatch',
})

/** A list to look at. */
export const pagesOfList = <Row,>(it: PermissionList<Row>): PageRows => ({
  [`GET ${it.view.path}`]: { page: listPage(listOf(it)), calls: it.view.calls },
})

interface Revocable<Row> extends PermissionList<Row> {
  /** By whom a row is known where it is chosen. */
  who(row: Row): string
  /** Where one is granted. Who may take back may grant. */
  readonly grant: string
  /** The operation that takes a row back. */
  readonly by: 'revoke' | 'revokeAuthorization'
}

/**
 * A list from which permissions are taken back, with the question before. The API has no call for one permission: it is
 * looked for on the page of the list that it was chosen from. Who may not take back has no such button.
 */
export const pagesOfRevocable = <Row extends { readonly id: string }>(it: Revocable<Row>): PageRows => {
  const { view } = it
  const path = `${view.path}/revoke`
  const list = listOf(it)
  const shown = listPage(list)
  const choosable = listPage<Row>({
    ...list,
    begin: [it.grant, 'grantPermission'],
    choosing: {
      name: 'permission',
      action: path,
      verb: 'revokePermission',
      danger: true,
      hint: 'revokePermissionHint',
      nothing: 'revokePermissionNothing',
      value: ({ id }) => id,
      label: (row, say) => say('selectPermission', { who: it.who(row) }),
    },
  })
  const { ask, act } = confirmation<Row, string>({
    path,
    title: 'revokePermissionTitle',
    lead: 'revokePermissionLead',
    verb: 'revokePermission',
    keep: 'revokePermissionKeep',
    refused: 'permissionNotRevoked',
    members: ['permission', 'list'],
    load: async (visit, given) => {
      const id = given.get('permission')
      const seen = readListQuery(list, new URLSearchParams(given.get('list') ?? ''))
      const row = id ? (await list.read(visit, seen)).rows.find(one => one.id === id) : undefined
      return row ?? redirectTo(visit, listPath(list, given.get('list'), id ? {} : { unselected: '1' }))
    },
    facts: (row, visit) => it.columns.map(({ label, cell }) => [label, cell(row, visit)] as const),
    act: async ({ signedIn }, given) => {
      const permissionId = given.get('permission') ?? ''
      const { referenceNumber } = await signedIn.ksef.permissions[it.by]({ params: { permissionId } })
      return referenceNumber
    },
    back: given => listPath(list, given.get('list')),
    done: (given, operation) => listPath(list, given.get('list'), { operation }),
  })
  const calls = [operations.permissions[it.by]]
  return {
    [`GET ${view.path}`]: {
      page: visit => (obstacles(calls, visit.signedIn.rights) ? shown : choosable)(visit),
      calls: view.calls,
    },
    [`GET ${path}`]: { page: ask, calls },
    [`POST ${path}`]: { page: act, calls },
  }
}

import type { Runtime } from '../../runtime/runtime.ts'
import { identityOf } from '../permissions-table.ts'
import { newUuid } from '../random-text.ts'
import type { PermissionRecord } from '../records.ts'
import type { Store } from '../tables.ts'
import { known } from './matching.ts'

/** A permission before it is one: what the grant says. */
export type NewRow = Omit<PermissionRecord, 'id' | 'place' | 'countsFrom' | 'revokedFrom'>

/** Adds what is not there yet: who is granted the same again keeps what there is (permissions-grant-080). Gives the new ids. */
export const addRows = async (
  rows: readonly NewRow[],
  countsFrom: number,
  store: Store,
  runtime: Runtime,
): Promise<readonly string[]> => {
  const added: string[] = []
  for (const [place, given] of rows.entries()) {
    const row = { ...given, subject: known(given.subject), context: known(given.context) }
    const [there] = await store.permissions.page('identity', identityOf(row), { size: 1, order: 'oldest' })
    if (there !== undefined) continue
    const id = newUuid(runtime)
    await store.permissions.add({ ...row, id, place, countsFrom })
    added.push(id)
  }
  return added
}

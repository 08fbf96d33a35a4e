import type { Operations } from '../../../contracts/ksef/operations.ts'
import { all } from '../../store/each.ts'
import type { Handler } from '../handler.ts'
import { judgeAgain } from '../permissions/judge-again.ts'
import { known } from '../permissions/matching.ts'
import { listNames, partOf, permissionsTable } from '../permissions-table.ts'
import { contextKey } from '../tables.ts'

/** What test data gave, at once. What was granted otherwise stays. */
export const revokePermissions: Handler<Operations['testdata']['revokePermissions']> = async (
  { body },
  { store, now },
) => {
  const part = partOf(listNames.persons(body.contextIdentifier), contextKey(known(body.authorizedIdentifier)))
  const rows = await all(store.permissions, permissionsTable, 'currentWith', part)
  for (const { id } of rows.filter(({ kind }) => kind === 'system')) await store.permissions.delete(id)
  await judgeAgain(body.contextIdentifier, store, now)
}

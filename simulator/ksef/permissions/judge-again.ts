import { each } from '../../store/each.ts'
import { endOf } from '../../store/engine.ts'
import type { Identifier, PermissionOperationRecord } from '../records.ts'
import { contextKey, ksefTables, type Store } from '../tables.ts'
import { isLostBy, rightLost } from './rights-at-the-end.ts'

/** Ends what is under way in a context in 420, where whoever began it has lost the right by the time it is done with. */
export const judgeAgain = async (context: Identifier, store: Store, now: number): Promise<void> => {
  const { permissionOperations: table } = store
  const later = each(table, ksefTables.permissionOperations, 'bySettlement', contextKey(context), 'oldest', endOf(now))
  for await (const operation of later) if (await isUnfounded(operation, store)) await undo(operation, store)
}

const isUnfounded = async ({ ground, outcome, settlesAt }: PermissionOperationRecord, store: Store): Promise<boolean> =>
  outcome === 'succeeded' && ground !== undefined && (await isLostBy(ground, store, settlesAt))

const undo = async (operation: PermissionOperationRecord, store: Store): Promise<void> => {
  const { ground, added = [], takenBack } = operation
  await store.permissionOperations.put({ ...operation, ...rightLost(ground!, operation) })
  for (const id of added) await store.permissions.delete(id)
  const row = takenBack === undefined ? undefined : await store.permissions.get(takenBack)
  if (row !== undefined) await store.permissions.put({ ...row, revokedFrom: undefined })
}

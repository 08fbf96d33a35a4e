import type { Input } from '../../../contracts/operation.ts'
import { contextOf } from '../access/caller.ts'
import { fatedEnding } from '../fate.ts'
import type { PermissionRecord } from '../records.ts'
import { type Check, type Fault, firstFault, settlesAt, startOperation, type Work } from './operation.ts'
import { addRows, type NewRow } from './rows.ts'

/** What rows of one grant have in common. */
type Common = Pick<PermissionRecord, 'grantor' | 'context' | 'author'>

type BodyOf<O> = Input<O> extends { readonly body: infer Body } ? Body : never

/**
 * A grant of one kind: its checks, and its rows.
 * @param rowsOf given where it is granted, and by whom.
 */
export const granting =
  <O>(checks: readonly Check<BodyOf<O>>[], rowsOf: (body: BodyOf<O>, common: Common) => readonly NewRow[]) =>
  async ({ body }: { readonly body: BodyOf<O> }, work: Work): Promise<{ referenceNumber: string }> => {
    const { caller, store, runtime } = work
    const context = contextOf(caller)
    const at = settlesAt(work)
    const fault = fatedEnding<Fault['outcome']>(work.fate) ?? (await firstFault(checks, { body, context, store, at }))
    if (fault === undefined) {
      const author = caller.subject ?? context
      await addRows(rowsOf(body, { grantor: context, context, author }), at, store, runtime)
    }
    return startOperation(work, at, fault)
  }

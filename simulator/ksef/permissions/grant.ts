import type { Input, OperationShape } from '../../../contracts/operation.ts'
import { contextOf } from '../access/caller.ts'
import type { PermissionRecord } from '../records.ts'
import { type Check, courseOfWork, firstFault, startOperation, type Work } from './operation.ts'
import { addRows, type NewRow } from './rows.ts'

/** What rows of one grant have in common. */
type Common = Pick<PermissionRecord, 'grantor' | 'context' | 'author'>

type BodyOf<O> = Input<O> extends { readonly body: infer Body } ? Body : never

/**
 * A grant of one kind: its checks, and its rows.
 * @param contract says which permissions it needs
 * @param rowsOf given where it is granted, and by whom.
 */
export const granting =
  <O extends Pick<OperationShape, 'permissions'>>(
    { permissions: needs = [] }: O,
    checks: readonly Check<BodyOf<O>>[],
    rowsOf: (body: BodyOf<O>, common: Common) => readonly NewRow[],
  ) =>
  async ({ body }: { readonly body: BodyOf<O> }, work: Work): Promise<{ referenceNumber: string }> => {
    const { caller, store, runtime } = work
    const context = contextOf(caller)
    const { at, ground, ...course } = await courseOfWork(work, needs)
    const fault = course.fault ?? (await firstFault(checks, { body, context, store, at }))
    if (fault !== undefined) return startOperation(work, at, fault)
    const author = caller.subject ?? context
    const added = await addRows(rowsOf(body, { grantor: context, context, author }), at, store, runtime)
    return startOperation(work, at, undefined, { ground, added })
  }

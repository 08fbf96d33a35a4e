import type { Contract } from '../../../contracts/ksef/contract.ts'
import { everyOperation, type ListedOperation } from '../../../contracts/ksef/operations.ts'
import { type OperationTable, operationTable } from '../../http/operation-table.ts'

const tables = new WeakMap<object, OperationTable<ListedOperation>>()

/** One table for every world of the process that has these operations. */
const tableOf = (operations: readonly ListedOperation[]): OperationTable<ListedOperation> => {
  const table = tables.get(operations) ?? operationTable(operations, '/v2')
  tables.set(operations, table)
  return table
}

/** Which operation of a version a request means. */
export const routesOf = ({ operations }: Contract): OperationTable<ListedOperation> => tableOf(operations)

/** The operation that a request means in whichever version: no path has been given to another one. */
export const inAnyVersion = (method: string, path: string): ListedOperation | undefined =>
  tableOf(everyOperation).find(method, path)?.listed

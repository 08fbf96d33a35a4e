import { allOperations } from '../../../contracts/ksef/operations.ts'
import { operationTable } from '../../http/operation-table.ts'

/** Which operation of KSeF a request means. One table for every simulator of the process, as it never changes. */
export const { find: findOperation, methodsAt } = operationTable(allOperations, '/v2')

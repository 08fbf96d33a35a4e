import type { Operations } from '../../../contracts/ksef/operations.ts'
import type { Handler } from '../handler.ts'
import { invoicesOf } from './invoices.ts'

export const invoicesOfOne: Handler<Operations['collectiveIdentifiers']['invoicesOfOne']> = {
  read: async ({ params, query, headers }, situation) =>
    invoicesOf([params.collectiveIdentifierNumber], { query, headers }, situation),
}

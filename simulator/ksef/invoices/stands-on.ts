import type { InvoicePartyRecord } from '../records.ts'
import { partyKey, type ReadableStore } from '../tables.ts'

const roles: readonly InvoicePartyRecord['role'][] = ['Subject1', 'Subject2', 'Subject3', 'SubjectAuthorized']

/** Whether a context (as contextKey has it) has any part in an accepted invoice. */
export const standsOn = async (
  ksefNumber: string,
  context: string,
  { invoiceParties }: ReadableStore,
): Promise<boolean> => {
  const parts = await Promise.all(roles.map(role => invoiceParties.get(partyKey(ksefNumber, role, context))))
  return parts.some(part => part !== undefined)
}

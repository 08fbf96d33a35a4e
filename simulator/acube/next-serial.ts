import type { AcubeStore } from './tables.ts'

/** The number of the account's next invoice. Inside the transaction that stores it. */
export const nextSerial = async (account: string, store: AcubeStore): Promise<number> => {
  const [last] = await store.invoices.page('byAccount', account, { size: 1, order: 'newest' })
  return (last?.serial ?? 0) + 1
}

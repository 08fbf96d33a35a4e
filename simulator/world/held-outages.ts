import type { KnownOutages } from '../ksef/http/around-the-api.ts'
import { allOutages } from '../ksef/outages/outages.ts'
import type { KsefTransactions } from '../ksef/tables.ts'

export interface HeldOutages extends KnownOutages {
  /** Reads them again: another process has changed them. */
  renew(): Promise<void>
}

/**
 * Those that the world has.
 * @param changed is told when they are others
 */
export const openOutages = async (tables: KsefTransactions, changed: () => void): Promise<HeldOutages> => {
  let current = await tables.read(allOutages)
  const know: HeldOutages['know'] = all => {
    current = all
    changed()
  }
  return {
    get current() {
      return current
    },
    know,
    renew: async () => know(await tables.read(allOutages)),
  }
}

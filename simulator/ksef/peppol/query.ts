import { formatTimestamp } from '../../../contracts/ksef/formats.ts'
import type { Operations } from '../../../contracts/ksef/operations.ts'
import { each } from '../../store/each.ts'
import type { Handler } from '../handler.ts'
import type { PeppolProviderRecord } from '../records.ts'
import { ksefTables } from '../tables.ts'

export const query: Handler<Operations['peppol']['query']> = {
  read: async ({ query: { pageOffset, pageSize } }, { store, now }) => {
    const skip = pageOffset * pageSize
    const found: PeppolProviderRecord[] = []
    let place = 0
    for await (const provider of each(store.peppolProviders, ksefTables.peppolProviders, 'newestFirst', '')) {
      if (provider.registeredAt > now || place++ < skip) continue
      if (found.length === pageSize) return { peppolProviders: found.map(show), hasMore: true }
      found.push(provider)
    }
    return { peppolProviders: found.map(show), hasMore: false }
  },
}

const show = ({ id, name, registeredAt }: PeppolProviderRecord) => ({
  id,
  name,
  dateCreated: formatTimestamp(registeredAt),
})

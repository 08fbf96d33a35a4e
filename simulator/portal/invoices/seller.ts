import { queryMetadata } from '../../../contracts/ksef/invoices/query-metadata.ts'
import { nipOf } from '../context.ts'
import { dayLength, isoAt } from '../instants.ts'
import { one, textAt } from '../picture/below.ts'
import { readDocument } from '../picture/read.ts'
import { unlessRefused } from '../refusal.ts'
import { obstacles } from '../rights.ts'
import type { SignedInVisit } from '../visit.ts'
import { shownDays } from './search.ts'
import { partyOf } from './similar.ts'

const smallestPage = 10

/** The seller as the newest invoice that the context issued names it: nothing where there is none, or where KSeF shows none. */
export const knownSeller = async ({ signedIn, session, runtime }: SignedInVisit): Promise<Record<string, string>> => {
  const { ksef, rights, context } = signedIn
  if (obstacles([queryMetadata], rights) !== undefined) return {}
  const from = isoAt(runtime.now() - shownDays * dayLength)
  return unlessRefused(
    session,
    async () => {
      const { invoices } = await ksef.invoices.queryMetadata({
        query: { sortOrder: 'Desc', pageSize: smallestPage },
        body: { subjectType: 'Subject1', dateRange: { dateType: 'PermanentStorage', from }, formType: 'FA' },
      })
      const [newest] = invoices
      if (newest === undefined) return {}
      const { xml } = await ksef.invoices.get({ params: { ksefNumber: newest.ksefNumber } })
      const seller = one(await readDocument(xml), 'Podmiot1')
      const isOwn = textAt(seller, 'DaneIdentyfikacyjne', 'NIP') === nipOf(context)
      return isOwn ? partyOf(seller, 'seller') : {}
    },
    () => ({}),
  )
}

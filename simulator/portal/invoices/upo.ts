import { noUpoPage } from '../pages/went-wrong.tsx'
import { endsSession, refusedBy } from '../refusal.ts'
import { upoFile } from '../sessions/upo.ts'
import type { SignedInPage, SignedInVisit } from '../visit.ts'

/** Sessions that are asked, of each kind: those that were at work when the invoice got its number. */
const askedSessions = 10

/** The day in a KSeF number: 9999999999-YYYYMMDD-… */
const dayOf = (ksefNumber: string): string => ksefNumber.slice(11, 19).replace(/(\d{4})(\d\d)(\d\d)/, '$1-$2-$3')

const upoOf = async ({ signedIn: { ksef }, session }: SignedInVisit, ksefNumber: string) => {
  const day = dayOf(ksefNumber)
  for (const sessionType of ['Online', 'Batch'] as const) {
    const query = {
      sessionType,
      pageSize: askedSessions,
      dateCreatedTo: `${day}T23:59:59.999`,
      dateModifiedFrom: `${day}T00:00:00`,
    }
    const { sessions } = await ksef.sessions.list({ query })
    for (const { referenceNumber } of sessions)
      try {
        return await ksef.sessions.upoByKsefNumber({ params: { referenceNumber, ksefNumber } })
      } catch (error) {
        const refused = refusedBy(error, session)
        if (refused === undefined || refused.retryAfter !== undefined || endsSession(error)) throw error
      }
  }
  return undefined
}

/** The UPO of an invoice, looked for in the sessions of its day: the API finds it by its session alone. */
export const upoOfInvoicePage: SignedInPage = async visit => {
  const ksefNumber = visit.url.searchParams.get('invoice') ?? ''
  const upo = await upoOf(visit, ksefNumber)
  return upo === undefined ? noUpoPage(visit) : upoFile(visit, upo.xml, `upo-${ksefNumber}`)
}

import type { ContextIdentifier } from '../../../contracts/ksef/identifiers.ts'
import type { InvoiceFacts, Named } from '../../documents/facts/invoice-facts.ts'
import type { InvoicePartyRecord } from '../records.ts'
import { contextKey } from '../tables.ts'

type Party = Pick<InvoicePartyRecord, 'role' | 'party'>

/** The contexts that a part of an invoice belongs to (invoices-query-027, -040). */
const contextsOf = ({ type, value }: Named<string>, sellerNip: string): readonly string[] => {
  if (value === undefined) return []
  if (type === 'Nip' || type === 'InternalId') return [contextKey({ type, value })]
  return type === 'VatUe' ? [contextKey({ type: 'NipVatUe', value: `${sellerNip}-${value}` })] : []
}

/** Who has a part in the invoice, each part once. */
export const partiesOf = (
  { seller, buyer, thirdSubjects, authorizedSubject }: InvoiceFacts,
  issuedIn: ContextIdentifier,
): readonly Party[] => {
  const nip = (value: string) => ({ type: 'Nip', value })
  const parts = [
    ['Subject1', nip(seller.nip)] as const,
    ['Subject2', buyer] as const,
    ...thirdSubjects.map(third => ['Subject3', third] as const),
    ...(authorizedSubject ? [['SubjectAuthorized', nip(authorizedSubject.nip)] as const] : []),
  ]
  // An EU entity that issued it for the NIP finds it among its sales (assumed).
  const issuer: Party[] = issuedIn.type === 'NipVatUe' ? [{ role: 'Subject1', party: contextKey(issuedIn) }] : []
  const named = parts.flatMap(([role, part]) => contextsOf(part, seller.nip).map(party => ({ role, party })))
  const parties = [...named, ...issuer]
  return [...new Map(parties.map(party => [`${party.role} ${party.party}`, party])).values()]
}

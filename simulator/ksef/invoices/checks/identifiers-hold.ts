import { isValidInternalId, isValidNip } from '../../../../contracts/ksef/formats.ts'
import { quote } from '../../../http/quote.ts'
import { why } from '../explanations.ts'
import type { InvoiceCheck } from '../judge.ts'
import type { Rejection } from '../sent-invoice.ts'

/** Checksums, on production and where X-KSeF-Feature asks for it (sessions-online-042). */
export const identifiersHold: InvoiceCheck = ({ invoice }, { checksIdentifiers }) => {
  if (!checksIdentifiers) return undefined
  const { seller, buyer, thirdSubjects, authorizedSubject } = invoice
  const named: readonly (readonly [Rejection['outcome'], string | undefined, (value: string) => boolean])[] = [
    ['sellerNipInvalid', seller.nip, isValidNip],
    ['buyerNipInvalid', buyer.type === 'Nip' ? buyer.value : undefined, isValidNip],
    ...thirdSubjects.map(({ type, value }) =>
      type === 'InternalId'
        ? (['thirdInternalIdInvalid', value, isValidInternalId] as const)
        : (['thirdNipInvalid', type === 'Nip' ? value : undefined, isValidNip] as const),
    ),
    ['authorizedNipInvalid', authorizedSubject?.nip, isValidNip],
  ]
  const wrong = named.find(([, value, holds]) => value !== undefined && !holds(value))
  if (wrong === undefined) return undefined
  const [outcome, value = ''] = wrong
  return { outcome, values: { value: quote(value) }, explanation: why('checksum', { value: quote(value) }) }
}

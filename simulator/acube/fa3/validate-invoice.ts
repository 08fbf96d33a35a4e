import type { Violation } from '../../../contracts/acube/errors.ts'
import { acubeTexts } from '../../../contracts/acube/errors.ts'
import { filled } from '../../../contracts/filled.ts'
import { isValidNip } from '../../../contracts/ksef/formats.ts'
import type { Told } from '../../../contracts/told.ts'
import type { InvoiceValidator } from '../../documents/schemas/invoice-validator.ts'
import { unjudged } from '../../documents/schemas/tell-uncovered.ts'
import { own, violationAt } from '../constraints.ts'
import { fa3 } from './form.ts'
import { violations } from './parts.ts'

/** The printed place of whatever is wrong with the seller's NIP (VALID). */
export const sellerNipPath = 'podmiot1.daneIdentyfikacyjne.NIP'

/**
 * A-Cube's checks of an invoice before it goes to KSeF (VALID): XML that KSeF reads, the schema of FA(3), the check digit
 * of the seller's NIP. The register of taxpayers, which the real one asks, is not here. Any octets get an answer.
 * @param explain is told when there is no schema to hold it against.
 */
export const validateInvoice = async (
  xml: Uint8Array,
  validator: InvoiceValidator,
  explain: (told: Told) => void = () => {},
): Promise<readonly Violation[]> => {
  const verdict = await validator.validate(xml, fa3)
  if (verdict.outcome === 'unreadable' || verdict.outcome === 'marked')
    return [violationAt('', own(verdict.explanation.en))]
  if (verdict.outcome === 'invalid') {
    const { schemaViolations } = await violations()
    return schemaViolations(xml, validator.source)
  }
  if (!verdict.bySchema) explain(unjudged(fa3))
  const { nip } = verdict.invoice.seller
  return isValidNip(nip) ? [] : [violationAt(sellerNipPath, own(filled(acubeTexts.nipChecksum, { nip })))]
}

import { invoiceLink, qrCodeSvg } from '../../../client/index.ts'
import { textAt } from '../picture/below.ts'
import type { Tree } from '../picture/tree.ts'
import type { SignedInVisit } from '../visit.ts'

/** Of the pages behind the codes: those of this simulator. */
const siteOf = ({ client }: SignedInVisit): string => client.connection.baseUrl.replace(/\/v2$/, '')

/** Where forms keep their date of issue: FA, then FA_RR. */
const issueDateOf = (root: Tree): string => textAt(root, 'Fa', 'P_1') || textAt(root, 'FakturaRR', 'P_4B')

/** Who sends is the seller; of FA_RR the buyer is who issues, and the code names the seller all the same. */
const sellerOf = (root: Tree, ksefNumber: string): string =>
  textAt(root, 'Podmiot1', 'DaneIdentyfikacyjne', 'NIP') || ksefNumber.slice(0, 10)

/** KOD I of an invoice that has its number. */
export const codeOf = async (
  visit: SignedInVisit,
  root: Tree,
  xml: Uint8Array,
  ksefNumber: string,
): Promise<{ link: string; svg: string }> => {
  const link = await invoiceLink({
    site: siteOf(visit),
    sellerNip: sellerOf(root, ksefNumber),
    issueDate: issueDateOf(root),
    xml,
  })
  return { link, svg: await qrCodeSvg({ text: link }) }
}

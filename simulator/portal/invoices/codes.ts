import { invoiceLink, qrCodeSvg } from '../../../client/index.ts'
import { textAt } from '../picture/below.ts'
import type { Code } from '../picture/picture.ts'
import type { Tree } from '../picture/tree.ts'
import type { SignedInVisit } from '../visit.ts'

/** Of the pages behind the codes: those of this simulator. */
const siteOf = ({ client }: SignedInVisit): string => client.connection.baseUrl.replace(/\/v2$/, '')

/** Where forms keep their date of issue: FA, FA_RR, and PEF, which is UBL (offline-and-qr.md 20). */
const issueDateOf = (root: Tree): string =>
  textAt(root, 'Fa', 'P_1') || textAt(root, 'FakturaRR', 'P_4B') || textAt(root, 'IssueDate')

/** A KSeF number begins with the seller's NIP, whoever issued the invoice. */
const sellerOf = (ksefNumber: string): string => ksefNumber.slice(0, 10)

/** KOD I of an invoice that has its number. */
export const codeOf = async (visit: SignedInVisit, root: Tree, xml: Uint8Array, ksefNumber: string): Promise<Code> => {
  const link = await invoiceLink({
    site: siteOf(visit),
    sellerNip: sellerOf(ksefNumber),
    issueDate: issueDateOf(root),
    xml,
  })
  const { say } = visit
  return {
    title: say('pictureQrInvoice'),
    svg: await qrCodeSvg({ text: link }),
    caption: ksefNumber,
    hint: say('pictureQrHint'),
    link,
  }
}

import { encryptInvoice, makeInvoiceKey } from '../../../client/index.ts'
import { keyFor } from '../../../client/key-for.ts'
import { type FormCode, formCodes } from '../../../contracts/ksef/form-codes.ts'
import { warsawDate } from '../../../contracts/ksef/formats.ts'
import { putBounded } from '../bounded.ts'
import { nipOf } from '../context.ts'
import { one, textAt } from '../picture/below.ts'
import type { Tree } from '../picture/tree.ts'
import { pathWith } from '../reply.tsx'
import type { SignedInVisit } from '../visit.ts'

/** Documents that were sent and may still be asked for, of one browser. */
export const keptDocuments = 3

/** Where an invoice can be sent from: "Send another" leads back there. */
const origins = ['issue', 'load'] as const
export type Origin = (typeof origins)[number]
export const pathOf = (from: string | null): string =>
  `/web/invoices/${origins.find(origin => origin === from) ?? 'load'}`

const ublForms = new Map([
  ['Invoice', 'PEF (3)'],
  ['CreditNote', 'PEF_KOR (3)'],
])

/** KodFormularza says it; UBL says it by its root. */
export const formOf = (root: Tree): FormCode | undefined => {
  const code = one(root, 'Naglowek', 'KodFormularza')
  const system = code?.attributes.kodSystemowy ?? ublForms.get(root.name)
  return formCodes.find(({ systemCode }) => systemCode === system)
}

/** What the real portal would not take though the API does (portal-more.md §2.2). */
export const portalFaults = ({ say, signedIn, runtime }: SignedInVisit, root: Tree): readonly string[] => {
  const date = textAt(root, 'Fa', 'P_1') || textAt(root, 'FakturaRR', 'P_4B')
  const today = warsawDate(runtime.now())
  const nipAt = (party: string) => textAt(root, party, 'DaneIdentyfikacyjne', 'NIP')
  // FA_RR is issued by the buyer.
  const issuers = one(root, 'FakturaRR') === undefined ? [nipAt('Podmiot1')] : [nipAt('Podmiot1'), nipAt('Podmiot2')]
  const [seller = ''] = issuers
  const context = nipOf(signedIn.context)
  return [
    ...(date === '' || date === today ? [] : [say('invoiceNotToday', { today, date })]),
    ...(seller === '' || issuers.includes(context) ? [] : [say('invoiceOtherSeller', { nip: context, seller })]),
  ]
}

/**
 * Sends a document in an interactive session of its own, and leaves the waiting to the page whose path comes back.
 * @throws a Refusal of KSeF's
 */
export const send = async (
  { signedIn: { ksef }, session, runtime }: SignedInVisit,
  xml: Uint8Array,
  formCode: FormCode,
  { from, offlineMode = false }: { from: Origin; offlineMode?: boolean },
): Promise<string> => {
  const ksefKey = keyFor(await ksef.publicKeys.list(), 'SymmetricKeyEncryption', runtime.now())
  const { encryption, ...key } = await makeInvoiceKey(ksefKey)
  const { referenceNumber } = await ksef.sessions.openOnline({ body: { formCode, encryption } })
  const params = { referenceNumber }
  const body = { ...(await encryptInvoice(xml, key)), offlineMode }
  const sent = await ksef.sessions
    .sendInvoice({ params, body })
    .finally(() => ksef.sessions.closeOnline({ params }).catch(() => undefined))
  putBounded(session.sentDocuments, sent.referenceNumber, xml, keptDocuments)
  return pathWith('/web/invoices/sent', { session: referenceNumber, invoice: sent.referenceNumber, from })
}

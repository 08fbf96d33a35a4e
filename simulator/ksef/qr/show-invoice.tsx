import type { Context } from 'hono'
import { bodyLimits } from '../../../contracts/bounds.ts'
import { formatTimestamp } from '../../../contracts/ksef/formats.ts'
import type { InvoiceMetadata } from '../../../contracts/ksef/invoices/query-metadata.ts'
import { type InvoiceLink, readInvoicePath } from '../../../contracts/ksef/qr/links.ts'
import { invoicePageTexts as texts } from '../../../contracts/ksef/qr/texts.ts'
import type { Told } from '../../../contracts/told.ts'
import { readUpTo } from '../../http/read-up-to.ts'
import type { Services } from '../http/services.ts'
import { why } from './explanations.ts'
import { type FoundInvoice, findInvoice } from './find-invoice.ts'
import { InvoiceFound, InvoiceNotFound } from './invoice-page.tsx'
import { reply } from './reply.ts'

const linkOf = (c: Context): InvoiceLink | undefined => {
  const { nip = '', date = '', hash = '' } = c.req.param()
  return readInvoicePath(nip, date, hash)
}

/** GET of a KOD I: whether the invoice is in KSeF. */
export const showInvoice = async (c: Context, services: Services): Promise<Response> => {
  const link = linkOf(c)
  if (link === undefined) return c.notFound()
  const now = services.runtime.now()
  const found = await services.tables.read(store => findInvoice(link, store, now))
  if (found === undefined) return notFound(c, link, services)
  const { ksefNumber, invoicingMode } = found.record.metadata
  const json = { found: true, ksefNumber, invoicingMode }
  return reply(c, services, { json, page: <InvoiceFound link={link} metadata={found.record.metadata} /> })
}

const notFound = (
  c: Context,
  { sellerNip: nip, issueDate: date, invoiceHash: hash }: InvoiceLink,
  services: Services,
) =>
  reply(c, services, {
    json: { found: false },
    page: <InvoiceNotFound />,
    explanations: [why('noInvoice', { nip, date, hash })],
  })

/** POST of its form: the invoice itself, for who knows the buyer and the gross amount (which data: assumed). */
export const downloadInvoice = async (c: Context, services: Services): Promise<Response> => {
  const link = linkOf(c)
  if (link === undefined) return c.notFound()
  const now = services.runtime.now()
  const given = new URLSearchParams(
    new TextDecoder().decode((await readUpTo(bodyLimits.ordinary, c.req.raw)) ?? new Uint8Array()),
  )
  const found = await services.tables.read(store => findInvoice(link, store, now))
  if (found === undefined) return notFound(c, link, services)
  const trouble = troubleOf(found, given, now)
  const { metadata } = found.record
  if (trouble !== undefined)
    return reply(c, services, {
      json: { error: trouble.text },
      page: <InvoiceFound link={link} metadata={metadata} trouble={trouble.text} />,
      explanations: [trouble.explanation],
    })
  const { ksefNumber } = metadata
  const { document } = (await services.tables.read(store => store.invoiceDocuments.get(ksefNumber)))!
  return c.body(new Uint8Array(document), 200, {
    'Content-Type': 'application/xml',
    'Content-Disposition': `attachment; filename="${ksefNumber}.xml"`,
  })
}

/** qr-004, CIRFMF/ksef-api issue 706 */
const troubleOf = (
  { record, corrected }: FoundInvoice,
  given: URLSearchParams,
  now: number,
): { text: string; explanation: Told } | undefined => {
  if (corrected) return { text: texts.failed, explanation: why('oldLink') }
  if (record.storedAt > now)
    return { text: texts.failed, explanation: why('notStored', { at: formatTimestamp(record.storedAt) }) }
  return fits(record.metadata, given) ? undefined : { text: texts.differs, explanation: why('differs') }
}

const plain = (text: string | null | undefined): string => (text ?? '').trim().toLowerCase()

const fits = ({ buyer, grossAmount }: InvoiceMetadata, given: URLSearchParams): boolean => {
  const named = plain(given.get('buyer'))
  const isBuyer = named !== '' && [buyer.identifier.value, buyer.name].some(one => plain(one) === named)
  return (
    isBuyer &&
    Number(plain(given.get('grossAmount')).replace(/\s/g, '').replace(',', '.') || Number.NaN) === grossAmount
  )
}

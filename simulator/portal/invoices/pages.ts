import { get } from '../../../contracts/ksef/invoices/get.ts'
import { queryMetadata } from '../../../contracts/ksef/invoices/query-metadata.ts'
import { invoiceStatus } from '../../../contracts/ksef/sessions/invoice-status.ts'
import { list as listSessions } from '../../../contracts/ksef/sessions/list.ts'
import { sendInvoice } from '../../../contracts/ksef/sessions/send-invoice.ts'
import type { PageRows } from '../visit.ts'
import { invoicePdfPage, invoiceQrPage, invoiceXmlPage } from './documents.ts'
import { invoicePage } from './invoice.tsx'
import { issueInvoicePage, issuePage } from './issue.tsx'
import { invoiceListPage } from './list.tsx'
import { loadInvoicePage, loadPage } from './load.tsx'
import { sentPage } from './sent.tsx'
import { upoOfInvoicePage } from './upo.ts'

/** Bytes of a form with a document: KSeF takes 3 MB of its own accord, and a pasted document is escaped. */
const documentForm = 12 * 1024 * 1024

export const invoicePages: PageRows = {
  'GET /web/invoices': { page: invoiceListPage, calls: [queryMetadata] },
  'GET /web/invoices/invoice': { page: invoicePage, calls: [get] },
  'GET /web/invoices/xml': { page: invoiceXmlPage, calls: [get] },
  'GET /web/invoices/pdf': { page: invoicePdfPage, calls: [get] },
  'GET /web/invoices/qr': { page: invoiceQrPage, calls: [get] },
  'GET /web/invoices/upo': { page: upoOfInvoicePage, calls: [listSessions] },
  'GET /web/invoices/load': { page: loadPage, calls: [sendInvoice] },
  'POST /web/invoices/load': { page: loadInvoicePage, calls: [sendInvoice], formLimit: documentForm },
  'GET /web/invoices/issue': { page: issuePage, calls: [sendInvoice] },
  'POST /web/invoices/issue': { page: issueInvoicePage, calls: [sendInvoice], keepsTyped: true },
  'GET /web/invoices/sent': { page: sentPage, calls: [invoiceStatus] },
}

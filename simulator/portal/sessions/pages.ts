import { closeBatch } from '../../../contracts/ksef/sessions/close-batch.ts'
import { closeOnline } from '../../../contracts/ksef/sessions/close-online.ts'
import { invoiceStatus } from '../../../contracts/ksef/sessions/invoice-status.ts'
import { list } from '../../../contracts/ksef/sessions/list.ts'
import { status } from '../../../contracts/ksef/sessions/status.ts'
import { upo } from '../../../contracts/ksef/sessions/upo.ts'
import { upoByInvoice } from '../../../contracts/ksef/sessions/upo-by-invoice.ts'
import type { PageRows } from '../visit.ts'
import { closeSession } from './close.tsx'
import { sessionInvoicePage } from './invoice.tsx'
import { sessionListPage } from './list.tsx'
import { sessionPage } from './session.tsx'
import { invoiceUpoPage, sessionUpoPage } from './upo.ts'

export const sessionPages: PageRows = {
  'GET /web/sessions': { page: sessionListPage, calls: [list] },
  'GET /web/sessions/session': { page: sessionPage, calls: [status] },
  'GET /web/sessions/invoice': { page: sessionInvoicePage, calls: [invoiceStatus] },
  'GET /web/sessions/upo': { page: sessionUpoPage, calls: [upo] },
  'GET /web/sessions/invoice-upo': { page: invoiceUpoPage, calls: [upoByInvoice] },
  'GET /web/sessions/close': { page: closeSession.ask, calls: [closeOnline, closeBatch] },
  'POST /web/sessions/close': { page: closeSession.act, calls: [closeOnline, closeBatch] },
}

import type { App } from '../../http/connection.ts'
import { part } from '../../runtime/parts.ts'
import type { Services } from '../http/services.ts'

const invoices = part(() => import('./show-invoice.tsx'))
const certificates = part(() => import('./show-certificate.tsx'))

/** The pages behind the QR codes on invoices. KSeF has a host of their own for them; no login, no limit. */
export const routeQr = (app: App, services: Services): void => {
  app.get('/invoice/:nip/:date/:hash', async c => (await invoices()).showInvoice(c, services))
  app.post('/invoice/:nip/:date/:hash', async c => (await invoices()).downloadInvoice(c, services))
  app.get('/certificate/:type/:context/:nip/:serial/:hash/:signature', async c =>
    (await certificates()).showCertificate(c, services),
  )
}

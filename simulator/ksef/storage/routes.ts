import type { XmlDocument } from '../../../contracts/operation.ts'
import type { Told } from '../../../contracts/told.ts'
import type { App } from '../../http/connection.ts'
import { respond } from '../http/respond.ts'
import type { Services } from '../http/services.ts'
import { writeDocument } from '../http/write-output.ts'
import { fileReference } from '../sessions/upo-links.ts'
import { upoReader } from '../sessions/upo-reader.ts'

/** What Azure's storage says of a link that does not open; assumed. */
const refused = {
  status: 403,
  headers: { 'Content-Type': 'application/xml' },
  body: '<?xml version="1.0" encoding="utf-8"?><Error><Code>AuthenticationFailed</Code></Error>',
}

/** Download links: signed, public, not counted (upo-021). */
export const routeStorage = (app: App, services: Services): void => {
  app.get('/storage/:session/:kind/:file', async c => {
    const now = services.runtime.now()
    const { pathname, searchParams } = new URL(c.req.url)
    const explanations: Told[] = []
    const exchange = { request: c.req.raw, now, explanations, warnings: [] }
    const fault = services.links.fault(pathname, searchParams, now)
    if (fault !== undefined) {
      explanations.push(fault)
      return respond(exchange, refused, services)
    }
    const { session, kind, file } = c.req.param()
    const made = await findUpo(session.toUpperCase(), kind, fileReference(file), now, services)
    return respond(exchange, made === undefined ? refused : writeDocument(made), services)
  })
}

const findUpo = async (
  session: string,
  kind: string,
  reference: string,
  now: number,
  services: Services,
): Promise<XmlDocument | undefined> => {
  const { upoOfInvoice, upoOfPage } = await upoReader()
  return services.tables.read(store => {
    const place = { ...services, store, now }
    return kind === 'upo' ? upoOfPage(session, reference, place) : upoOfInvoice(reference, place)
  })
}

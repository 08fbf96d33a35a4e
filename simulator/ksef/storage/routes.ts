import type { XmlDocument } from '../../../contracts/operation.ts'
import type { App } from '../../http/connection.ts'
import { quote } from '../../http/quote.ts'
import { respond } from '../http/respond.ts'
import type { Services } from '../http/services.ts'
import { writeDocument } from '../http/write-output.ts'
import { fileReference } from '../sessions/upo-links.ts'
import { upoReader } from '../sessions/upo-reader.ts'
import { why } from './explanations.ts'
import { routePackages } from './packages.ts'
import { visitOf } from './visit.ts'

/** Download links of UPOs: signed, public, not counted (upo-021). */
export const routeStorage = (app: App, services: Services): void => {
  routePackages(app, services)
  app.get('/storage/:session/:kind/:file', async c => {
    const visit = visitOf(c.req.raw, 'r', services)
    if ('refused' in visit) return visit.refused
    const { session, kind, file } = c.req.param()
    const made = await findUpo(session.toUpperCase(), kind, fileReference(file), visit.exchange.now, services)
    return made === undefined
      ? visit.refuse('BlobNotFound', why('nothingThere', { path: quote(c.req.path) }))
      : respond(visit.exchange, writeDocument(made), services)
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

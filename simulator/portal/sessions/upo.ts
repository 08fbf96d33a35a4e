import { part } from '../../runtime/parts.ts'
import { notDrawnPage, tooLong } from '../pages/went-wrong.tsx'
import { mostValues, valuesOf } from '../picture/picture.ts'
import { pictureOf, readDocument } from '../picture/read.ts'
import { download } from '../reply.tsx'
import type { SignedInPage, SignedInVisit } from '../visit.ts'

const drawing = part(() => import('../picture/pdf.ts'))

/** As KSeF gives it, or with `as=pdf` drawn. */
export const upoFile = async (visit: SignedInVisit, xml: Uint8Array, name: string): Promise<Response> => {
  const { say, url, runtime } = visit
  const picture = url.searchParams.get('as') === 'pdf' ? pictureOf(await readDocument(xml), say) : undefined
  if (picture === undefined) return download(xml, 'xml', name)
  if (valuesOf(picture) > mostValues) {
    const query = new URLSearchParams(url.searchParams)
    query.delete('as')
    return notDrawnPage(visit, tooLong(say), `${url.pathname}?${query}`)
  }
  const { drawPdf } = await drawing()
  return download(await drawPdf(say, picture, new Date(runtime.now())), 'pdf', name)
}

/** A page of a session's UPO. */
export const sessionUpoPage: SignedInPage = async visit => {
  const { url, signedIn } = visit
  const referenceNumber = url.searchParams.get('session') ?? ''
  const upoReferenceNumber = url.searchParams.get('upo') ?? ''
  const { xml } = await signedIn.ksef.sessions.upo({ params: { referenceNumber, upoReferenceNumber } })
  return upoFile(visit, xml, `upo-${upoReferenceNumber}`)
}

/** The UPO of one invoice of a session. */
export const invoiceUpoPage: SignedInPage = async visit => {
  const { url, signedIn } = visit
  const referenceNumber = url.searchParams.get('session') ?? ''
  const invoiceReferenceNumber = url.searchParams.get('invoice') ?? ''
  const { xml } = await signedIn.ksef.sessions.upoByInvoice({ params: { referenceNumber, invoiceReferenceNumber } })
  return upoFile(visit, xml, `upo-${invoiceReferenceNumber}`)
}

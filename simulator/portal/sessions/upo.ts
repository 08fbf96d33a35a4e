import { download } from '../reply.tsx'
import type { SignedInPage } from '../visit.ts'

/** A page of a session's UPO, as KSeF gives it. */
export const sessionUpoPage: SignedInPage = async ({ url, signedIn }) => {
  const referenceNumber = url.searchParams.get('session') ?? ''
  const upoReferenceNumber = url.searchParams.get('upo') ?? ''
  const { xml } = await signedIn.ksef.sessions.upo({ params: { referenceNumber, upoReferenceNumber } })
  return download(xml, 'xml', `upo-${upoReferenceNumber}`)
}

/** The UPO of one invoice of a session. */
export const invoiceUpoPage: SignedInPage = async ({ url, signedIn }) => {
  const referenceNumber = url.searchParams.get('session') ?? ''
  const invoiceReferenceNumber = url.searchParams.get('invoice') ?? ''
  const { xml } = await signedIn.ksef.sessions.upoByInvoice({ params: { referenceNumber, invoiceReferenceNumber } })
  return download(xml, 'xml', `upo-${invoiceReferenceNumber}`)
}

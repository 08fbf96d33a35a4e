import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { part } from '../../runtime/parts.ts'
import { notDrawnPage, tooLong } from '../pages/went-wrong.tsx'
import { listPath } from '../parts/list/list.tsx'
import { mostValues, type Picture, valuesOf } from '../picture/picture.ts'
import { pictureOf, readDocument } from '../picture/read.ts'
import type { Tree } from '../picture/tree.ts'
import { download, redirectTo } from '../reply.tsx'
import type { SignedInPage, SignedInVisit } from '../visit.ts'
import { codeOf } from './codes.ts'
import { invoiceList } from './list.tsx'

/** Files of invoices: one as it is, several as an archive, named by KSeF number. */

const mostAtOnce = 10

const drawing = part(() => import('../picture/pdf.ts'))
const zipping = part(() => import('../../../client/packages/zip.ts'))

interface File {
  readonly name: string
  readonly bytes: Uint8Array
}

const archiveOf = async (files: readonly File[], type: string, now: number): Promise<Uint8Array> => {
  const { zipOf } = await zipping()
  const packed = files.map(({ name, bytes }) => ({
    name: `${name}.${type}`,
    open: () => Readable.from([Buffer.from(bytes)]),
  }))
  const each = async function* () {
    yield* packed
  }
  return buffer(zipOf(each(), new Date(now)))
}

interface Invoice {
  readonly ksefNumber: string
  readonly xml: Uint8Array
}

/** One file as it is, several packed; or the page that says why there are none. */
const filesPage =
  (
    type: 'xml' | 'pdf',
    make: (visit: SignedInVisit, invoices: readonly Invoice[]) => Promise<readonly Uint8Array[] | Response>,
  ): SignedInPage =>
  async visit => {
    const { url, signedIn, runtime } = visit
    const numbers = [...new Set(url.searchParams.getAll('invoice'))]
    if (numbers.length === 0 || numbers.length > mostAtOnce)
      return redirectTo(visit, listPath(invoiceList, url.searchParams.get('list'), { unselected: '1' }))
    const invoices: Invoice[] = []
    for (const ksefNumber of numbers)
      invoices.push({ ksefNumber, xml: (await signedIn.ksef.invoices.get({ params: { ksefNumber } })).xml })
    const made = await make(visit, invoices)
    if (made instanceof Response) return made
    const files = made.map((bytes, index): File => ({ name: numbers[index]!, bytes }))
    const [first] = files
    return files.length === 1
      ? download(first!.bytes, type, first!.name)
      : download(await archiveOf(files, type, runtime.now()), 'zip', `faktury-${files.length}`)
  }

export const invoiceXmlPage = filesPage('xml', async (_, invoices) => invoices.map(({ xml }) => xml))

interface Drawn extends Invoice {
  readonly root: Tree
  readonly picture: Picture
}

/** Drawn from the same picture as the page. */
const pdfOf = async (visit: SignedInVisit, { ksefNumber, xml, root, picture }: Drawn): Promise<Uint8Array> => {
  const { say, runtime } = visit
  const { drawPdf } = await drawing()
  return drawPdf(say, picture, new Date(runtime.now()), await codeOf(visit, root, xml, ksefNumber))
}

export const invoicePdfPage = filesPage('pdf', async (visit, invoices) => {
  const { say, url } = visit
  const notDrawn = (why: string) => notDrawnPage(visit, why, `/web/invoices/xml${url.search}`)
  const drawn: Drawn[] = []
  for (const invoice of invoices) {
    const root = await readDocument(invoice.xml)
    const picture = pictureOf(root, say, invoice.ksefNumber)
    if (picture === undefined) return notDrawn(say('invoiceNoPicture'))
    drawn.push({ ...invoice, root, picture })
  }
  if (drawn.reduce((sum, { picture }) => sum + valuesOf(picture), 0) > mostValues) return notDrawn(tooLong(say))
  const files: Uint8Array[] = []
  for (const one of drawn) files.push(await pdfOf(visit, one))
  return files
})

/** The code alone, as a picture that can be printed in any size. */
export const invoiceQrPage: SignedInPage = async visit => {
  const ksefNumber = visit.url.searchParams.get('invoice') ?? ''
  const { xml } = await visit.signedIn.ksef.invoices.get({ params: { ksefNumber } })
  const { svg } = await codeOf(visit, await readDocument(xml), xml, ksefNumber)
  return download(svg, 'svg', `kod-I-${ksefNumber}`)
}

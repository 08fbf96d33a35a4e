import { Readable } from 'node:stream'
import { buffer } from 'node:stream/consumers'
import { part } from '../../runtime/parts.ts'
import { brokenDocumentPage } from '../pages/went-wrong.tsx'
import { listPath } from '../parts/list/list.tsx'
import { pictureOf, readDocument } from '../picture/read.ts'
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

const filesPage =
  (
    type: 'xml' | 'pdf',
    make: (visit: SignedInVisit, ksefNumber: string, xml: Uint8Array) => Promise<Uint8Array>,
  ): SignedInPage =>
  async visit => {
    const { url, signedIn, runtime } = visit
    const numbers = [...new Set(url.searchParams.getAll('invoice'))]
    if (numbers.length === 0 || numbers.length > mostAtOnce)
      return redirectTo(visit, listPath(invoiceList, url.searchParams.get('list'), { unselected: '1' }))
    const files: File[] = []
    for (const ksefNumber of numbers) {
      const { xml } = await signedIn.ksef.invoices.get({ params: { ksefNumber } })
      files.push({ name: ksefNumber, bytes: await make(visit, ksefNumber, xml) })
    }
    const [{ name, bytes }] = files as [File]
    return files.length === 1
      ? download(bytes, type, name)
      : download(await archiveOf(files, type, runtime.now()), 'zip', `faktury-${numbers.length}`)
  }

export const invoiceXmlPage = filesPage('xml', async (_, __, xml) => xml)

/** Drawn from the same picture as the page; of a document without a picture there is no PDF. */
export const invoicePdfPage: SignedInPage = async visit => {
  try {
    return await pdfPage(visit)
  } catch (error) {
    if (!(error instanceof NoPicture)) throw error
    return brokenDocumentPage(visit)
  }
}

class NoPicture extends Error {}

const pdfPage = filesPage('pdf', async (visit, ksefNumber, xml) => {
  const { say, runtime } = visit
  const root = await readDocument(xml)
  const picture = pictureOf(root, say, ksefNumber)
  if (picture === undefined) throw new NoPicture()
  const { drawPdf } = await drawing()
  const { svg, link } = await codeOf(visit, root, xml, ksefNumber)
  return drawPdf(say, picture, new Date(runtime.now()), {
    title: say('pictureQrInvoice'),
    svg,
    caption: ksefNumber,
    hint: say('pictureQrLink'),
    link,
  })
})

/** The code alone, as a picture that can be printed in any size. */
export const invoiceQrPage: SignedInPage = async visit => {
  const ksefNumber = visit.url.searchParams.get('invoice') ?? ''
  const { xml } = await visit.signedIn.ksef.invoices.get({ params: { ksefNumber } })
  const { svg } = await codeOf(visit, await readDocument(xml), xml, ksefNumber)
  return download(svg, 'svg', `kod-I-${ksefNumber}`)
}

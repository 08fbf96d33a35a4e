import { sendInvoice } from '../../../contracts/ksef/sessions/send-invoice.ts'
import { nipOf } from '../context.ts'
import { tooLong } from '../pages/went-wrong.tsx'
import { Back } from '../parts/back.tsx'
import { Notice } from '../parts/notice.tsx'
import { mostValues, valuesOf } from '../picture/picture.ts'
import { PictureView } from '../picture/picture-view.tsx'
import { pictureOf, readDocument } from '../picture/read.ts'
import { prettyXml } from '../pretty-xml.ts'
import { pathWith, show } from '../reply.tsx'
import { obstacles } from '../rights.ts'
import type { SignedInPage } from '../visit.ts'
import { codeOf } from './codes.ts'
import { QrCode } from './qr-code.tsx'
import { hasSimilar } from './similar.ts'

const writing = [sendInvoice]

/** Characters of the document that the page shows; the file has all of them. */
const shownXml = 200_000

/** One invoice as a picture, with its files. */
export const invoicePage: SignedInPage = async visit => {
  const { say, signedIn, url } = visit
  const ksefNumber = url.searchParams.get('invoice') ?? ''
  const { xml } = await signedIn.ksef.invoices.get({ params: { ksefNumber } })
  const root = await readDocument(xml)
  const picture = pictureOf(root, say, ksefNumber)
  const codes = <QrCode {...(await codeOf(visit, root, xml, ksefNumber))} />
  const text = await prettyXml(new TextDecoder().decode(xml))
  const undrawn = picture === undefined ? say('invoiceNoPicture') : valuesOf(picture) > mostValues && tooLong(say)
  const files = [
    ...(undrawn ? [] : [['/web/invoices/pdf', 'downloadPdf'] as const]),
    ['/web/invoices/xml', 'downloadXml'],
    ['/web/invoices/upo', 'invoiceUpo'],
    ['/web/invoices/upo', 'upoAsPdf', 'pdf'],
    ['/web/invoices/qr', 'downloadQr'],
  ] as const
  const mayIssue = obstacles(writing, signedIn.rights) === undefined && hasSimilar(root, nipOf(signedIn.context))
  return show(
    visit,
    { title: `${say('invoiceTitle')} ${picture?.number ?? ksefNumber}`, wide: true },
    <>
      <Back
        href={pathWith('/web/invoices', { as: url.searchParams.get('as') ?? undefined })}
        label={say('invoiceList')}
      />
      <h1>
        {say('invoiceTitle')} <bdi>{picture?.number ?? ksefNumber}</bdi>
      </h1>
      <nav class="actions" aria-label={say('invoiceActions')}>
        {files.map(([path, label, as]) => (
          <a class="button quiet" href={pathWith(path, { invoice: ksefNumber, as })}>
            {say(label)}
          </a>
        ))}
        {mayIssue && (
          <a class="button quiet" href={pathWith('/web/invoices/issue', { similar: ksefNumber })}>
            {say('issueSimilar')}
          </a>
        )}
      </nav>
      {undrawn ? (
        <>
          <Notice kind="info">
            <p>{undrawn}</p>
          </Notice>
          {codes}
        </>
      ) : (
        <PictureView say={say} picture={picture!} codes={codes} />
      )}
      <details class="document">
        <summary>{say('invoiceXml')}</summary>
        <pre tabindex={0}>{text.length > shownXml ? `${text.slice(0, shownXml)}\n…` : text}</pre>
      </details>
    </>,
  )
}

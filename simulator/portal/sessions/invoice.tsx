import { Back } from '../parts/back.tsx'
import { Facts } from '../parts/facts.tsx'
import { KsefNumber } from '../parts/ksef-number.tsx'
import { RefusalNotice } from '../parts/notice.tsx'
import { RefreshLink } from '../parts/refresh-link.tsx'
import { Time } from '../parts/time.tsx'
import { refreshOf } from '../refresh.ts'
import { pathWith, show } from '../reply.tsx'
import type { SignedInPage } from '../visit.ts'
import { InvoiceStatus, isAccepted, isInvoiceMoving, isRejected } from './facts.tsx'
import { sessionPath } from './session.tsx'

/** How one invoice of a session stands, and why it was rejected. */
export const sessionInvoicePage: SignedInPage = async visit => {
  const { say, language, session, signedIn, url } = visit
  const text = (name: string) => url.searchParams.get(name) ?? ''
  const params = { referenceNumber: text('session'), invoiceReferenceNumber: text('invoice') }
  const invoice = await signedIn.ksef.sessions.invoiceStatus({ params })
  const { status } = invoice
  const refresh = isInvoiceMoving(status) ? refreshOf(visit) : undefined
  const refused = isRejected(status)
    ? {
        code: status.code,
        text: status.description,
        details: status.details ?? [],
        explanation: session.exchanges.ofStep().at(-1)?.explanation,
      }
    : undefined
  const at = (instant: string | null | undefined) => instant && <Time at={instant} language={language} />
  return show(
    visit,
    { title: say('sessionInvoiceTitle'), failed: refused !== undefined, refresh },
    <>
      <Back href={sessionPath(text('session'), text('kind'))} label={say('toSession')} />
      <h1>{say('sessionInvoiceTitle')}</h1>
      <div id="invoice-state" data-live="">
        {refused && <RefusalNotice say={say} title={say('whyRejected')} refused={refused} />}
        <Facts
          say={say}
          facts={[
            ['columnStatus', <InvoiceStatus status={status} />],
            ['columnInvoiceNumber', invoice.invoiceNumber && <bdi>{invoice.invoiceNumber}</bdi>],
            ['columnKsefNumber', invoice.ksefNumber && <KsefNumber visit={visit} number={invoice.ksefNumber} />],
            ['referenceNumber', <span class="mono">{invoice.referenceNumber}</span>],
            ['columnFileName', invoice.invoiceFileName && <bdi>{invoice.invoiceFileName}</bdi>],
            ['columnMode', invoice.invoicingMode],
            ['columnReceived', at(invoice.invoicingDate)],
            ['columnAcquired', at(invoice.acquisitionDate)],
            ['columnStored', at(invoice.permanentStorageDate)],
            ['columnInvoiceHash', <span class="mono">{invoice.invoiceHash}</span>],
          ]}
        />
        {isAccepted(status) && (
          <p class="actions">
            <a
              class="button quiet"
              href={pathWith('/web/sessions/invoice-upo', { session: text('session'), invoice: text('invoice') })}
            >
              {say('invoiceUpo')}
            </a>
            <a
              class="button quiet"
              href={pathWith('/web/sessions/invoice-upo', {
                session: text('session'),
                invoice: text('invoice'),
                as: 'pdf',
              })}
            >
              {say('upoAsPdf')}
            </a>
          </p>
        )}
      </div>
      {refresh && <RefreshLink say={say} refresh={refresh} />}
    </>,
  )
}

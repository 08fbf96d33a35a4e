import { CopyButton } from '../parts/copy-button.tsx'
import { Facts } from '../parts/facts.tsx'
import { Notice, RefusalNotice } from '../parts/notice.tsx'
import { RefreshLink } from '../parts/refresh-link.tsx'
import { toldText } from '../parts/told-text.tsx'
import { readGiven } from '../picture/read.ts'
import { readableXml } from '../pretty-xml.ts'
import { refreshOf } from '../refresh.ts'
import { pathWith, show } from '../reply.tsx'
import { InvoiceStatus, isInvoiceMoving, isRejected } from '../sessions/facts.tsx'
import type { SignedInPage, SignedInVisit } from '../visit.ts'
import { type Fault, faultsOf } from './faults.ts'
import { keptDocuments, pathOf } from './send.ts'

/** Lines before and after a wrong one that are shown, so that it is seen at once. */
const around = 4
const shortDocument = 30

/** Where no line is known to be wrong, the whole document is. */
const isShown = (line: number, count: number, faults: readonly Fault[]): boolean => {
  const wrong = faults.flatMap(fault => fault.line ?? [])
  return count <= shortDocument || wrong.length === 0 || wrong.some(one => Math.abs(one - line) <= around)
}

/** The document line by line, each reason beside its line. */
const Lines = ({
  title,
  visit: { say },
  lines,
  faults,
}: {
  title: string
  visit: SignedInVisit
  lines: readonly string[]
  faults: readonly Fault[]
}) => (
  <ol class="lines" tabindex={0} aria-label={title}>
    {lines.map((text, index) => {
      const line = index + 1
      if (!isShown(line, lines.length, faults)) return null
      const own = faults.filter(fault => fault.line === line)
      return (
        <li value={line} class={own.length > 0 ? 'wrong' : undefined}>
          <code>{text}</code>
          {own.map(({ reason }) => (
            <p class="reason">
              <span class="unseen">{say('sentFaultAt', { line })}: </span>
              {toldText(reason)}
            </p>
          ))}
        </li>
      )
    })}
  </ol>
)

const Rejected = async ({
  visit,
  xml,
  details,
  explanation,
}: {
  visit: SignedInVisit
  xml?: Uint8Array
  details: readonly string[]
  explanation?: string
}) => {
  const { say } = visit
  if (xml === undefined) return <p class="hint">{say('sentGone', { kept: keptDocuments })}</p>
  const text = new TextDecoder().decode(xml)
  const shown = await readableXml(text)
  const lines = shown.split(/\r?\n/)
  const root = await readGiven(new TextEncoder().encode(shown))
  const faults = faultsOf(lines, 'fault' in root ? undefined : root, details, explanation)
  const title = say(faults.some(({ line }) => line !== undefined) ? 'sentDocument' : 'invoiceXml')
  return (
    <>
      <h2>{title}</h2>
      <Lines title={title} visit={visit} lines={lines} faults={faults} />
    </>
  )
}

/** What becomes of an invoice that was sent from here. */
export const sentPage: SignedInPage = async visit => {
  const { say, language, session, signedIn, url } = visit
  const referenceNumber = url.searchParams.get('session') ?? ''
  const invoiceReferenceNumber = url.searchParams.get('invoice') ?? ''
  const params = { referenceNumber, invoiceReferenceNumber }
  const { status, ksefNumber, invoiceNumber } = await signedIn.ksef.sessions.invoiceStatus({ params })
  const moving = isInvoiceMoving(status)
  const rejected = isRejected(status)
  const refresh = moving ? refreshOf(visit) : undefined
  const explanation = session.exchanges.ofStep().at(-1)?.explanation
  const details = status.details ?? []
  const settled = rejected ? 'sentRejected' : 'sentDone'
  return show(
    visit,
    { title: say(moving ? 'sentTitle' : settled), failed: rejected, refresh },
    <>
      <h1>{say(moving ? 'sentTitle' : settled)}</h1>
      {moving && (
        <>
          <p class="lead">{say('sentUnderWay')}</p>
          <div class="progress" role="progressbar" aria-label={say('sentTitle')}>
            <span />
          </div>
        </>
      )}
      {rejected && (
        <RefusalNotice
          say={say}
          title={say('whyRejected')}
          refused={{ code: status.code, text: status.description, details, explanation }}
        />
      )}
      {!moving && !rejected && (
        <Notice kind="info">
          <p>{say('sentDoneLine')}</p>
        </Notice>
      )}
      <Facts
        say={say}
        facts={[
          ['columnStatus', <InvoiceStatus status={status} id="sent-status" />],
          [
            'columnKsefNumber',
            ksefNumber && (
              <div class="beside">
                <span class="mono" id="ksef-number">
                  {ksefNumber}
                </span>
                <CopyButton say={say} from="ksef-number" label={say('copyNumber')} class="quiet small" />
              </div>
            ),
          ],
          ['columnInvoiceNumber', invoiceNumber && <bdi>{invoiceNumber}</bdi>],
          ['referenceNumber', <span class="mono">{invoiceReferenceNumber}</span>],
        ]}
      />
      <p class="actions">
        {ksefNumber && (
          <a class="button" href={pathWith('/web/invoices/invoice', { invoice: ksefNumber })}>
            {say('showInvoice')}
          </a>
        )}
        {rejected && session.sentDocuments.has(invoiceReferenceNumber) && (
          <a class="button" href={pathWith('/web/invoices/load', { again: invoiceReferenceNumber })}>
            {say('correctAndSend')}
          </a>
        )}
        <a class="button quiet" href={pathWith('/web/sessions/session', { session: referenceNumber, kind: 'Online' })}>
          {say('toSession')}
        </a>
        <a class="button quiet" href={pathOf(url.searchParams.get('from'))}>
          {say('sendAnother')}
        </a>
      </p>
      {rejected && (
        <Rejected
          visit={visit}
          xml={session.sentDocuments.get(invoiceReferenceNumber)}
          details={details}
          explanation={explanation?.[language]}
        />
      )}
      {refresh && <RefreshLink say={say} refresh={refresh} />}
    </>,
  )
}

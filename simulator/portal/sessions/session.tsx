import type * as z from 'zod'
import type { SessionInvoice } from '../../../contracts/ksef/sessions/session.ts'
import type { status as statusOperation } from '../../../contracts/ksef/sessions/status.ts'
import { brokenAt } from '../parts/broken-at.tsx'
import { Facts } from '../parts/facts.tsx'
import { InvoiceNumber } from '../parts/invoice-number.tsx'
import { KsefNumber } from '../parts/ksef-number.tsx'
import { type List, listPage } from '../parts/list/list.tsx'
import type { ListQuery } from '../parts/list/query.ts'
import type { Column } from '../parts/list/table.tsx'
import { Time } from '../parts/time.tsx'
import { pathWith } from '../reply.tsx'
import type { SignedInVisit } from '../visit.ts'
import { InvoiceStatus, isInvoiceMoving, isOpen, isSessionMoving, SessionStatus } from './facts.tsx'

type Session = z.output<typeof statusOperation.success.body>

export const sessionPath = (session: string | undefined, kind?: string): string =>
  pathWith('/web/sessions/session', { session, kind })

const columns = ({ kept: { session, kind } }: ListQuery): readonly Column<SessionInvoice>[] => [
  { label: 'columnOrdinal', kind: 'tiny', cell: ({ ordinalNumber }) => ordinalNumber },
  {
    label: 'columnInvoiceNumber',
    kind: 'wide',
    head: true,
    cell: ({ invoiceNumber, referenceNumber }, { say }) => (
      <a href={pathWith('/web/sessions/invoice', { session, kind, invoice: referenceNumber })}>
        {invoiceNumber ? <InvoiceNumber number={invoiceNumber} /> : say('invoiceWithoutNumber')}
      </a>
    ),
  },
  {
    label: 'columnKsefNumber',
    kind: 'number',
    cell: ({ ksefNumber }, visit) => (ksefNumber ? <KsefNumber visit={visit} number={ksefNumber} /> : '–'),
  },
  {
    label: 'columnReceived',
    kind: 'instant',
    cell: ({ invoicingDate }, { language }) => <Time at={invoicingDate} language={language} />,
  },
  {
    label: 'columnStatus',
    kind: 'name',
    cell: ({ status, referenceNumber }) => (
      <>
        <InvoiceStatus status={status} id={`status-${referenceNumber}`} />
        {status.details?.map(detail => (
          <small class="words" lang="pl">
            {brokenAt(detail, /(?<=\/:?)(?=[\w:])/)}
          </small>
        ))}
      </>
    ),
  },
]

const Upo = ({ visit: { say }, number, session }: { visit: SignedInVisit; number?: string; session: Session }) => {
  const pages = session.upo?.pages ?? []
  const waits = isOpen(session.status) || isSessionMoving(session.status)
  if (pages.length === 0) return <p class="hint">{say(waits ? 'upoNotYet' : 'upoNever')}</p>
  return (
    <ul class="links">
      {pages.map(({ referenceNumber }, index) => (
        <li>
          <a href={pathWith('/web/sessions/upo', { session: number, upo: referenceNumber })}>{say('collectiveUpo')}</a>{' '}
          ·{' '}
          <a class="whole" href={pathWith('/web/sessions/upo', { session: number, upo: referenceNumber, as: 'pdf' })}>
            {say('upoAsPdf')}
          </a>
          {pages.length > 1 && ` (${say('upoPage', { page: index + 1, pages: pages.length })})`}
        </li>
      ))}
    </ul>
  )
}

const Above = ({ visit, query, session }: { visit: SignedInVisit; query: ListQuery; session: Session }) => {
  const { say, language } = visit
  const { session: number, kind } = query.kept
  const { status, dateCreated, dateUpdated, validUntil, invoiceCount, successfulInvoiceCount, failedInvoiceCount } =
    session
  return (
    <>
      <Facts
        say={say}
        facts={[
          ['referenceNumber', <span class="mono">{number}</span>],
          ['columnStatus', <SessionStatus say={say} status={status} id="session-status" />],
          ['columnCreated', <Time at={dateCreated} language={language} />],
          ['columnUpdated', <Time at={dateUpdated} language={language} />],
          ['columnValidUntil', validUntil && <Time at={validUntil} language={language} />],
        ]}
      />
      {status.details?.map(detail => (
        <p class="words" lang="pl">
          {detail}
        </p>
      ))}
      <dl class="counters" id="counters" data-live="">
        {(
          [
            ['columnTotal', invoiceCount],
            ['columnAccepted', successfulInvoiceCount],
            ['columnRejected', failedInvoiceCount],
          ] as const
        ).map(([label, count]) => (
          <div>
            <dt>{say(label)}</dt>
            <dd>{count ?? 0}</dd>
          </div>
        ))}
      </dl>
      <section class="upo" aria-labelledby="upo-title">
        <h2 id="upo-title">{say('sessionUpo')}</h2>
        <div id="upo" data-live="">
          <Upo visit={visit} number={number} session={session} />
        </div>
      </section>
      {isOpen(status) && (
        <p class="actions">
          <a class="button quiet" href={pathWith('/web/sessions/close', { session: number, kind })}>
            {say('closeSession')}
          </a>
        </p>
      )}
      <h2>{say('sessionInvoices')}</h2>
    </>
  )
}

/** One session: counters, UPO, and its invoices as a list. */
const invoicesOfSession: List<SessionInvoice> = {
  path: '/web/sessions/session',
  keeps: ['session', 'kind'],
  title: 'sessionTitle',
  caption: 'sessionInvoices',
  back: ({ kept: { kind } }) => [pathWith('/web/sessions', { kind }), 'sessionHistory'],
  filter: [
    { name: 'only', label: 'sessionInvoicesShown', choices: [{ value: 'failed', label: 'sessionInvoicesFailed' }] },
  ],
  sizes: [10, 20, 50, 100],
  columns,
  above: async (visit, query) => {
    const params = { referenceNumber: query.kept.session ?? '' }
    const session = await visit.signedIn.ksef.sessions.status({ params })
    return { content: <Above visit={visit} query={query} session={session} />, moving: isSessionMoving(session.status) }
  },
  read: async ({ signedIn: { ksef } }, { kept, values, size, after }) => {
    const input = {
      params: { referenceNumber: kept.session ?? '' },
      query: { pageSize: size },
      headers: { 'x-continuation-token': after },
    }
    const { invoices, continuationToken } = await (values.only === 'failed'
      ? ksef.sessions.failedInvoices(input)
      : ksef.sessions.invoices(input))
    return { rows: invoices ?? [], next: continuationToken ?? undefined }
  },
  isMoving: ({ status }) => isInvoiceMoving(status),
  empty: 'sessionInvoicesEmpty',
  noMatch: 'sessionInvoicesNoMatch',
}

export const sessionPage = listPage(invoicesOfSession)

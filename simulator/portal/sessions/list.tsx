import type * as z from 'zod'
import { CommonSessionStatus, type SessionItem, SessionType } from '../../../contracts/ksef/sessions/session.ts'
import { dayFilter, endOfDay, startOfDay } from '../parts/list/days.ts'
import { type List, listPage } from '../parts/list/list.tsx'
import type { ListQuery } from '../parts/list/query.ts'
import type { Column } from '../parts/list/table.tsx'
import { Time } from '../parts/time.tsx'
import { pathWith } from '../reply.tsx'
import { isSessionMoving, SessionStatus, sessionLabels } from './facts.tsx'

type Row = z.output<ReturnType<typeof SessionItem>>

const columns = (kind: string | undefined): readonly Column<Row>[] => [
  {
    label: 'referenceNumber',
    kind: 'reference',
    head: true,
    cell: ({ referenceNumber }) => (
      <a class="mono" href={pathWith('/web/sessions/session', { session: referenceNumber, kind })}>
        {referenceNumber}
      </a>
    ),
  },
  {
    label: 'columnStatus',
    kind: 'wide',
    cell: ({ status, referenceNumber }, { say }) => (
      <SessionStatus say={say} status={status} id={`status-${referenceNumber}`} />
    ),
  },
  {
    label: 'columnCreated',
    kind: 'instant',
    cell: ({ dateCreated }, { language }) => <Time at={dateCreated} language={language} />,
  },
  {
    label: 'columnUpdated',
    kind: 'instant',
    cell: ({ dateUpdated }, { language }) => <Time at={dateUpdated} language={language} />,
  },
  {
    label: 'columnValidUntil',
    kind: 'instant',
    cell: ({ validUntil }, { language }) => (validUntil ? <Time at={validUntil} language={language} /> : '–'),
  },
  { label: 'columnTotal', kind: 'amount', cell: ({ totalInvoiceCount }) => totalInvoiceCount },
  { label: 'columnAccepted', kind: 'amount', cell: ({ successfulInvoiceCount }) => successfulInvoiceCount },
  { label: 'columnRejected', kind: 'amount', cell: ({ failedInvoiceCount }) => failedInvoiceCount },
]

const input = ({ values, view, size, after }: ListQuery) => ({
  query: {
    sessionType: SessionType().parse(view),
    pageSize: size,
    referenceNumber: values.number,
    dateCreatedFrom: startOfDay(values.from),
    dateCreatedTo: endOfDay(values.to),
    statuses: values.status === undefined ? undefined : [CommonSessionStatus().parse(values.status)],
  },
  headers: { 'x-continuation-token': after },
})

export const sessionList: List<Row> = {
  path: '/web/sessions',
  title: 'sessionHistory',
  lead: ({ say, signedIn }) => say('sessionsLead', { nip: signedIn.context.value }),
  views: {
    name: 'kind',
    label: 'sessionsView',
    choices: [
      { value: 'Online', label: 'sessionsOnline' },
      { value: 'Batch', label: 'sessionsBatch' },
    ],
  },
  filter: [
    { name: 'number', label: 'referenceNumber', member: 'referenceNumber', wrong: () => 'referenceNumberWrong' },
    {
      name: 'status',
      label: 'columnStatus',
      choices: CommonSessionStatus().options.map(value => ({ value, label: sessionLabels[value] })),
    },
    dayFilter('from', 'createdFrom', 'dateCreatedFrom'),
    dayFilter('to', 'createdTo', 'dateCreatedTo'),
  ],
  sizes: [10, 20, 50, 100],
  columns: ({ view }) => columns(view),
  read: async ({ signedIn }, query) => {
    const { sessions, continuationToken } = await signedIn.ksef.sessions.list(input(query))
    return { rows: sessions, next: continuationToken ?? undefined }
  },
  isMoving: ({ status }) => isSessionMoving(status),
  empty: 'sessionsEmpty',
  emptyLine: 'sessionsEmptyLine',
  noMatch: 'sessionsNoMatch',
}

export const sessionListPage = listPage(sessionList)

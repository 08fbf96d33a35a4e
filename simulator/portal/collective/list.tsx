import { readDate } from '../../../contracts/ksef/formats.ts'
import { dayLength, isoAt } from '../instants.ts'
import { dayFilter, endOfDay, startOfDay } from '../parts/list/days.ts'
import { type List, listPage } from '../parts/list/list.tsx'
import type { Column } from '../parts/list/table.tsx'
import { Time } from '../parts/time.tsx'
import { type CollectiveIdentifier, identifierPath } from './facts.ts'

/** KSeF asks for a span, of at most so many days. */
const longestSpan = 100

const columns: readonly Column<CollectiveIdentifier>[] = [
  {
    label: 'collectiveNumber',
    kind: 'name',
    head: true,
    cell: ({ collectiveIdentifierNumber }) => (
      <a class="mono" href={identifierPath(collectiveIdentifierNumber)}>
        {collectiveIdentifierNumber}
      </a>
    ),
  },
  {
    label: 'columnCreated',
    kind: 'wide',
    cell: ({ dateCreated }, { language }) => <Time at={dateCreated} language={language} />,
  },
  { label: 'columnTotal', kind: 'amount', cell: ({ invoiceCount }) => invoiceCount },
  {
    label: 'collectiveMadeBy',
    kind: 'wide',
    cell: ({ createdInCurrentContext }, { say }) => say(createdInCurrentContext ? 'madeHere' : 'madeElsewhere'),
  },
]

/** What is no number is sent as it is, so that KSeF says so. */
const count = (text: string | undefined): number | undefined =>
  text !== undefined && Number.isFinite(Number(text)) ? Number(text) : (text as unknown as number | undefined)

/** Without days: the last hundred. With one of them: the hundred that begin or end there. */
const spanOf = (now: number, from: string | undefined, to: string | undefined) => {
  const begun = readDate(from ?? '')
  const ended = readDate(to ?? '')
  return {
    dateCreatedFrom:
      startOfDay(from) ?? isoAt((ended === undefined ? now : ended + dayLength) - longestSpan * dayLength),
    dateCreatedTo:
      endOfDay(to) ?? isoAt(begun === undefined ? now : Math.min(begun + (longestSpan - 1) * dayLength, now)),
  }
}

export const collectiveList: List<CollectiveIdentifier> = {
  path: '/web/collective-identifiers',
  title: 'collectiveIdentifiers',
  lead: ({ say, signedIn }) => say('collectiveLead', { nip: signedIn.context.value }),
  above: async ({ say }) => ({
    content: (
      <p class="actions">
        <a class="button" href="/web/collective-identifiers/new">
          {say('collectiveNew')}
        </a>
      </p>
    ),
  }),
  filter: [
    { name: 'number', label: 'collectiveNumber' },
    dayFilter('from', 'createdFrom', 'dateCreatedFrom'),
    dayFilter('to', 'createdTo', 'dateCreatedTo'),
    { name: 'least', label: 'invoicesLeast', type: 'number', member: 'invoiceCountFrom', wrong: () => 'countWrong' },
    { name: 'most', label: 'invoicesMost', type: 'number', member: 'invoiceCountTo', wrong: () => 'countWrong' },
    {
      name: 'made',
      label: 'collectiveMadeBy',
      choices: [
        { value: 'here', label: 'madeHere' },
        { value: 'elsewhere', label: 'madeElsewhere' },
      ],
    },
  ],
  sizes: [10, 20, 50, 100],
  columns: () => columns,
  read: async ({ signedIn, runtime }, { values, size, after }) => {
    const { number, from, to, least, most, made } = values
    const { collectiveIdentifiers, continuationToken } = await signedIn.ksef.collectiveIdentifiers.query({
      query: { pageSize: size },
      headers: { 'x-continuation-token': after },
      body: {
        ...spanOf(runtime.now(), from, to),
        collectiveIdentifierNumber: number,
        invoiceCountFrom: count(least),
        invoiceCountTo: count(most),
        createdInCurrentContext: made === undefined ? undefined : made === 'here',
      },
    })
    return { rows: collectiveIdentifiers, next: continuationToken ?? undefined }
  },
  empty: 'collectiveEmpty',
  emptyLine: 'collectiveEmptyLine',
  noMatch: 'collectiveNoMatch',
}

export const collectiveListPage = listPage(collectiveList)

import type { Child } from 'hono/jsx'
import { refreshOf } from '../../refresh.ts'
import { complainsOnlyOf, type Refused, unlessRefused } from '../../refusal.ts'
import { pathWith, show } from '../../reply.tsx'
import type { TextKey } from '../../texts.ts'
import type { SignedInPage, SignedInVisit } from '../../visit.ts'
import { Back } from '../back.tsx'
import { Notice, RefusalNotice } from '../notice.tsx'
import { RefreshLink } from '../refresh-link.tsx'
import { mayAskAgain, TryAgain } from '../try-again.tsx'
import { Filter } from './filter.tsx'
import { isOfFilter } from './of-filter.ts'
import { pageBefore, rememberPage } from './page-before.ts'
import { isFiltered, type ListQuery, readListQuery, type Shape, writeListQuery } from './query.ts'
import { ChoosableTable, type Choosing, type Column } from './table.tsx'

/** A page of a list as KSeF gave it. */
export interface Found<Row> {
  readonly rows: readonly Row[]
  /** What `after` is for the page before, where the list itself tells; '' for the first. */
  readonly previous?: string
  /** And for the next one, where there is one. */
  readonly next?: string
}

/** Said above a list. */
export interface Above {
  readonly content: Child
  /** It will change by itself, so the page asks again. */
  readonly moving?: boolean
}

export interface List<Row> extends Shape {
  readonly title: TextKey
  /** Of the table, where the page has more than that. */
  readonly caption?: TextKey
  /** Above the title: where the page came from. */
  back?(query: ListQuery): readonly [href: string, label: TextKey]
  lead?(visit: SignedInVisit): string
  columns(query: ListQuery): readonly Column<Row>[]
  /** Asks KSeF for one page. */
  read(visit: SignedInVisit, query: ListQuery): Promise<Found<Row>>
  above?(visit: SignedInVisit, query: ListQuery, rows: readonly Row[]): Promise<Above | undefined>
  readonly choosing?: Choosing<Row>
  isMoving?(row: Row): boolean
  readonly empty: TextKey
  readonly emptyLine?: TextKey
  /** What to do where there is nothing yet. */
  readonly begin?: readonly [href: string, label: TextKey]
  readonly noMatch: TextKey
  /** No time stands in it, so nothing is said of clocks. */
  readonly timeless?: boolean
}

/** Back to a list as it was seen: what the member `list` of an address or a form holds. */
export const listPath = (shape: Shape, list: string | null, more: Readonly<Record<string, string>> = {}): string =>
  pathWith(shape.path, { ...writeListQuery(shape, readListQuery(shape, new URLSearchParams(list ?? ''))), ...more })

const Tabs = <Row,>({ visit: { say }, list, query }: { visit: SignedInVisit; list: List<Row>; query: ListQuery }) => {
  const { views } = list
  if (views === undefined) return null
  return (
    <nav class="tabs" aria-label={say(views.label)}>
      {views.choices.map(({ value, label }) => (
        <a
          href={pathWith(list.path, writeListQuery(list, { ...query, values: {}, view: value, after: undefined }))}
          aria-current={value === query.view ? 'page' : undefined}
        >
          {label === undefined ? value : say(label)}
        </a>
      ))}
    </nav>
  )
}

/** Of the page of a list that begins at a place. */
const addressOf = (shape: Shape, query: ListQuery, after?: string): string =>
  pathWith(shape.path, writeListQuery(shape, { ...query, after }))

interface PagerProps<Row> {
  readonly visit: SignedInVisit
  readonly list: List<Row>
  readonly query: ListQuery
  readonly found: Found<Row>
}

const Pager = <Row,>({ visit: { say, session }, list, query, found }: PagerProps<Row>) => {
  const pageAt = (after?: string) => addressOf(list, query, after)
  const previous = query.after === undefined ? undefined : (found.previous ?? pageBefore(session, pageAt(query.after)))
  const links: readonly (readonly [label: TextKey, href: string | undefined])[] = [
    ['firstPage', query.after === undefined || previous === '' ? undefined : pageAt()],
    ['previousPage', previous === undefined ? undefined : pageAt(previous)],
    ['nextPage', found.next && pageAt(found.next)],
  ]
  const shown = links.filter(([, href]) => href !== undefined)
  return shown.length === 0 ? null : (
    <nav class="pages" aria-label={say('pages')}>
      {shown.map(([label, href]) => (
        <a class="button quiet" href={href}>
          {say(label)}
        </a>
      ))}
    </nav>
  )
}

const Nothing = <Row,>({ visit: { say }, list, query }: Omit<PagerProps<Row>, 'found'>) => {
  const narrowed = isFiltered(query) || query.after !== undefined
  return (
    <div class="nothing">
      <p>
        <strong>{say(narrowed ? list.noMatch : list.empty)}</strong>
      </p>
      {!narrowed && list.emptyLine && <p>{say(list.emptyLine)}</p>}
      {narrowed && (
        <a
          class="button quiet"
          href={pathWith(list.path, writeListQuery(list, { ...query, values: {}, after: undefined }))}
        >
          {say('filterClear')}
        </a>
      )}
      {!narrowed && list.begin && (
        <a class="button" href={list.begin[0]}>
          {say(list.begin[1])}
        </a>
      )}
    </div>
  )
}

const nothing: Found<never> = { rows: [] }

const readFound = <Row,>(
  visit: SignedInVisit,
  list: List<Row>,
  query: ListQuery,
): Promise<{ found: Found<Row>; refused?: Refused }> =>
  unlessRefused<{ found: Found<Row>; refused?: Refused }>(
    visit.session,
    async () => ({ found: await list.read(visit, query) }),
    refused => ({ found: nothing, refused }),
  )

/** A list as a page: tabs, filter, table, pages, and what is said where there is nothing. */
export const listPage =
  <Row,>(list: List<Row>): SignedInPage =>
  async visit => {
    const { say, url } = visit
    const query = readListQuery(list, url.searchParams)
    const { found, refused } = await readFound(visit, list, query)
    const { rows } = found
    const again = refused !== undefined && mayAskAgain(visit, refused)
    if (found.next !== undefined) rememberPage(visit.session, addressOf(list, query, found.next), query.after)
    const above = await list.above?.(visit, query, rows)
    const back = list.back?.(query)
    const moving = above?.moving || (list.isMoving !== undefined && rows.some(list.isMoving))
    const refresh = moving || refused?.retryAfter !== undefined ? refreshOf(visit, refused?.retryAfter) : undefined
    const unselected = list.choosing !== undefined && url.searchParams.has('unselected')
    return show(
      visit,
      {
        title: say(list.title),
        failed: refused !== undefined || unselected,
        refresh,
        status: refused === undefined ? 200 : 422,
        wide: true,
      },
      <>
        {back && <Back href={back[0]} label={say(back[1])} />}
        <h1>{say(list.title)}</h1>
        {list.lead && <p class="lead">{list.lead(visit)}</p>}
        {above?.content}
        {unselected && (
          <Notice kind="error">
            <p>{say(list.choosing!.nothing)}</p>
          </Notice>
        )}
        <Tabs visit={visit} list={list} query={query} />
        {refused && (
          <RefusalNotice
            say={say}
            title={say(isOfFilter(list, query, refused) ? 'filterRefused' : 'listUnread')}
            refused={refused}
            isBeside={complainsOnlyOf(
              refused,
              list.filter.flatMap(({ member }) => member ?? []),
            )}
          />
        )}
        {again && (
          <p class="actions">
            <TryAgain visit={visit} />
          </p>
        )}
        {list.filter.length > 0 && <Filter say={say} shape={list} query={query} refused={refused} />}
        {rows.length > 0 && (
          <div class="table-place">
            <ChoosableTable
              visit={visit}
              caption={say(list.caption ?? list.title)}
              columns={list.columns(query)}
              rows={rows}
              choosing={list.choosing}
              list={pathWith('', writeListQuery(list, query)).slice(1)}
            />
            {!list.timeless && <p class="table-note">{say('timeZone')}</p>}
          </div>
        )}
        {rows.length === 0 && refused === undefined && <Nothing visit={visit} list={list} query={query} />}
        <Pager visit={visit} list={list} query={query} found={found} />
        {refresh && !again && <RefreshLink say={say} refresh={refresh} />}
      </>,
    )
  }

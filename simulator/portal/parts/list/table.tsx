import type { Child } from 'hono/jsx'
import type { Say, TextKey } from '../../texts.ts'
import type { SignedInVisit } from '../../visit.ts'

/** How wide a column is. */
export type ColumnKind =
  | 'name'
  | 'party'
  | 'number'
  | 'reference'
  | 'instant'
  | 'day'
  | 'amount'
  | 'money'
  | 'status'
  | 'short'
  | 'tiny'
  | 'wide'
  | 'select'

interface Value<Row> {
  readonly label: TextKey
  cell(row: Row, visit: SignedInVisit): Child
}

export interface Column<Row> extends Value<Row> {
  readonly kind: ColumnKind
  /** Values that stand below it in the same column. */
  readonly below?: readonly Value<Row>[]
  /** The one that a row is known by. */
  readonly head?: boolean
}

/** Rows are chosen and taken to a page that asks what to do with them. */
export interface Choosing<Row> {
  /** Of the member that names a row. */
  readonly name: string
  readonly many?: boolean
  /** Whereto, by GET; the list as it was seen goes along as `list`. */
  readonly action: string
  readonly verb: TextKey
  /** Other things to do with the same rows. */
  readonly more?: readonly (readonly [action: string, verb: TextKey])[]
  readonly danger?: boolean
  readonly hint: TextKey
  /** Said when nothing was chosen: the action sends back with `unselected=1`. */
  readonly nothing: TextKey
  value(row: Row): string
  label(row: Row, say: Say): string
  isOver?(row: Row): boolean
}

interface TableProps<Row> {
  readonly visit: SignedInVisit
  readonly caption: string
  readonly columns: readonly Column<Row>[]
  readonly rows: readonly Row[]
  readonly choosing?: Choosing<Row>
}

/** On a narrow screen each row is a card: the labels of a cell stand in it. */
const Cell = ({
  say,
  kind,
  values,
}: {
  say: Say
  kind: ColumnKind
  values: readonly (readonly [TextKey, Child])[]
}) => (
  <td class={`is-${kind}`}>
    {values.map(([label, content]) => (
      <>
        <span class="cell-label" aria-hidden="true">
          {say(label)}
        </span>
        <div>{content}</div>
      </>
    ))}
  </td>
)

const inputId = (index: number): string => `select-${index + 1}`

const inputOf = <Row,>(choosing: Choosing<Row>, row: Row, index: number, say: Say): Child => (
  <input
    type={choosing.many ? 'checkbox' : 'radio'}
    name={choosing.name}
    id={inputId(index)}
    value={choosing.value(row)}
    disabled={choosing.isOver?.(row)}
    aria-label={choosing.label(row, say)}
  />
)

export const Table = <Row,>({ visit, caption, columns, rows, choosing }: TableProps<Row>) => {
  const { say } = visit
  return (
    <table class="list">
      <caption class="unseen">{caption}</caption>
      <thead>
        <tr>
          {choosing && (
            <th scope="col" class="is-select">
              <span class="unseen">{say('columnSelect')}</span>
            </th>
          )}
          {columns.map(({ label, kind, below = [] }) => (
            <th scope="col" class={`is-${kind}`}>
              {[label, ...below.map(value => value.label)].map(key => (
                <span class="head-label">{say(key)}</span>
              ))}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {rows.map((row, index) => (
          <tr>
            {choosing && (
              <Cell say={say} kind="select" values={[['columnSelect', inputOf(choosing, row, index, say)]]} />
            )}
            {columns.map(({ label, kind, head, below = [], cell }) =>
              head ? (
                <th scope="row" class={`is-${kind}`}>
                  {choosing ? <label for={inputId(index)}>{cell(row, visit)}</label> : cell(row, visit)}
                </th>
              ) : (
                <Cell
                  say={say}
                  kind={kind}
                  values={[{ label, cell }, ...below].map(value => [value.label, value.cell(row, visit)])}
                />
              ),
            )}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** The table with what can be done with rows. */
export const ChoosableTable = <Row,>({ list, ...table }: TableProps<Row> & { list: string }) => {
  const { visit, choosing } = table
  if (choosing === undefined) return <Table {...table} />
  const { say } = visit
  return (
    <form method="get" action={choosing.action} class="choosing">
      <input type="hidden" name="list" value={list} />
      <Table {...table} />
      <div class="bar">
        <span>{say(choosing.hint)}</span>
        <button type="submit" class={choosing.danger ? 'danger' : undefined}>
          {say(choosing.verb)}
        </button>
        {choosing.more?.map(([action, verb]) => (
          <button type="submit" formaction={action} class="quiet">
            {say(verb)}
          </button>
        ))}
      </div>
    </form>
  )
}

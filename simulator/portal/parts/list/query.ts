import type { TextKey } from '../../texts.ts'

export interface Choice {
  readonly value: string
  /** Without one the value is shown. */
  readonly label?: TextKey
}

/** One thing that a list can be narrowed by. */
export interface FilterField {
  /** In the address of the page. */
  readonly name: string
  readonly label: TextKey
  readonly hint?: TextKey
  readonly type?: 'text' | 'date' | 'number'
  /** Only one of these; any when none is chosen. */
  readonly choices?: readonly Choice[]
  /** The one that counts when none is chosen; it narrows nothing. */
  readonly standard?: string
  /** How KSeF calls it when it complains of it, and then what is wrong with the value. */
  readonly member?: string
  wrong?(value: string): TextKey
}

/** Lists of one kind beside each other, as tabs: there is always one that is shown. */
export interface Views {
  readonly name: string
  readonly label: TextKey
  readonly choices: readonly Choice[]
}

export interface Shape {
  readonly path: string
  /** Members of the address that say whose list it is: they stay whatever is filtered. */
  readonly keeps?: readonly string[]
  readonly views?: Views
  readonly filter: readonly FilterField[]
  readonly sizes: readonly number[]
}

/** What a list is asked for, as it stands in the address of the page. */
export interface ListQuery {
  readonly kept: Readonly<Record<string, string | undefined>>
  /** By the names of fields; what is not asked for is undefined. */
  readonly values: Readonly<Record<string, string | undefined>>
  readonly view?: string
  readonly size: number
  /** Where the next page begins, in the API's own words: a continuation token, a page's number, an instant. */
  readonly after?: string
}

/** What a header can carry; anything else is no continuation token. */
const sendable = (text: string | undefined): string | undefined =>
  text !== undefined && /^[\x20-\x7e]+$/.test(text) ? text : undefined

const among = (choices: readonly Choice[], text: string | undefined): string | undefined =>
  choices.find(({ value }) => value === text)?.value

export const readListQuery = ({ keeps = [], views, filter, sizes }: Shape, query: URLSearchParams): ListQuery => {
  const text = (name: string) => query.get(name)?.trim() || undefined
  return {
    kept: Object.fromEntries(keeps.map(name => [name, text(name)])),
    values: Object.fromEntries(
      filter.map(({ name, choices, standard }) => {
        const value = choices === undefined ? text(name) : among(choices, text(name))
        return [name, value === standard ? undefined : value]
      }),
    ),
    view: views && (among(views.choices, text(views.name)) ?? views.choices[0]!.value),
    size: sizes.find(size => String(size) === query.get('size')) ?? sizes[0]!,
    after: sendable(text('after')),
  }
}

export const isFiltered = ({ values }: ListQuery): boolean => Object.values(values).some(Boolean)

/** The same as members of an address; what is not asked for is left out. */
export const writeListQuery = ({ views, sizes }: Shape, { kept, values, view, size, after }: ListQuery) => ({
  ...kept,
  ...(views && view !== views.choices[0]!.value && { [views.name]: view }),
  ...values,
  size: size === sizes[0] ? undefined : String(size),
  after,
})

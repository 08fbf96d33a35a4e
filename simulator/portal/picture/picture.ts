/**
 * A document as a picture: plain data in the reader's language, of which the page and the PDF are drawn alike. Order and
 * labels are those of the Ministry's PDF library (portal-more.md §8.2); what has no data is left out.
 */
export interface Picture {
  /** "Faktura podstawowa" */
  readonly kind?: string
  readonly number: string
  readonly numberLabel?: string
  readonly ksefNumber?: string
  readonly ksefNumberLabel: string
  readonly sections: readonly Section[]
  /** "Wytworzona w: …" */
  readonly madeIn?: string
  /** Its PDF lies on its side. */
  readonly isWide?: boolean
}

/** A QR code of an invoice, and what stands around it. */
export interface Code {
  readonly title: string
  readonly svg: string
  /** Under it: the KSeF number. */
  readonly caption: string
  readonly hint: string
  readonly link: string
}

export interface Section {
  readonly title?: string
  /** Beside each other where there is room. */
  readonly columns: readonly (readonly Block[])[]
}

/** Without a label what stands there is a sentence. */
export type Line = readonly [label: string, value: string]

export type Block =
  | { readonly kind: 'lines'; readonly title?: string; readonly lines: readonly Line[] }
  | { readonly kind: 'texts'; readonly title?: string; readonly texts: readonly string[] }
  | {
      readonly kind: 'table'
      readonly title?: string
      readonly head: readonly Head[]
      readonly rows: readonly (readonly string[])[]
    }
  | { readonly kind: 'total'; readonly label: string; readonly value: string }

export interface Head {
  readonly label: string
  readonly isNumber: boolean
}

/** A longer picture would take the server minutes to draw, and a browser to show. */
export const mostValues = 20_000
/** A value counts once for every so many characters that it has, or pieces where a line may break: what a PDF costs is their number. */
const countedCharacters = 50
const countedPieces = 5
const piece = /[^\s-]*-|[^\s-]+/g

const countOf = (text: string): number =>
  Math.max(1, Math.ceil(text.length / countedCharacters), Math.ceil((text.match(piece)?.length ?? 0) / countedPieces))

const textsIn = (block: Block): readonly string[] => {
  switch (block.kind) {
    case 'lines':
      return block.lines.map(([, value]) => value)
    case 'texts':
      return block.texts
    case 'table':
      return block.rows.flat()
    case 'total':
      return [block.value]
  }
}

/** How much there is to draw. */
export const valuesOf = ({ sections }: Pick<Picture, 'sections'>): number =>
  sections
    .flatMap(({ columns }) => columns.flat())
    .flatMap(textsIn)
    .reduce((sum, text) => sum + countOf(text), 0)

const isEmpty = (block: Block): boolean => {
  switch (block.kind) {
    case 'lines':
      return block.lines.length === 0
    case 'texts':
      return block.texts.length === 0
    case 'table':
      return block.rows.length === 0
    case 'total':
      return block.value === ''
  }
}

const hasValue = ([, value]: Line): boolean => value !== ''

export const lines = (title: string | undefined, given: readonly Line[]): Block => ({
  kind: 'lines',
  title,
  lines: given.filter(hasValue),
})
export const texts = (title: string | undefined, given: readonly string[]): Block => ({
  kind: 'texts',
  title,
  texts: given.filter(Boolean),
})

/** A column in which no row has a value is left out. */
export const table = (
  title: string | undefined,
  columns: readonly (Head & { readonly values: readonly string[] })[],
): Block => {
  const shown = columns.filter(({ values }) => values.some(Boolean))
  const count = shown[0]?.values.length ?? 0
  return {
    kind: 'table',
    title,
    head: shown,
    rows: Array.from({ length: count }, (_, row) => shown.map(({ values }) => values[row]!)),
  }
}

export const section = (title: string | undefined, ...columns: readonly (readonly Block[])[]): Section => ({
  title,
  columns: columns.map(blocks => blocks.filter(block => !isEmpty(block))),
})

export const withoutEmpty = (sections: readonly Section[]): readonly Section[] =>
  sections.filter(({ columns }) => columns.some(blocks => blocks.length > 0))

import type { Content, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.js'
import type { Say } from '../texts.ts'
import { pdfmake } from './pdfmake.ts'
import { type Block, type Code, type Picture, type Section, valuesOf } from './picture.ts'
import { systemName } from './system-name.ts'

/** Draws a picture as a PDF file, A4. Import this file lazily: the library is 100 ms. */

const rule = '#bababa'
const headFill = '#f6f7fa'
const ink = '#343a40'

const tableLayout = {
  hLineColor: () => rule,
  vLineColor: () => rule,
  hLineWidth: () => 0.5,
  vLineWidth: () => 0.5,
  paddingTop: () => 2,
  paddingBottom: () => 2,
}

type Table = Extract<Block, { kind: 'table' }>

const chunks = (word: string, every: number): string =>
  Array.from({ length: Math.ceil(word.length / every) }, (_, part) =>
    word.slice(part * every, (part + 1) * every),
  ).join('\u200b')

/** White space as a page shows it. Breaks within a long word, as a hash is, and behind a hyphen: pdfmake breaks at spaces alone. */
const breakable = (text: string, every: number): string =>
  text
    .trim()
    .split(/[ \t\r\n]+/)
    .map(word =>
      word
        .split(/(?<=-)/)
        .map(part => chunks(part, every))
        .join('\u200b'),
    )
    .join(' ')

/** Lines of a cell at most, for its row not to be broken: more may be more than a page. */
const linesOfRow = 40
/** Characters of a column that is as wide as what stands in it; the others share the rest. */
const narrow = 14

const widthsOf = ({ head, rows }: Table): ('auto' | '*')[] => {
  const longest = head.map((_, column) => Math.max(...rows.map(row => row[column]!.length)))
  const widest = longest.indexOf(Math.max(...longest))
  return head.map(({ isNumber }, column) =>
    column !== widest && (isNumber || longest[column]! <= narrow) ? 'auto' : '*',
  )
}

const drawTable = (table: Table): Content => {
  const { head, rows } = table
  const every = Math.max(5, Math.floor(110 / head.length))
  const cell = (text: string, isNumber: boolean, more: object = {}): TableCell => ({
    text: breakable(text, every),
    alignment: isNumber ? 'right' : 'left',
    ...more,
  })
  return {
    fontSize: head.length > 9 ? 6 : 7,
    layout: tableLayout,
    table: {
      headerRows: 1,
      keepWithHeaderRows: 1,
      dontBreakRows: rows.every(row => row.every(({ length }) => length <= every * linesOfRow)),
      widths: widthsOf(table),
      body: [
        head.map(({ label, isNumber }) => cell(label, isNumber, { bold: true, fillColor: headFill })),
        ...rows.map(row => row.map((value, column) => cell(value, head[column]!.isNumber))),
      ],
    },
  }
}

const drawBlock = (block: Block): Content => {
  switch (block.kind) {
    case 'lines':
      return block.lines.map(([label, value]) => ({
        text: [...(label === '' ? [] : [{ text: `${label}: `, bold: true }]), breakable(value, 60)],
      }))
    case 'texts':
      return block.texts.map(text => breakable(text, 60))
    case 'table':
      return drawTable(block)
    case 'total':
      return {
        text: [`${block.label}: `, { text: block.value, bold: true }],
        alignment: 'right',
        fontSize: 11,
        margin: [0, 4, 0, 0],
      }
  }
}

const drawBlocks = (blocks: readonly Block[]): Content => ({
  stack: blocks.map(block => ({
    stack: [
      ...('title' in block && block.title
        ? [{ text: block.title, bold: true, fontSize: 9, margin: [0, 3, 0, 1] as [number, number, number, number] }]
        : []),
      drawBlock(block),
    ],
    margin: [0, 0, 0, 4] as [number, number, number, number],
  })),
})

/** Of a section that stays on one page, its title with it. */
const fewValues = 30

const drawSection = (it: Section): Content => ({
  unbreakable: valuesOf({ sections: [it] }) <= fewValues,
  stack: [
    ...(it.title === undefined
      ? []
      : [{ text: it.title, bold: true, fontSize: 11, margin: [0, 6, 0, 3] as [number, number, number, number] }]),
    it.columns.length === 1 ? drawBlocks(it.columns[0]!) : { columns: it.columns.map(drawBlocks), columnGap: 16 },
  ],
})

const drawCode = ({ title, svg, caption, hint, link }: Code): Content => ({
  unbreakable: true,
  margin: [0, 10, 0, 0],
  stack: [
    { text: title, bold: true, fontSize: 11, margin: [0, 0, 0, 4] },
    {
      columns: [
        {
          width: 150,
          stack: [
            { svg, width: 150 },
            { text: breakable(caption, 40), fontSize: 6, alignment: 'center' },
          ],
        },
        { width: '*', stack: [hint, { text: breakable(link, 60), link, color: '#0052a5' }], margin: [12, 30, 0, 0] },
      ],
    },
  ],
})

const drawSystemName = (say: Say): Content => {
  const { before, letter, after } = systemName(say)
  return {
    text: [before, { text: letter, bold: true, color: 'red' }, { text: after, bold: true }],
    fontSize: 18,
  }
}

const drawHead = (say: Say, picture: Picture): Content => ({
  columns: [
    drawSystemName(say),
    {
      alignment: 'right',
      stack: [
        ...(picture.numberLabel === undefined ? [] : [`${picture.numberLabel}:`]),
        { text: breakable(picture.number, 30), fontSize: picture.number.length > 24 ? 12 : 16, bold: true },
        ...(picture.kind === undefined ? [] : [picture.kind]),
        ...(picture.ksefNumber === undefined ? [] : [`${picture.ksefNumberLabel}: ${picture.ksefNumber}`]),
      ],
    },
  ],
  margin: [0, 0, 0, 10],
})

/** @param at when the file is made: no time of its own goes into it. */
export const drawPdf = async (say: Say, picture: Picture, at: Date, code?: Code): Promise<Uint8Array> => {
  const definition: TDocumentDefinitions = {
    pageSize: 'A4',
    pageOrientation: picture.isWide ? 'landscape' : 'portrait',
    pageMargins: [36, 36, 36, 40],
    info: { title: picture.number, creator: say('product'), creationDate: at },
    defaultStyle: { font: 'Roboto', fontSize: 8, color: ink, lineHeight: 1.1 },
    content: [
      drawHead(say, picture),
      ...picture.sections.map(drawSection),
      ...(code === undefined ? [] : [drawCode(code)]),
      ...(picture.madeIn === undefined
        ? []
        : [
            {
              text: say('pictureMadeIn', { system: picture.madeIn }),
              margin: [0, 10, 0, 0] as [number, number, number, number],
            },
          ]),
    ],
    footer: (page, pages) => ({
      text: say('picturePage', { page, pages }),
      alignment: 'right',
      margin: [36, 8, 36, 0],
      fontSize: 7,
    }),
  }
  return new Uint8Array(await pdfmake.createPdf(definition).getBuffer())
}

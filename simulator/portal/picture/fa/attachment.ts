import type { Say } from '../../texts.ts'
import { all, textAt } from '../below.ts'
import { tableOf } from '../columns.ts'
import { type Block, lines, type Section, section, table, texts } from '../picture.ts'
import type { Tree } from '../tree.ts'

export const attachment = (root: Tree, say: Say): Section =>
  section(
    say('pictureAttachment'),
    all(root, 'Zalacznik', 'BlokDanych').flatMap((block, index) => [
      lines(say('attachmentBlock', { n: index + 1 }), [[say('attachmentHead'), textAt(block, 'ZNaglowek')]]),
      tableOf(
        undefined,
        all(block, 'MetaDane'),
        [
          ['attachmentKey', 'ZKlucz'],
          ['attachmentValue', 'ZWartosc'],
        ],
        say,
      ),
      texts(
        say('attachmentText'),
        all(block, 'Tekst', 'Akapit').map(({ text }) => text),
      ),
      ...all(block, 'Tabela').flatMap(it => attachedTable(it, say)),
    ]),
  )

const attachedTable = (it: Tree, say: Say): readonly Block[] => {
  const heads = all(it, 'TNaglowek', 'Kol')
  const rowsOf = (title: string, row: string, cell: string): Block => {
    const rows = all(it, row).map(one => all(one, cell))
    return table(
      title,
      heads.map((head, column) => ({
        label: textAt(head, 'NKom'),
        isNumber: ['dec', 'int'].includes(head.attributes.Typ ?? ''),
        values: rows.map(cells => cells[column]?.text ?? ''),
      })),
    )
  }
  return [
    tableOf(
      undefined,
      all(it, 'TMetaDane'),
      [
        ['attachmentKey', 'TKlucz'],
        ['attachmentValue', 'TWartosc'],
      ],
      say,
    ),
    lines(undefined, [[say('attachmentText'), textAt(it, 'Opis')]]),
    rowsOf(say('attachmentTable'), 'Wiersz', 'WKom'),
    rowsOf(say('attachmentSum'), 'Suma', 'SKom'),
  ]
}

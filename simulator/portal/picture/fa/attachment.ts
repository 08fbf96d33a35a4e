import type { Say } from '../../texts.ts'
import { all, textAt } from '../below.ts'
import { type Block, type Line, lines, type Section, section, table, texts } from '../picture.ts'
import type { Tree } from '../tree.ts'

export const attachment = (root: Tree, say: Say): readonly Section[] =>
  all(root, 'Zalacznik', 'BlokDanych').map((block, index) =>
    section(`${say('pictureAttachment')} (${index + 1})`, [
      texts(undefined, [textAt(block, 'ZNaglowek')]),
      lines(
        undefined,
        all(block, 'MetaDane').map((one): Line => [textAt(one, 'ZKlucz'), textAt(one, 'ZWartosc')]),
      ),
      texts(
        undefined,
        all(block, 'Tekst', 'Akapit').map(({ text }) => text),
      ),
      ...all(block, 'Tabela').flatMap(attachedTable),
    ]),
  )

const attachedTable = (it: Tree): readonly Block[] => {
  const heads = all(it, 'TNaglowek', 'Kol')
  const rows = [...all(it, 'Wiersz').map(row => all(row, 'WKom')), ...all(it, 'Suma').map(row => all(row, 'SKom'))]
  return [
    lines(
      undefined,
      all(it, 'TMetaDane').map((one): Line => [textAt(one, 'TKlucz'), textAt(one, 'TWartosc')]),
    ),
    table(
      textAt(it, 'Opis') || undefined,
      heads.map((head, column) => ({
        label: textAt(head, 'NKom'),
        isNumber: ['dec', 'int'].includes(head.attributes.Typ ?? ''),
        values: rows.map(row => row[column]?.text ?? ''),
      })),
    ),
  ]
}

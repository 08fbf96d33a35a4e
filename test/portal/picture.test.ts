import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import type { Block, Picture } from '../../simulator/portal/picture/picture.ts'
import { pictureOf, readDocument } from '../../simulator/portal/picture/read.ts'
import { type Language, sayIn } from '../../simulator/portal/texts.ts'

/** What stands on an invoice's picture, and in which order: page and PDF are drawn of it. */

const fileOf = (name: string): string =>
  readFileSync(new URL(`../../fixtures/invoices/${name}.xml`, import.meta.url), 'utf8')

const draw = async (xml: string, language: Language): Promise<Picture> =>
  pictureOf(await readDocument(Buffer.from(xml)), sayIn(language))!

const linesOf = (block: Block): readonly string[] => {
  const title = 'title' in block && block.title ? [`## ${block.title}`] : []
  switch (block.kind) {
    case 'lines':
      return [...title, ...block.lines.map(([label, value]) => (label === '' ? value : `${label}: ${value}`))]
    case 'texts':
      return [...title, ...block.texts]
    case 'table':
      return [...title, block.head.map(({ label }) => label).join(' | '), ...block.rows.map(row => row.join(' | '))]
    case 'total':
      return [`${block.label}: ${block.value}`]
  }
}

/** As text, a line for each value; a thin space in numbers is a plain one. */
const written = ({ kind = '', number, sections, madeIn }: Picture): readonly string[] =>
  [
    kind,
    number,
    ...sections.flatMap(({ title, columns }) => [
      ...(title === undefined ? [] : [`# ${title}`]),
      ...columns.flatMap((blocks, index) => [...(index > 0 ? ['---'] : []), ...blocks.flatMap(linesOf)]),
    ]),
    ...(madeIn === undefined ? [] : [madeIn]),
  ].map(line => line.replaceAll(/[\u00a0\u202f]/g, ' '))

const pictures = ['fa2', 'fa3-correction', 'fa3-advance', 'fa3-self-billed', 'fa3-currency', 'fa-rr'] as const

describe.each(pictures)('%s', name => {
  test.each(['pl', 'en'] as const)('as it is drawn in %s', async language => {
    const lines = written(await draw(fileOf(name), language))
    await expect(`${lines.join('\n')}\n`).toMatchFileSnapshot(`pictures/${name}.${language}.txt`)
  })
})

/** Values of a document: text of elements that have no children. */
const valuesIn = (xml: string): readonly string[] =>
  Array.from(xml.matchAll(/<([\w]+)>([^<>]+)<\/\1>/g), ([, name = '', value = '']) => `${name} ${value}`)

/** What stands in words instead, or says where something is. */
const inWords =
  /^(WariantFormularza|DataWytworzeniaFa|RodzajFaktury|TypKorekty|FormaPlatnosci|ZnacznikZaplatyCzesciowej|Rola|RodzajTransportu|OpisLadunku|DataGodz\w+|NrKSeF|P_16|P_17|P_18A?|P_19N?|P_22N|P_23|P_PMarzyN|JST|GV|StanPrzed|Zaplacono|PlatnoscInna|TP|FP|KodKraju|P_12 0) /

test.each(pictures)('no value of %s is lost', async name => {
  const xml = fileOf(name)
  const seen = written(await draw(xml, 'en'))
    .join('\n')
    .replaceAll(',', '')
  const lost = valuesIn(xml)
    .filter(value => !inWords.test(value))
    .map(value => value.replace(/^\w+ /, '').replaceAll(',', ''))
    .filter(value => !seen.includes(value) && !seen.includes(value.replace(/(\.\d*?)0+$/, '$1')))
  expect(lost).toEqual([])
})

test('a name without spaces and the largest amounts stand whole', async () => {
  const lines = written(await draw(fileOf('fa3-long-names'), 'pl'))
  expect(lines.join('\n')).toContain('WielobranżoweProdukcyjnoHandlowoUsługowe'.repeat(8))
  expect(lines).toContain('Kwota należności ogółem: 1 229 999 999 999,98 PLN')
  expect(lines.join('\n')).toContain('9 999 999,99999999')
})

test('what has no data is left out: neither its label nor its section', async () => {
  const lines = written(await draw(fileOf('fa3'), 'pl'))
  for (const absent of [
    '# Płatność',
    '# Zamówienie',
    '# Rozliczenie',
    '# Warunki transakcji',
    '# Rejestry',
    'Rabat',
    'GTIN',
  ])
    expect(lines.join('\n')).not.toContain(absent)
})

test('a hundred rows are a hundred rows, in their order', async () => {
  const row = /<FaWiersz>.*?<\/FaWiersz>/s
  const xml = fileOf('fa2').replace(/(<FaWiersz>.*<\/FaWiersz>)/s, whole => {
    const [one = ''] = row.exec(whole) ?? []
    return Array.from({ length: 100 }, (_, n) => one.replace(/<NrWierszaFa>\d+</, `<NrWierszaFa>${n + 1}<`)).join('')
  })
  const rows = written(await draw(xml, 'pl')).filter(line => line.includes('Usługa księgowa'))
  expect(rows.map(line => line.split(' | ')[0])).toEqual(Array.from({ length: 100 }, (_, n) => `${n + 1}`))
})

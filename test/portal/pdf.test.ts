import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { decode } from 'fast-png'
import { describe, expect, test } from 'vitest'
import { makeUpo } from '../../simulator/documents/upo/upo.ts'
import { drawPdf } from '../../simulator/portal/picture/pdf.ts'
import type { Block } from '../../simulator/portal/picture/picture.ts'
import { pictureOf, readDocument } from '../../simulator/portal/picture/read.ts'
import { sayIn } from '../../simulator/portal/texts.ts'
import { isInstalled } from '../shared.ts'
import { ofInvoice, ofSession } from '../simulator/documents/upo/facts.ts'
import { fullDocuments } from './full-documents.ts'

/** What stands on the picture of a document stands in its PDF, as a program of others reads it. */

const ksefNumber = '1234563218-20260302-0100ABCDEF00-00'
const code = {
  title: 'Kod',
  svg: '<svg viewBox="0 0 1 1"/>',
  caption: 'OPIS',
  hint: 'Link:',
  link: 'https://ksef.test/x',
}
const at = new Date('2026-03-02T08:15:00Z')

const textsOf = (block: Block): readonly string[] => {
  const title = 'title' in block && block.title ? [block.title] : []
  switch (block.kind) {
    case 'lines':
      return [...title, ...block.lines.flat()]
    case 'texts':
      return [...title, ...block.texts]
    case 'table':
      return [...title, ...block.head.map(({ label }) => label), ...block.rows.flat()]
    case 'total':
      return [block.label, block.value]
  }
}

/** Without what a line or a page breaks at: white space, places to break, ligatures. */
const letters = (text: string): string => text.normalize('NFKC').replace(/[\s\u200b\u00ad\f]/g, '')

const readPdf = (pdf: Uint8Array): string => String(spawnSync('pdftotext', ['-raw', '-', '-'], { input: pdf }).stdout)

const invoices: Readonly<Record<string, string>> = {
  ...Object.fromEntries(
    ['fa2', 'fa3-correction', 'fa3-advance', 'fa3-self-billed', 'fa3-currency', 'fa-rr'].map(name => [
      name,
      readFileSync(new URL(`../../fixtures/invoices/${name}.xml`, import.meta.url), 'utf8'),
    ]),
  ),
  ...Object.fromEntries(Object.entries(fullDocuments).map(([name, xml]) => [`a full ${name}`, xml])),
}

describe.skipIf(!isInstalled('pdftotext', '-v'))('the PDF', () => {
  test.each(Object.keys(invoices))('of %s holds all that its picture does', async name => {
    for (const language of ['pl', 'en'] as const) {
      const say = sayIn(language)
      const picture = pictureOf(await readDocument(Buffer.from(invoices[name]!)), say, ksefNumber)!
      const read = letters(readPdf(await drawPdf(say, picture, at, code)))
      const shown = [
        say('pictureSystem'),
        picture.kind!,
        picture.number,
        ksefNumber,
        ...picture.sections.flatMap(({ title = '', columns }) => [title, ...columns.flat().flatMap(textsOf)]),
        code.title,
        code.caption,
        code.link,
        say('picturePage', { page: 1, pages: 1 }).replace(/1$/, ''),
      ]
      expect(shown.filter(text => !read.includes(letters(text)))).toEqual([])
    }
  })

  test('counts its pages at their foot', async () => {
    const say = sayIn('pl')
    const picture = pictureOf(await readDocument(Buffer.from(fullDocuments.invoice)), say)!
    const pages = readPdf(await drawPdf(say, picture, at, code))
      .split('\f')
      .slice(0, -1)
    expect(pages.length).toBeGreaterThan(1)
    for (const [index, page] of pages.entries()) expect(page).toContain(`${index + 1} z ${pages.length}`)
  })

  test.skipIf(!isInstalled('pdftoppm', '-v'))('writes the e of the system in red, and nothing else', async () => {
    const say = sayIn('pl')
    const picture = pictureOf(await readDocument(Buffer.from(fullDocuments.rebate)), say)!
    const input = await drawPdf(say, picture, at)
    const { width, data, channels } = decode(
      spawnSync('pdftoppm', ['-png', '-r', '72', '-singlefile', '-'], { input }).stdout,
    )
    const red = Array.from({ length: data.length / channels }, (_, pixel) => pixel)
      .filter(pixel => data[pixel * channels]! > 200 && data[pixel * channels + 1]! < 100)
      .map(pixel => ({ x: pixel % width, y: Math.floor(pixel / width) }))
    expect(red.length).toBeGreaterThan(10)
    // 18 pt: within the first line, behind "Krajowy System".
    expect(red.filter(({ x, y }) => x < 140 || x > 190 || y > 60)).toEqual([])
  })

  // portal-more.md §8.4
  test('of a UPO says what it says, in the order and with the labels of the Ministry', async () => {
    const say = sayIn('pl')
    const facts = ofSession(2, { proof: ofInvoice.proof, page: { number: 2, count: 3, from: 3, to: 4, total: 5 } })
    const picture = pictureOf(await readDocument(Buffer.from(makeUpo(facts))), say)!
    const read = letters(readPdf(await drawPdf(say, picture, at)))
    const [first, second] = facts.documents
    const expected = [
      'Krajowy System e-Faktur',
      'Urzędowe poświadczenie odbioru dokumentu elektronicznego KSeF',
      'Nazwa pełna podmiotu, któremu doręczono dokument elektroniczny: Ministerstwo Finansów',
      'Informacja o dokumencie: Dokument został zarejestrowany w systemie teleinformatycznym Ministerstwa Finansów',
      `Numer referencyjny sesji: ${facts.sessionReference}`,
      'Strona dokumentu UPO: 2',
      'Całkowita liczba stron dokumentu UPO: 3',
      'Zakres dokumentów od: 3',
      'Zakres dokumentów do: 4',
      'Całkowita liczba dokumentów: 5',
      'Typ kontekstu: NIP',
      `Identyfikator kontekstu uwierzytelnienia: ${facts.context.value}`,
      'Skrót dokumentu uwierzytelniającego: kyqH+QUgP8ATWd/95IY632mP4uqibwG66Oqclq9+qno=',
      'Nazwa pliku XSD struktury logicznej dotycząca przesłanego dokumentu:',
      `Kod formularza przedłożonego dokumentu elektronicznego: ${facts.formCode.value}`,
      'Lp.',
      'Numer identyfikujący fakturę w KSeF',
      'Numer faktury',
      'NIP sprzedawcy',
      'Data wystawienia faktury',
      'Data przesłania do KSeF',
      'Data nadania numeru KSeF',
      'Wartość funkcji skrótu złożonego dokumentu',
      'Tryb wysyłki',
      ...[first!, second!].flatMap(({ ksefNumber, invoiceNumber, sellerNip, issueDate, hash }, index) => [
        String(index + 1),
        ksefNumber,
        invoiceNumber,
        sellerNip,
        issueDate,
        hash,
      ]),
      'Online',
      '1 z 1',
    ]
    let place = 0
    const missing = expected.filter(text => {
      const found = read.indexOf(letters(text), place)
      if (found >= 0) place = found
      return found < 0
    })
    expect(missing).toEqual([])
  })
})

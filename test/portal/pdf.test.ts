import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { drawPdf } from '../../simulator/portal/picture/pdf.ts'
import type { Block } from '../../simulator/portal/picture/picture.ts'
import { pictureOf, readDocument } from '../../simulator/portal/picture/read.ts'
import { sayIn } from '../../simulator/portal/texts.ts'
import { isInstalled } from '../shared.ts'

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

describe.skipIf(!isInstalled('pdftotext', '-v'))('the PDF', () => {
  test.each(['fa2', 'fa3-correction', 'fa3-advance', 'fa3-self-billed', 'fa3-currency', 'fa-rr'])(
    'of %s holds all that its picture does',
    async name => {
      const xml = readFileSync(new URL(`../../fixtures/invoices/${name}.xml`, import.meta.url))
      for (const language of ['pl', 'en'] as const) {
        const say = sayIn(language)
        const picture = pictureOf(await readDocument(xml), say, ksefNumber)!
        const read = letters(readPdf(await drawPdf(say, picture, at, code)))
        const shown = [
          say('pictureSystem'),
          picture.kind,
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
    },
  )
})

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'

/** Style sheets have their colours and sizes from one file. */

const folder = join(import.meta.dirname, '../../simulator')
const sheets = readdirSync(folder, { recursive: true, encoding: 'utf8' })
  .filter(file => file.endsWith('.css'))
  .map(file => ({ file: file.replaceAll('\\', '/'), text: readFileSync(join(folder, file), 'utf8') }))
const [tokens] = sheets.filter(({ file }) => file === 'pages/tokens.css')
const others = sheets.filter(sheet => sheet !== tokens)

const found = (text: string, pattern: RegExp): string[] => [...text.matchAll(pattern)].map(([whole]) => whole)

test('no sheet but the first has a colour of its own', () => {
  expect(others.length).toBeGreaterThan(4)
  const colour = /#[\da-f]{3,8}\b|\b(?:rgb|hsl|oklch|lab|lch)a?\([^)]*\)|:[^;{]*\b(?:white|black|red|gray|grey)\b/gi
  expect(others.flatMap(({ file, text }) => found(text, colour).map(it => `${file}: ${it}`))).toEqual([])
  expect(found(tokens!.text, colour).length).toBeGreaterThan(50)
})

test('what is declared is used, and what is used is declared', () => {
  const all = sheets.map(({ text }) => text).join('\n')
  const declared = new Set(found(all, /(?<=^\s*)--[\w-]+(?=:)/gm))
  const used = new Set(found(all, /(?<=var\()--[\w-]+/g))
  expect([...declared].filter(name => !used.has(name))).toEqual([])
  expect([...used].filter(name => !declared.has(name))).toEqual([])
})

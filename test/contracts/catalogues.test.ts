import { expect, test } from 'vitest'
import { type Telling, type Told, tongues } from '../../contracts/told.ts'
import { sources } from '../architecture/source-files.ts'

type Catalogue = Telling<Readonly<Record<string, Told>>>

const root = new URL('../../', import.meta.url)
const isCatalogue = (it: unknown): it is Catalogue => typeof it === 'function' && 'texts' in it

const cataloguesIn = async (file: string) => {
  const module: Readonly<Record<string, unknown>> = await import(new URL(file, root).href)
  return Object.values(module)
    .filter(isCatalogue)
    .map(({ texts }) => [file, texts] as const)
}
const telling = [...sources.contracts, ...sources.simulator].filter(({ code }) =>
  /\btelling(?:OfPages)?\(\{/.test(code),
)
const all = (await Promise.all(telling.map(({ path }) => cataloguesIn(path)))).flat()

const namesIn = (text: string): readonly string[] => [...new Set(text.match(/\{\w+\}/g) ?? [])].sort()

test('every file with a catalogue gives it out', () => {
  expect(all.length).toBeGreaterThan(15)
  expect([...new Set(all.map(([file]) => file))]).toEqual(telling.map(({ path }) => path))
})

test.each(all)('%s tells every sentence in both languages, with the same {names}', (_, texts) => {
  for (const [name, told] of Object.entries(texts)) {
    expect(Object.keys(told), name).toEqual([...tongues])
    for (const tongue of tongues) expect(told[tongue], name).toMatch(/\S/)
    expect(namesIn(told.pl), name).toEqual(namesIn(told.en))
  }
})

/** What a translation may leave as it is: names of things, and places with nothing but values. */
const isWordless = (text: string): boolean => !/[a-z]{2} [a-z]{2}/.test(text.replace(/\{\w+\}/g, ''))

test.each(all)('%s says nothing in Polish that it says in English', (_, texts) => {
  for (const [name, { en, pl }] of Object.entries(texts)) if (!isWordless(en)) expect(pl, name).not.toBe(en)
})

test('each catalogue has a sentence of its own under a name', () => {
  for (const [file, texts] of all) {
    const sentences = Object.values(texts).map(({ en }) => en)
    expect([file, new Set(sentences).size]).toEqual([file, sentences.length])
  }
})

import { readdirSync, readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { areas, sayIn, texts } from '../../simulator/portal/texts.ts'

const blanks = (text: string): string[] => [...text.matchAll(/\{\w+\}/g)].map(([blank]) => blank).sort()

test('every text is there in both languages, with the same blanks', () => {
  for (const [key, { en, pl }] of Object.entries(texts)) {
    expect([key, en.trim(), pl.trim()]).not.toContain('')
    expect([key, blanks(pl)]).toEqual([key, blanks(en)])
  }
})

test('a key is one area’s alone', () => {
  const keys = areas.flatMap(area => Object.keys(area))
  expect(keys.filter((key, place) => keys.indexOf(key) !== place)).toEqual([])
  expect(keys).toHaveLength(Object.keys(texts).length)
})

test('every text is used', () => {
  const folder = new URL('../../simulator/portal/', import.meta.url)
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter(file => /\.tsx?$/.test(file) && !/(^|\/)texts(\.ts$|\/)/.test(file))
    .map(file => readFileSync(new URL(file, folder), 'utf8'))
    .join('\n')
  expect(Object.keys(texts).filter(key => !new RegExp(`['"]${key}['"]`).test(sources))).toEqual([])
})

test('blanks are filled', () => {
  expect(sayIn('en')('waitSeconds', { seconds: 7 })).toBe('Too many calls. Try again in 7 s.')
  expect(sayIn('pl')('waitSeconds', { seconds: 7 })).toContain('7 s')
})

test('no Polish line ends with a word of one letter', () => {
  const say = sayIn('pl')
  expect(say('permissionsHereTitle')).toBe('Uprawnienia w\u00a0tym kontekście')
  for (const key of Object.keys(texts) as (keyof typeof texts)[])
    expect(say(key), key).not.toMatch(/(^|[\s(])[aiouwz] /i)
})

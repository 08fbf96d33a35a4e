import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browserTest, withoutBrowser } from './browser.ts'
import { type Compared, compare, tellTiles } from './compare-pictures.ts'
import { type Gallery, openGallery } from './gallery.ts'
import { fileOf, type PictureName, pictureNames } from './gallery-pictures.ts'

/**
 * The portal looks as its pictures in the docs, and those beside this file, do. What differs is said, and laid into a folder with a page that
 * shows it; `npm run screenshots` takes the pictures anew where the change was meant.
 */

let report: string | undefined
/** Kept, seen and the difference, beside each other. */
const tell = (name: string, kept: Uint8Array, seen: Uint8Array, { difference, tiles }: Compared): string => {
  report ??= process.env.KSEF_PICTURES ?? mkdtempSync(join(tmpdir(), 'ksef-pictures-'))
  mkdirSync(report, { recursive: true })
  for (const [kind, png] of Object.entries({ kept, seen, difference: difference() }))
    writeFileSync(join(report, `${name}-${kind}.png`), png)
  const row = ['kept', 'seen', 'difference'].map(
    kind => `<figure><img src="${name}-${kind}.png"><figcaption>${name}, ${kind}</figcaption></figure>`,
  )
  const where = `<p>${name}: ${tiles.map(({ x, y, pixels }) => `${pixels} px at ${x}, ${y}`).join('; ')}</p>`
  writeFileSync(join(report, 'index.html'), `<!doctype html><title>Pictures</title>${where}${row.join('')}\n`, {
    flag: 'a',
  })
  return report
}

describe.skipIf(withoutBrowser)('pictures', { ...browserTest, timeout: 60_000 }, () => {
  let gallery: Gallery
  beforeAll(async () => {
    gallery = await openGallery()
  }, 60_000)
  afterAll(() => gallery?.close())

  test.each(pictureNames)('%s', async (name: PictureName) => {
    expect(existsSync(fileOf(name)), 'npm run screenshots takes it').toBe(true)
    const [kept, seen] = [readFileSync(fileOf(name)), await gallery.shoot(name)]
    const compared = compare(kept, seen)
    if (compared.tiles.length > 0)
      expect.fail(`${tellTiles(name, compared)}\nbefore, after, difference: ${tell(name, kept, seen, compared)}`)
  })

  // What a share of the whole picture would not see: each of these is less than half a per cent of it.
  test.each([
    ['a button that is gone', 'token-list', 'main .bar button { visibility: hidden }'],
    ['a link that is gone', 'home', 'main li.tile a { visibility: hidden }'],
    ['a letter more in a label', 'home', 'main dt:first-of-type::after { content: "l" }'],
    ['a status of another colour', 'token-list', 'main .status { color: red !important }'],
    ['a table that is cramped', 'sessions', 'main .list tbody { line-height: 1.4 }'],
  ] as const)('%s is seen', async (_, name, style) => {
    const seen = await gallery.shoot(name, style)
    expect(compare(await gallery.shoot(name), seen).tiles).not.toEqual([])
  })

  test('the same page twice has no difference at all', async () => {
    expect((await gallery.shoot('home')).equals(await gallery.shoot('home'))).toBe(true)
  })
})

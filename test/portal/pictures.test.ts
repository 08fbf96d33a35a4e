import { existsSync, mkdirSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { decode, encode } from 'fast-png'
import pixelmatch from 'pixelmatch'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { browserTest, withoutBrowser } from './browser.ts'
import { type Gallery, openGallery, type PictureName, pictureNames } from './gallery.ts'

/**
 * The portal looks as its pictures in the docs do. What differs is laid into a folder with a page that shows it; `npm run screenshots`
 * takes the pictures anew where the change was meant.
 */
const folder = new URL('../../simulator/portal/screenshots/', import.meta.url)
/** Of a picture: another version of the browser draws edges of letters otherwise. */
const mostDiffering = 0.005

const colours = (png: Uint8Array) => {
  const { width, height, data, channels } = decode(png)
  const rgba = new Uint8Array(width * height * 4).fill(255)
  for (let pixel = 0; pixel < width * height; pixel++)
    for (let channel = 0; channel < Math.min(channels, 4); channel++)
      rgba[pixel * 4 + channel] = data[pixel * channels + channel]!
  return { width, height, rgba }
}

let report: string | undefined
/** Kept, seen and the difference, beside each other. */
const tell = (name: string, kept: Uint8Array, seen: Uint8Array, difference: Uint8Array): string => {
  report ??= process.env.KSEF_PICTURES ?? mkdtempSync(join(tmpdir(), 'ksef-pictures-'))
  mkdirSync(report, { recursive: true })
  for (const [kind, png] of Object.entries({ kept, seen, difference }))
    writeFileSync(join(report, `${name}-${kind}.png`), png)
  const row = ['kept', 'seen', 'difference'].map(
    kind => `<figure><img src="${name}-${kind}.png"><figcaption>${name}, ${kind}</figcaption></figure>`,
  )
  writeFileSync(join(report, 'index.html'), `<!doctype html><title>Pictures</title>${row.join('')}\n`, { flag: 'a' })
  return report
}

describe.skipIf(withoutBrowser)('pictures', { ...browserTest, timeout: 60_000 }, () => {
  let gallery: Gallery
  beforeAll(async () => {
    gallery = await openGallery()
  }, 60_000)
  afterAll(() => gallery?.close())

  test.each(pictureNames)('%s', async (name: PictureName) => {
    const file = new URL(`${name}.png`, folder)
    expect(existsSync(file), 'npm run screenshots takes it').toBe(true)
    const keptPng = readFileSync(file)
    const seenPng = await gallery.shoot(name)
    const [kept, seen] = [colours(keptPng), colours(seenPng)]
    expect([seen.width, seen.height]).toEqual([kept.width, kept.height])
    const { width, height } = kept
    const difference = new Uint8Array(width * height * 4)
    const differing = pixelmatch(kept.rgba, seen.rgba, difference, width, height, { threshold: 0.2 })
    const share = differing / (width * height)
    const drawn = () => encode({ width, height, data: difference, channels: 4, depth: 8 })
    if (share > mostDiffering)
      expect.fail(`${(share * 100).toFixed(1)} % differ: ${tell(name, keptPng, seenPng, drawn())}`)
  })
})

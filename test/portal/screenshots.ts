import { mkdirSync, mkdtempSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { launchBrowser } from './browser.ts'
import { cookiesOf } from './cookies-of.ts'
import { furnish } from './furnish.ts'
import { scenes } from './scenes.ts'

/**
 * `npm run screenshots:all [-- FOLDER [NAME…]]`: every page in both languages at three widths, light and dark, to look at; with names,
 * the pages that have one of them in theirs. Time, chance and data are fixed. The pictures of the docs are taken by take-pictures.ts.
 */
const { positionals } = parseArgs({ allowPositionals: true })
const [folder = mkdtempSync(join(tmpdir(), 'ksef-portal-')), ...parts] = positionals
mkdirSync(folder, { recursive: true })

const widths = [1280, 768, 320]
const schemes = ['light', 'dark'] as const
const locales = { en: 'en-GB', pl: 'pl-PL' } as const

const { simulator, origin, lookers } = await furnish()
const failures: string[] = []
const browser = await launchBrowser()

for (const [tongue, locale] of Object.entries(locales))
  for (const [name, { as, path, then }] of Object.entries(scenes)) {
    if (parts.length > 0 && !parts.some(part => name.includes(part))) continue
    const context = await browser.newContext({ locale, reducedMotion: 'reduce' })
    const visitor = as === 'nobody' ? undefined : lookers[as]
    if (visitor) await context.addCookies(cookiesOf(visitor, '127.0.0.1'))
    const page = await context.newPage()
    page.setDefaultTimeout(5000)
    try {
      await page.setViewportSize({ width: widths[0]!, height: 800 })
      // Without a session the portal leads to its first page, whatever is asked for.
      if (as === 'nobody') await page.goto(`${origin}/web/login`)
      await page.goto(origin + path)
      await then?.(page)
      await page.waitForLoadState()
      for (const width of widths)
        for (const colorScheme of schemes) {
          await page.setViewportSize({ width, height: width === 320 ? 640 : 800 })
          await page.emulateMedia({ colorScheme })
          // Painted as it now is.
          await page.evaluate(() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done))))
          await page.screenshot({ path: join(folder, `${name}-${tongue}-${width}-${colorScheme}.png`), fullPage: true })
        }
    } catch (error) {
      failures.push(`${name}, ${tongue}: ${String(error).split('\n')[0]}`)
    }
    await context.close()
  }

await browser.close()
await simulator.close()
process.stdout.write([`pictures in ${folder}`, ...failures, ''].join('\n'))
process.exitCode = failures.length > 0 ? 1 : 0

import { existsSync } from 'node:fs'
import { type Browser, chromium } from 'playwright-core'

/** A Chromium that is installed; the tests bring none along. */
const candidates = [process.env.CHROMIUM, '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

export const browserPath = candidates.find(path => path !== undefined && existsSync(path))

/** No browser: said loudly here; in CI it is a failure. */
export const withoutBrowser = browserPath === undefined
if (withoutBrowser) {
  const sentence = 'No Chromium found: install Debian’s chromium or set CHROMIUM to the path of one.'
  if (process.env.CI) throw new Error(sentence)
  console.warn(
    `\n${'!'.repeat(80)}\n${sentence}\nTHE TESTS OF THE PORTAL IN A BROWSER ARE SKIPPED.\n${'!'.repeat(80)}\n`,
  )
}

/** A busy machine in CI may fail a browser once: what drives one is tried again, and the run says so. */
export const browserTest = { retry: process.env.CI ? 1 : 0 }

const args = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

/**
 * A real browser, with the memory of pages (bfcache) that people's browsers have.
 * @param more of its command line.
 */
export const launchBrowser = (...more: string[]): Promise<Browser> =>
  chromium.launch({
    executablePath: browserPath!,
    headless: true,
    args: [...args, ...more],
    ignoreDefaultArgs: ['--disable-back-forward-cache'],
  })

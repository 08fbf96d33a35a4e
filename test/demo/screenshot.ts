import { mkdirSync } from 'node:fs'
import { createSimulator, systemRuntime } from '../../simulator/index.ts'
import { launchBrowser } from '../portal/browser.ts'

/** `npm run screenshots:demo`: the page of the demo, as the README shows it, at the step where A-Cube sends the invoice. */
const file = new URL('../../simulator/demo/screenshots/demo.png', import.meta.url).pathname
mkdirSync(new URL('.', `file://${file}`), { recursive: true })
const stepsToTell = 10

const runtime = systemRuntime({ delays: { 'acube.queue': 3_600_000 } })
const simulator = createSimulator({ runtime, rateLimits: 'off' })
const { origin } = await simulator.listen({ port: 0 })
const browser = await launchBrowser()
const page = await browser.newPage({ viewport: { width: 1280, height: 720 }, reducedMotion: 'reduce' })
await page.goto(`${origin}/demo`)
for (let told = 0; told < stepsToTell; told += 1) {
  await page.locator('body[data-busy="no"]').waitFor()
  await page.getByRole('button', { name: 'Next step' }).click()
}
await page.locator('body[data-busy="no"]').waitFor()
await page.screenshot({ path: file })
await browser.close()
await simulator.close()
process.stdout.write(`${file}\n`)

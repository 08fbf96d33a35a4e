import { readFileSync } from 'node:fs'
import type axe from 'axe-core'
import type { Page } from 'playwright-core'

const source = readFileSync(new URL('../../node_modules/axe-core/axe.min.js', import.meta.url), 'utf8')

/** What others wrote is theirs. */
const exclude = ['#swagger-ui']

/**
 * What axe finds on a page as it is shown: the rule, the element, and what would mend it.
 * @param rules those to ask for; all without.
 */
export const violationsIn = async (page: Page, ...rules: readonly string[]): Promise<string[]> => {
  // Above the page's content security policy: it is the test that asks, not the page.
  if (!(await page.evaluate(() => 'axe' in globalThis))) await page.evaluate(source)
  const options: axe.RunOptions = { resultTypes: ['violations'], ...(rules.length > 0 && { runOnly: [...rules] }) }
  const { violations } = await page.evaluate(
    ([outside, asked]) => (globalThis as unknown as { axe: typeof axe }).axe.run({ exclude: outside }, asked),
    [exclude, options] as const,
  )
  return violations.flatMap(({ id, nodes }) =>
    nodes.map(({ html, target, failureSummary }) => `${id} ${target} ${html} ${failureSummary}`),
  )
}

/** In the light everything, in the dark colours alone: nothing else differs there. */
export const violationsInBoth = async (page: Page): Promise<string[]> => {
  await page.emulateMedia({ colorScheme: 'light' })
  const inTheLight = await violationsIn(page)
  await page.emulateMedia({ colorScheme: 'dark' })
  return [...inTheLight, ...(await violationsIn(page, 'color-contrast'))]
}

import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { createSimulator, fixedRuntime } from '../../simulator/index.ts'
import { permissionTexts } from '../../simulator/portal/permissions/texts.ts'
import { type Language, languages, sayIn } from '../../simulator/portal/texts.ts'
import { violationsIn } from './axe.ts'
import { browserTest, launchBrowser, withoutBrowser } from './browser.ts'
import { Visitor } from './visitor.ts'

/** Permissions, certificates, collective identifiers and consent as people see them: the way there, and KSeF's no. */

const nips: Record<Language, string> = { en: '1234563218', pl: '5265877635' }
const pesel = '90010112349'
const runtime = fixedRuntime({ at: Date.parse('2026-03-02T08:15:00Z'), seed: 1 })
const simulator = createSimulator({ rateLimits: 'off', runtime })
let origin: string
let browser: Browser

describe.skipIf(withoutBrowser).each(languages)('in a browser, %s', { ...browserTest, timeout: 60_000 }, language => {
  const say = sayIn(language)
  // English is light and Polish dark, where only colours differ.
  const colorScheme = language === 'en' ? 'light' : 'dark'
  const rules = language === 'en' ? [] : ['color-contrast']
  const complaints: string[] = []
  let page: Page

  beforeAll(async () => {
    origin ??= (await simulator.listen({ port: 0 })).origin
    browser ??= await launchBrowser()
    const { cookies } = await new Visitor(simulator, origin).signIn(nips[language])
    const context = await browser.newContext({ locale: language, reducedMotion: 'reduce', colorScheme })
    const own = { domain: '127.0.0.1', path: '/web', httpOnly: true, sameSite: 'Strict' } as const
    await context.addCookies([...cookies].map(([name, value]) => ({ name, value, ...own })))
    context.setDefaultTimeout(5000)
    page = await context.newPage()
    page.on('console', message => {
      if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) complaints.push(message.text())
    })
    page.on('pageerror', error => complaints.push(String(error)))
    await page.goto(`${origin}/web/home`)
  }, 30_000)
  afterAll(async () => {
    await page?.context().close()
    expect(complaints).toEqual([])
  })

  const menu = async (name: string) => {
    await page.setViewportSize({ width: 1280, height: 800 })
    await page.getByRole('navigation', { name: 'Menu' }).getByRole('link', { name, exact: true }).click()
  }
  const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
  const type = (label: string, text: string) => page.getByLabel(label, { exact: true }).fill(text)
  const heading = (name: string) => page.getByRole('heading', { name, exact: true }).waitFor()

  /** Nothing to be scrolled sideways at 320 px, and nothing for axe. */
  const inspect = async (name: string): Promise<void> => {
    await page.setViewportSize({ width: 320, height: 800 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth), name).toBeLessThanOrEqual(320)
    await page.setViewportSize({ width: 1280, height: 800 })
    expect(await violationsIn(page, ...rules), name).toEqual([])
  }

  test('a permission is granted to a person, found in the list and taken back', async () => {
    await menu(say('grantPermission'))
    await inspect('kinds of grants')
    await page.getByRole('link', { name: permissionTexts.grantPerson[language] }).click()
    await press(say('grantVerb'))
    await page.getByText('21405').first().waitFor()
    const who = page.getByLabel(say('columnWho'), { exact: true })
    expect(await who.evaluate(element => element === document.activeElement)).toBe(true)
    expect(await page.getByLabel(say('birthDate')).isVisible()).toBe(false)
    await inspect('a grant that is refused')
    await who.fill(pesel)
    await type(say('firstName'), 'Anna')
    await type(say('lastName'), 'Abacka')
    await page.getByRole('checkbox', { name: 'InvoiceRead' }).check()
    await type(say('columnDescription'), 'Accounting')
    await press(say('grantVerb'))
    await page.getByText('200 Operacja zakończona sukcesem').first().waitFor()
    await inspect('the grant that was carried out')
    await page
      .getByRole('main')
      .getByRole('link', { name: say('managePermissions') })
      .click()
    await page.getByRole('row').filter({ hasText: 'Anna Abacka' }).getByRole('radio').check()
    await inspect('the list')
    await press(say('revokePermission'))
    await heading(say('revokePermissionTitle'))
    await inspect('the question')
    await press(say('revokePermission'))
    await page.getByText(say('permissionsHereEmpty')).waitFor()
  })

  test('a certificate is asked for, taken away with its key by the keyboard, and revoked', async () => {
    await menu(say('applyForCertificate'))
    await press(say('applyVerb'))
    await page.getByText(say('certificateNameWrong')).waitFor()
    await inspect('a request that is refused')
    await type(say('certificateName'), 'Accounting')
    await press(say('applyVerb'))
    await page.getByText(say('certificateIssued')).waitFor()
    await inspect('the certificate')
    await press(say('pkcs12Verb'))
    await page.getByText(say('passwordLength')).waitFor()
    await inspect('a password that is refused')
    // Twice: a form that gives a file may be sent again.
    for (let time = 0; time < 2; time++) {
      await page.getByLabel(say('password'), { exact: true }).fill('Abcdefghijkl-2026')
      await page.getByLabel(say('passwordAgain'), { exact: true }).fill('Abcdefghijkl-2026')
      const [file] = await Promise.all([page.waitForEvent('download'), page.keyboard.press('Enter')])
      expect(file.suggestedFilename()).toMatch(/^[0-9A-F]{16}\.p12$/)
      // The page stays where it is; what was wrong before is no longer said.
      expect(await page.locator('.field-errors, [aria-invalid]').count()).toBe(0)
    }
    await menu(say('certificateList'))
    await page.setViewportSize({ width: 320, height: 800 })
    await page.getByRole('link', { name: 'Accounting' }).click()
    await page.getByRole('link', { name: say('revoke'), exact: true }).click()
    await heading(say('revokeCertificateTitle'))
    await inspect('the question')
    await press(say('revoke'))
    await page.getByRole('row').filter({ hasText: 'Accounting' }).getByText(say('certificateRevoked')).waitFor()
    await inspect('the list')
  })

  test('a collective identifier of invoices that are not there is refused beside them', async () => {
    await menu(say('collectiveIdentifiers'))
    await inspect('no identifiers')
    await page.getByRole('link', { name: say('collectiveNew') }).click()
    await type(say('collectiveNumbers'), '1234563218-20260302-0123456789AB-00\nnonsense')
    await inspect('numbers')
    await press(say('next'))
    await page.getByLabel(say('paymentAmount')).first().fill('100')
    await press(say('collectiveVerb'))
    await page.getByText("'invoices[1].ksefNumber'").first().waitFor()
    expect(await page.getByLabel(say('paymentAmount')).first().inputValue()).toBe('100')
    await inspect('a collective identifier that is refused')
  })

  test('consent to attachments is given, not withdrawn for a day that is none, and withdrawn', async () => {
    await menu(say('attachmentConsent'))
    await press(say('consentGive'))
    await page.getByText(say('consentGiven'), { exact: true }).waitFor()
    await inspect('consent')
    // A year of five digits, as a field for a date lets one type it.
    await type(say('consentUntil'), '12026-03-03')
    await press(say('consentWithdraw'))
    await page.getByRole('alert').getByText(say('consentRefused')).waitFor()
    await page.getByText(say('dateWrong')).waitFor()
    expect(await page.getByText(say('consentGiven'), { exact: true }).isVisible()).toBe(true)
    await inspect('a withdrawal that is refused')
    await type(say('consentUntil'), '')
    await press(say('consentWithdraw'))
    await page.getByText(say('consentMissing'), { exact: true }).waitFor()
  })
})

afterAll(async () => {
  await browser?.close()
  await simulator.close()
})

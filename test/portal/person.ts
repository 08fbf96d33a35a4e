import type { Page } from 'playwright-core'
import { type Labels, type Language, labels } from './labels.ts'

/** Someone at the portal who finds everything by what is written on it. */
export class Person {
  readonly page: Page
  readonly origin: string
  readonly say: Labels

  constructor(page: Page, origin: string, language: Language = 'en') {
    this.page = page
    this.origin = origin
    this.say = labels[language]
  }

  press(name: string): Promise<void> {
    return this.page.getByRole('button', { name, exact: true }).click()
  }

  follow(name: string): Promise<void> {
    return this.page.getByRole('link', { name, exact: true }).click()
  }

  /** By the left menu. */
  choose(name: string): Promise<void> {
    return this.page.getByRole('navigation', { name: 'Menu' }).getByRole('link', { name, exact: true }).click()
  }

  type(label: string, text: string): Promise<void> {
    return this.page.getByLabel(label, { exact: true }).fill(text)
  }

  heading(name: string): Promise<void> {
    return this.page.getByRole('heading', { name, exact: true }).waitFor()
  }

  /** Steps 1 to 3: context, method, question. */
  async reachSignature(nip: string): Promise<void> {
    const { page, say } = this
    await page.goto(`${this.origin}/web/login`)
    await this.type(say.nip, nip)
    await this.press(say.authenticate)
    await page.getByRole('link', { name: say.certificate }).click()
    await page.getByLabel(say.yes, { exact: true }).check()
    await this.press(say.next)
    await this.heading(say.sign)
  }

  /** Steps 1 to 5. */
  async signIn(nip: string): Promise<void> {
    const { page, say } = this
    await this.reachSignature(nip)
    await page.getByLabel(say.identifierType).selectOption({ label: say.stampWithNip })
    await this.type(say.nip, nip)
    await this.press(say.authenticateInTest)
    await page.getByRole('dialog', { name: say.success }).waitFor()
    await this.press(say.close)
  }

  /** Steps 6 to 8. Gives the token number that the page shows. */
  async generateToken(name: string): Promise<string> {
    const { page, say } = this
    await this.choose(say.generateToken)
    await this.type(say.tokenName, name)
    await page.getByLabel(say.invoiceRead, { exact: true }).check()
    await page.getByLabel(say.invoiceWrite, { exact: true }).check()
    await this.press(say.generateToken)
    await this.heading(say.generated)
    return this.tokenNumber()
  }

  async tokenNumber(): Promise<string> {
    const { page, say } = this
    return (await page.getByRole('region', { name: say.tokenNumber }).getByRole('code').innerText()).trim()
  }

  /** Step 9, from the list: select, Revoke, confirm. */
  async revoke(name: string): Promise<void> {
    const { page, say } = this
    await page.getByLabel(say.select + name, { exact: true }).check()
    await this.press(say.revoke)
    await this.heading(say.revokeQuestion)
    await this.press(say.revoke)
    await this.heading(say.tokenList)
  }

  /** The status in the row of a token. */
  statusOf(name: string) {
    return this.page.getByRole('row').filter({ hasText: name }).locator('.status')
  }
}

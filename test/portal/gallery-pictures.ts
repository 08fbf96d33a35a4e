import type { Page } from 'playwright-core'
import { invoice, nip } from './company.ts'

/** Whatever port it listens on: an address stands in pictures. */
export const origin = 'http://localhost:4010'
/** A world beside, whose inspector shows the same few exchanges whatever else is looked at. */
export const quietWorld = '/w/quiet'

export interface Picture {
  readonly language: 'en' | 'pl'
  readonly colorScheme?: 'dark'
  readonly width?: number
  readonly height?: number
  /** Before anyone has signed in. */
  readonly isStranger?: true
  /** Brings the page to what is to be seen; a text is its address. */
  readonly scene: string | ((page: Page) => Promise<void>)
}

const link = async (page: Page, path: string, selector: string): Promise<void> => {
  await page.goto(origin + path)
  await page.locator(selector).first().click()
}
const firstOf = (path: string) => (page: Page) => link(page, path, '.list tbody a')
/** Sessions that have a UPO. */
const accepted = '/web/sessions?status=Succeeded'
const small = { width: 1024, height: 640 } as const
const submit = 'main form button[type="submit"]'
const narrow = { width: 320, height: 640 } as const

const sendWrong = async (page: Page): Promise<void> => {
  await page.goto(`${origin}/web/invoices/load`)
  const text = invoice('FV/2026/03/77').replace('<P_12>8</P_12>', '<P_12>no rate</P_12>')
  await page.locator('#pasted').fill(text)
  await page.locator('main form button').click()
  await page.locator('.lines .wrong').waitFor()
}

/** Those that stand in the docs. */
const ofDocs = {
  'sign-the-authorization-request': { language: 'en', isStranger: true, scene: `/web/login/sign?context=${nip}` },
  home: { language: 'en', scene: '/web/home' },
  invoices: { language: 'en', scene: '/web/invoices' },
  'invoices-narrow': { language: 'pl', width: 320, height: 900, scene: '/web/invoices?as=Subject1' },
  invoice: { language: 'pl', height: 1100, scene: firstOf('/web/invoices') },
  rejected: { language: 'en', scene: sendWrong },
  issue: { language: 'pl', colorScheme: 'dark', scene: '/web/invoices/issue' },
  session: { language: 'pl', colorScheme: 'dark', scene: firstOf(accepted) },
  permissions: { language: 'en', scene: '/web/permissions/here' },
  certificates: { language: 'en', scene: '/web/certificates' },
  'token-list': { language: 'en', scene: '/web/tokens' },
  code: {
    language: 'en',
    colorScheme: 'dark',
    scene: async page => {
      await page.goto(`${origin}/web/invoices`)
      await page.locator('#hood > summary').click()
      await page.locator('#hood .exchange > summary').first().click()
      await page.locator('#hood a[href*="/web/exchanges/code"]').first().click()
    },
  },
} as const satisfies Record<string, Picture>

/** Those that tests alone look at, smaller. */
const ofTests = {
  login: { language: 'en', ...small, isStranger: true, scene: '/web/login' },
  'home-narrow': { language: 'pl', colorScheme: 'dark', ...narrow, scene: '/web/home' },
  sessions: { language: 'en', ...small, scene: '/web/sessions' },
  'session-narrow': { language: 'en', ...narrow, height: 900, scene: firstOf(accepted) },
  'rejected-narrow': { language: 'pl', ...narrow, scene: sendWrong },
  'grant-refused': { language: 'pl', ...small, scene: page => link(page, '/web/permissions/grant/person', submit) },
  'certificate-apply': { language: 'en', colorScheme: 'dark', ...small, scene: '/web/certificates/apply' },
  'collective-identifier': { language: 'pl', ...small, scene: firstOf('/web/collective-identifiers') },
  'token-form': { language: 'pl', colorScheme: 'dark', ...small, scene: '/web/tokens/generate' },
  demo: { language: 'pl', ...small, scene: '/demo' },
  inspector: { language: 'en', colorScheme: 'dark', ...small, scene: `${quietWorld}/control?world=quiet` },
  'token-number': {
    language: 'en',
    ...small,
    scene: async page => {
      await page.goto(`${origin}/web/tokens/generate`)
      await page.locator('#name').fill('ERP of the head office')
      await page.locator('input[value="InvoiceRead"]').check()
      await page.locator('main form button').click()
      await page.locator('#token-number').waitFor()
    },
  },
} as const satisfies Record<string, Picture>

export const pictures = { ...ofDocs, ...ofTests }
export type PictureName = keyof typeof pictures
export const pictureNames = Object.keys(pictures) as PictureName[]

const docsFolder = new URL('../../simulator/portal/screenshots/', import.meta.url)
const testFolder = new URL('./pictures/', import.meta.url)
export const pictureFolders = [docsFolder, testFolder] as const

/** Where a picture is kept. */
export const fileOf = (name: PictureName): URL =>
  new URL(`${name}.png`, Object.hasOwn(ofDocs, name) ? docsFolder : testFolder)

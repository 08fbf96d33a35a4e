import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { sendInvoice } from '../../client/index.ts'
import { launchBrowser } from './browser.ts'
import { buyerNip, invoice, nip, open } from './company.ts'
import { cookiesOf } from './cookies-of.ts'

/**
 * Twelve pictures of the portal, which stand in the docs and are what CI compares with. Clock, chance, data, address and fonts are
 * fixed: the same code gives the same pictures, whatever fonts a machine has.
 */

/** Whatever port it listens on: an address stands in pictures. */
const origin = 'http://localhost:4010'
const fontFile = (name: string): Buffer =>
  readFileSync(new URL(`../../node_modules/@fontsource/${name}.woff2`, import.meta.url))

const faces = (['400', '700'] as const).flatMap(weight =>
  (['latin-ext', 'latin'] as const).flatMap(subset =>
    (['noto-sans', 'noto-sans-mono'] as const).map(family => ({
      family,
      weight,
      subset,
      url: `${origin}/fonts/${family}-${subset}-${weight}`,
    })),
  ),
)
/** Letters of Western Europe stand in one file, Polish ones in the other. */
const ranges = { latin: 'U+0000-00FF, U+2000-206F, U+20AC', 'latin-ext': 'U+0100-02BA, U+1E00-1E9F' } as const
const pinnedFonts = `${faces
  .map(
    ({ family, weight, subset, url }) =>
      `@font-face{font-family:"${family}";font-weight:${weight};src:url(${url}) format("woff2");unicode-range:${ranges[subset]}}`,
  )
  .join(
    '',
  )}*{font-family:"noto-sans"!important}code,code *,pre,pre *,.mono,.mono *,textarea,input.number,.method,.wire-status{font-family:"noto-sans-mono"!important}`

interface Picture {
  readonly language: 'en' | 'pl'
  readonly colorScheme?: 'dark'
  readonly width?: number
  readonly height?: number
  /** Brings the page to what is to be seen; a text is its address. */
  readonly scene: string | ((page: Page) => Promise<void>)
}

const link = async (page: Page, path: string, selector: string): Promise<void> => {
  await page.goto(origin + path)
  await page.locator(selector).first().click()
}

export const pictures = {
  'sign-the-authorization-request': { language: 'en', scene: `/web/login/sign?context=${nip}` },
  home: { language: 'en', scene: '/web/home' },
  invoices: { language: 'en', scene: '/web/invoices' },
  'invoices-narrow': { language: 'pl', width: 320, height: 900, scene: '/web/invoices?as=Subject1' },
  invoice: {
    language: 'pl',
    height: 1100,
    scene: page => link(page, '/web/invoices', '.list tbody a'),
  },
  rejected: {
    language: 'en',
    scene: async page => {
      await page.goto(`${origin}/web/invoices/load`)
      const text = invoice('FV/2026/03/77').replace('<P_12>8</P_12>', '<P_12>no rate</P_12>')
      await page.locator('#pasted').fill(text)
      await page.locator('main form button').click()
      await page.locator('.lines .wrong').waitFor()
    },
  },
  issue: { language: 'pl', colorScheme: 'dark', scene: '/web/invoices/issue' },
  sessions: { language: 'en', scene: '/web/sessions' },
  session: {
    language: 'pl',
    colorScheme: 'dark',
    scene: page => link(page, '/web/sessions', '.list tbody a'),
  },
  'token-list': { language: 'en', scene: '/web/tokens' },
  'token-number': {
    language: 'en',
    scene: async page => {
      await page.goto(`${origin}/web/tokens/generate`)
      await page.locator('#name').fill('ERP of the head office')
      await page.locator('input[value="InvoiceRead"]').check()
      await page.locator('main form button').click()
      await page.locator('#token-number').waitFor()
    },
  },
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

export type PictureName = keyof typeof pictures
export const pictureNames = Object.keys(pictures) as PictureName[]

export interface Gallery {
  /** PNG. @param style CSS that changes the page, to see whether it is seen. */
  shoot(name: PictureName, style?: string): Promise<Buffer>
  close(): Promise<void>
}

/** Before anyone has signed in. */
const beforeSignIn: readonly PictureName[] = ['sign-the-authorization-request']

export const openGallery = async (): Promise<Gallery> => {
  const { simulator, visitor, signIn, runtime } = open({}, origin)
  const { port } = new URL((await simulator.listen({ port: 0 })).origin)
  const session = await signIn()
  for (let n = 1; n <= 6; n++) {
    runtime.advance(47 * 60_000)
    await sendInvoice(session, { xml: invoice(`FV/2026/03/${n}`) })
  }
  await sendInvoice(session, { xml: invoice('FV/2026/03/1') }).catch(() => undefined)
  await sendInvoice(await signIn(buyerNip), {
    xml: invoice('Ż/12', {
      seller: { nip: buyerNip, name: 'Żółw S.A.', address: 'Warszawa' },
      buyer: { nip, name: 'Kos i Wspólnicy sp. z o.o.', address: 'Gdańsk' },
    }),
  })
  await visitor.signIn(nip)
  await visitor.get('/web/home')
  await visitor.generateToken('Accounting office “Kos & Partners”')
  runtime.advance(13 * 60_000)
  await visitor.generateToken('Warehouse in Gdynia')
  const browser: Browser = await launchBrowser(
    '--font-render-hinting=none',
    `--host-resolver-rules=MAP localhost 127.0.0.1:${port}`,
  )

  const pageFor = async (name: PictureName): Promise<Page> => {
    const { language, colorScheme, width = 1280, height = 760 }: Picture = pictures[name]
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme: colorScheme ?? 'light',
      reducedMotion: 'reduce',
      locale: language === 'pl' ? 'pl-PL' : 'en-GB',
      bypassCSP: true,
    })
    if (!beforeSignIn.includes(name)) await context.addCookies(cookiesOf(visitor, 'localhost'))
    await context.route(`${origin}/fonts/*`, route => {
      const face = faces.find(({ url }) => url === route.request().url())!
      const body = fontFile(`${face.family}/files/${face.family}-${face.subset}-${face.weight}-normal`)
      return route.fulfill({ contentType: 'font/woff2', body })
    })
    return context.newPage()
  }

  return {
    shoot: async (name, style = '') => {
      const page = await pageFor(name)
      const { scene }: Picture = pictures[name]
      // Without a session the portal leads to its first page, whatever is asked for.
      if (beforeSignIn.includes(name)) await page.goto(`${origin}/web/login`)
      if (typeof scene !== 'string') await scene(page)
      else {
        await page.goto(origin + scene)
        if (page.url() !== origin + scene) throw new Error(`${name} is of ${page.url()}`)
      }
      await page.addStyleTag({ content: pinnedFonts + style })
      await page.evaluate(async () => {
        await document.fonts.ready
        document.querySelector('.lines .wrong')?.scrollIntoView({ block: 'center' })
      })
      const picture = await page.screenshot({ animations: 'disabled', caret: 'hide' })
      await page.context().close()
      return picture
    },
    close: async () => {
      await browser.close()
      await simulator.close()
    },
  }
}

import { readFileSync } from 'node:fs'
import type { Browser, Page } from 'playwright-core'
import { sendInvoice } from '../../client/index.ts'
import { launchBrowser } from './browser.ts'
import { buyerNip, invoice, nip, open } from './company.ts'
import { cookiesOf } from './cookies-of.ts'
import { origin, type Picture, type PictureName, pictures, quietWorld } from './gallery-pictures.ts'
import type { Visitor } from './visitor.ts'

/**
 * Takes the pictures that CI compares with, those of the docs among them. Clock, chance, data, address and fonts are fixed: the same code
 * gives the same pictures, whatever fonts a machine has.
 */

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

export interface Gallery {
  /** PNG. @param style CSS that changes the page, to see whether it is seen. */
  shoot(name: PictureName, style?: string): Promise<Buffer>
  close(): Promise<void>
}

/** Permissions, certificates and a collective identifier of these invoices. */
const furnish = async (visitor: Visitor, numbers: readonly string[]): Promise<void> => {
  const description = 'Contract of 2 March 2026'
  await visitor.get('/web/permissions/grant')
  await visitor.post('/web/permissions/grant/person', {
    subject: '90010112349',
    details: 'PersonByIdentifier',
    firstName: 'Anna',
    lastName: 'Żółkiewska-Wróbel',
    description,
    scope: ['InvoiceRead', 'InvoiceWrite'],
  })
  await visitor.post('/web/permissions/grant/entity', {
    subject: '9999999999',
    fullName: 'Biuro rachunkowe Kowalski i Wspólnicy sp. k.',
    description,
    'scope-InvoiceRead': 'pass',
    'scope-InvoiceWrite': 'use',
  })
  for (const [name, purpose] of [
    ['Accounting in Gdańsk', 'Authentication'],
    ['Offline invoices', 'Offline'],
  ] as const) {
    await visitor.get('/web/certificates/apply')
    await visitor.post('/web/certificates/apply', { name, purpose, key: 'p256', from: '' })
  }
  await visitor.get(`/web/collective-identifiers/new?numbers=${numbers.join('+')}`)
  await visitor.post('/web/collective-identifiers/new', {
    invoice: numbers,
    amount: ['100,50', ''],
    currency: ['EUR', 'PLN'],
    description: ['Pierwsza rata', ''],
  })
}

export const openGallery = async (): Promise<Gallery> => {
  const { simulator, visitor, signIn, runtime } = open({}, origin)
  const { port } = new URL((await simulator.listen({ port: 0 })).origin)
  const session = await signIn()
  const numbers: string[] = []
  for (let n = 1; n <= 6; n++) {
    runtime.advance(47 * 60_000)
    numbers.push((await sendInvoice(session, { xml: invoice(`FV/2026/03/${n}`) })).ksefNumber)
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
  await furnish(visitor, numbers.slice(0, 2))
  for (const path of ['/v2/auth/challenge', '/v2/auth/ksef-token'])
    await simulator.fetch(new Request(`${origin}${quietWorld}${path}`, { method: 'POST' }))
  const browser: Browser = await launchBrowser(
    '--font-render-hinting=none',
    `--host-resolver-rules=MAP localhost 127.0.0.1:${port}`,
  )

  const pageFor = async (name: PictureName): Promise<Page> => {
    const { language, colorScheme, width = 1280, height = 760, isStranger }: Picture = pictures[name]
    const context = await browser.newContext({
      viewport: { width, height },
      colorScheme: colorScheme ?? 'light',
      reducedMotion: 'reduce',
      locale: language === 'pl' ? 'pl-PL' : 'en-GB',
      bypassCSP: true,
    })
    if (!isStranger) await context.addCookies(cookiesOf(visitor, 'localhost'))
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
      const { scene, isStranger }: Picture = pictures[name]
      // Without a session the portal leads to its first page, whatever is asked for.
      if (isStranger) await page.goto(`${origin}/web/login`)
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

import type { Page } from 'playwright-core'
import { beginner, firstRow, owner, press, type Scene, type Scenes } from './scene.ts'

/** Invoices, sessions and collective identifiers. */

/** The list while KSeF is out of order, once. */
const unread = async (page: Page) => {
  const fault = { operation: 'invoices.queryMetadata', status: 503, times: 1 }
  await page.request.post(new URL('/control/faults', page.url()).href, { data: fault })
  await page.goto(new URL('/web/invoices?number=FV', page.url()).href)
}

/** The sample of the portal, changed and sent. */
const sendSample = async (page: Page, change: (xml: string) => string = xml => xml) => {
  await page.locator('#pasted').fill(change(await page.locator('#pasted').inputValue()))
  await press(page)
}
const sent = async (page: Page) => {
  await page.locator('#ksef-number, .lines').first().waitFor()
}
const payTogether = async (page: Page) => {
  for (const box of (await page.locator('.list input').all()).slice(0, 2)) await box.check()
  await page.locator('button[formaction*="collective"]').click()
}
const fillInvoice = async (page: Page) => {
  const fields = {
    number: 'FV/2026/03/99',
    sellerName: 'Kos i Wspólnicy sp. z o.o.',
    sellerAddress: 'ul. Słoneczna 5, 80-001 Gdańsk',
    buyerName: 'Żółw S.A.',
    buyerAddress: 'ul. Prosta 1, 00-001 Warszawa',
    'item-1': 'Usługa księgowa',
    'price-1': '1200',
  }
  for (const [name, value] of Object.entries(fields)) await page.locator(`#${name}`).fill(value)
  await page.locator('button[value="preview"]').click()
}
/** All that the extended mode may ask for. */
const extend = async (page: Page) => {
  await page.locator('[value="extended"]').check()
  const chosen = { payment: 'transfer', currency: 'EUR', prices: 'gross', 'rate-1': 'zw', 'rate-2': 'oo' }
  for (const [name, value] of Object.entries(chosen)) await page.locator(`#${name}`).selectOption(value)
}
const numbered = (number: string, as = 'Subject1'): Scene =>
  owner(`/web/invoices?as=${as}&number=${encodeURIComponent(number)}`, firstRow)
const sample = (then: Scene['then']) => owner('/web/invoices/load?sample=1', then)
const session = (kind: string, status: string, then?: Scene['then']) =>
  owner(`/web/sessions?kind=${kind}&status=${status}`, async page => {
    await firstRow(page)
    await then?.(page)
  })

export const invoiceScenes: Scenes = {
  invoices: owner('/web/invoices'),
  'invoices-received': owner('/web/invoices?as=Subject2'),
  'invoices-third': owner('/web/invoices?as=Subject3'),
  'invoices-empty': beginner('/web/invoices'),
  'invoices-filtered': owner('/web/invoices?number=FV/2026/03/12&mode=Online&kind=Vat'),
  'invoices-filter-open': owner('/web/invoices?mode=Online', page => page.locator('#filter > summary').click()),
  'invoices-second-page': owner('/web/invoices', page => page.locator('.pages a').last().click()),
  'invoices-unread': owner('/web/home', unread),
  'invoices-no-match': owner('/web/invoices?number=none'),
  'invoices-filter-wrong': owner('/web/invoices?ksef=12&amountFrom=much&currency=zloty'),
  'invoices-unselected': owner('/web/invoices', page => page.locator('.choosing button').first().click()),
  invoice: numbered('FV/2026/03/12'),
  'invoice-xml': owner('/web/invoices?number=FV/2026/03/12', async page => {
    await firstRow(page)
    await page.locator('.document summary').click()
  }),
  'invoice-fa2': numbered('FV/2/2026'),
  'invoice-correction': numbered('KOR/1/2026'),
  'invoice-advance': numbered('ZAL/1/2026'),
  'invoice-currency': numbered('EX/1/2026'),
  'invoice-self-billed': numbered('SAMO/1/2026'),
  'invoice-long-names': numbered('FV/202620262026202620262026202620262026202620262026/1'),
  'invoice-rr': numbered('RR/2026/11/1', 'Subject2'),
  'invoice-not-found': owner('/web/invoices/invoice?invoice=1234563218-20260302-0100ABCDEF00-00'),
  'invoice-without-upo': owner('/web/invoices?as=Subject2&number=Ż/12', async page => {
    await firstRow(page)
    await page.locator('a[href*="/upo"]').first().click()
  }),
  'invoices-load': owner('/web/invoices/load'),
  'invoices-load-empty': owner('/web/invoices/load', press),
  'invoices-load-sample': sample(undefined),
  'invoices-load-wrong': sample(page =>
    sendSample(page, xml => xml.replaceAll('1234563218', '5265877635').replace('<P_1>2026-03-02', '<P_1>2026-03-01')),
  ),
  'invoices-sent': sample(async page => {
    await sendSample(page)
    await sent(page)
  }),
  'invoices-rejected': sample(async page => {
    await sendSample(page, xml => xml.replace('<P_12>8</P_12>', '<P_12>no rate</P_12>'))
    await sent(page)
  }),
  'invoices-duplicate': owner('/web/invoices/load?sample=1', async page => {
    await sendSample(page, xml => xml.replace(/<P_2>.*<\/P_2>/, '<P_2>FV/2026/03/1</P_2>'))
    await sent(page)
  }),
  'invoices-issue': owner('/web/invoices/issue'),
  'invoices-issue-wrong': owner('/web/invoices/issue', press),
  'invoices-issue-extended': owner('/web/invoices/issue', extend),
  'invoices-issue-extended-wrong': owner('/web/invoices/issue', async page => {
    await extend(page)
    const odd = { account: '12', 'item-1': 'Szkolenie', 'price-1': 'much', 'item-2': 'Stal', 'price-2': '100' }
    for (const [name, value] of Object.entries(odd)) await page.locator(`#${name}`).fill(value)
    await press(page)
  }),
  'invoices-issue-similar': owner('/web/invoices?number=FV/2026/03/12', async page => {
    await firstRow(page)
    await page.locator('a[href*="similar"]').click()
  }),
  'invoices-issue-preview': owner('/web/invoices/issue', fillInvoice),

  sessions: owner('/web/sessions'),
  'sessions-batch': owner('/web/sessions?kind=Batch'),
  'sessions-empty': beginner('/web/sessions'),
  session: session('Online', 'Succeeded'),
  'session-open': session('Online', 'InProgress'),
  'session-close': session('Online', 'InProgress', page => page.locator('a[href*="/close"]').click()),
  'session-failed': session('Online', 'Failed'),
  'session-batch': session('Batch', 'Succeeded'),
  'session-invoice': session('Online', 'Succeeded', firstRow),
  'session-invoice-rejected': session('Online', 'Failed', firstRow),
  'session-not-found': owner('/web/sessions/session?session=20260302-SO-0000000000-0000000000-00'),

  collective: owner('/web/collective-identifiers'),
  'collective-empty': beginner('/web/collective-identifiers'),
  'collective-no-match': owner('/web/collective-identifiers?least=99'),
  'collective-new': owner('/web/collective-identifiers/new'),
  'collective-payments': owner('/web/invoices', payTogether),
  'collective-wrong': owner('/web/collective-identifiers/new?numbers=123+1234563218-20260302-0100ABCDEF00-00', press),
  'collective-amount-wrong': owner('/web/invoices', async page => {
    await payTogether(page)
    await page.locator('[name="amount"]').first().fill('much')
    await press(page)
  }),
  'collective-made': owner('/web/invoices', async page => {
    await payTogether(page)
    await press(page)
  }),
  'collective-identifier': owner('/web/collective-identifiers', firstRow),
}

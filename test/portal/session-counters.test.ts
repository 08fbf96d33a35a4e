import type { Browser } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { encryptInvoice, makeInvoiceKey, type Session, sendBatch } from '../../client/index.ts'
import { keyFor } from '../../client/key-for.ts'
import { formCodes } from '../../contracts/ksef/form-codes.ts'
import { fillSession, ksefNumberOf } from '../simulator/ksef/sessions/filled-session.ts'
import { browserTest, launchBrowser, withoutBrowser } from './browser.ts'
import { invoice, nip, open } from './company.ts'
import { Person } from './person.ts'

/** What a session counts, and the pages of its UPO. */

const [, fa3] = formCodes
const wrong = (number: string): string => invoice(number).replace('<P_12>8<', '<P_12>9<')

/** In one interactive session. */
const sendAll = async (session: Session, documents: readonly string[], now: number): Promise<string> => {
  const ksefKey = keyFor(await session.publicKeys.list(), 'SymmetricKeyEncryption', now)
  const { encryption, ...key } = await makeInvoiceKey(ksefKey)
  const { referenceNumber } = await session.sessions.openOnline({ body: { formCode: fa3, encryption } })
  const params = { referenceNumber }
  for (const xml of documents) await session.sessions.sendInvoice({ params, body: await encryptInvoice(xml, key) })
  await session.sessions.closeOnline({ params })
  return referenceNumber
}

/** Of a list: the counts in the row of a session. */
const counted = (html: string, session: string): readonly number[] => {
  const row = html.split('<tr').find(part => part.includes(session)) ?? ''
  return Array.from(row.matchAll(/<td class="is-amount">.*?<div>(\d+)<\/div>/g), ([, count]) => Number(count))
}
/** Of a page of details: labels and counts. */
const counters = (html: string) => {
  const [, list = ''] = /<dl class="counters"[^>]*>(.*?)<\/dl>/s.exec(html) ?? []
  return Object.fromEntries(
    Array.from(list.matchAll(/<dt>(.*?)<\/dt>\s*<dd>(\d+)<\/dd>/gs), ([, label, count]) => [label, Number(count)]),
  )
}

const { simulator, visitor, signIn, runtime } = open()
let session: Session
let interactive: string
let batch: string

beforeAll(async () => {
  session = await signIn()
  interactive = await sendAll(session, [invoice('FV/1'), invoice('FV/2'), wrong('FV/3')], runtime.now())
  const sent = await sendBatch(session, {
    invoices: [
      { name: '1.xml', xml: invoice('FV/11') },
      { name: '2.xml', xml: invoice('FV/12') },
      { name: '3.xml', xml: invoice('FV/13') },
      { name: 'zla.xml', xml: wrong('FV/14') },
      { name: 'druga.xml', xml: invoice('FV/1') },
    ],
  })
  batch = sent.referenceNumber
  runtime.advance(60_000)
  await visitor.signIn(nip)
}, 60_000)
afterAll(() => simulator.close())

describe.each([
  ['interactive', 'Online', [3, 2, 1]],
  ['batch', 'Batch', [5, 3, 2]],
] as const)('%s session', (_, kind, [total, accepted, rejected]) => {
  const reference = () => (kind === 'Online' ? interactive : batch)

  test('the list counts invoices, those accepted and those rejected', async () => {
    const { html } = await visitor.get(`/web/sessions?kind=${kind}`)
    expect(counted(html, reference())).toEqual([total, accepted, rejected])
  })

  test('its page counts the same', async () => {
    const { html } = await visitor.get(`/web/sessions/session?session=${reference()}&kind=${kind}`)
    expect(counters(html)).toEqual({ Invoices: total, Accepted: accepted, Rejected: rejected })
  })
})

test('a UPO of two pages has two links, each to a page with its own invoices, and to its PDF', async () => {
  const total = 10_001
  const long = await fillSession({ simulator, session, now: runtime.now() }, nip, total)
  runtime.advance(60_000)
  const { html, text } = await visitor.get(`/web/sessions/session?session=${long}`)
  expect(text).toContain('page 1 of 2')
  expect(text).toContain('page 2 of 2')
  const links = Array.from(html.matchAll(/href="(\/web\/sessions\/upo\?[^"]*)"/g), ([, href = '']) =>
    href.replaceAll('&amp;', '&'),
  )
  const [first, firstPdf, second, secondPdf] = links
  expect(links).toHaveLength(4)
  expect(first).not.toBe(second)

  const xmlOf = async (link: string): Promise<string> => {
    await visitor.get(link)
    expect(visitor.headers.get('content-disposition')).toMatch(/^attachment; filename="?upo-.*\.xml/)
    return visitor.html
  }
  const pages = [await xmlOf(first!), await xmlOf(second!)]
  expect(pages.map(xml => xml.match(/<NumerKSeFDokumentu>/g)?.length)).toEqual([10_000, 1])
  expect(pages.map(xml => /<Strona>(\d)</.exec(xml)?.[1])).toEqual(['1', '2'])
  expect(pages[1]).toContain(ksefNumberOf(nip, total))

  await visitor.get(secondPdf!)
  expect(visitor.headers.get('content-type')).toBe('application/pdf')
  // Ten thousand rows are more than is drawn: the page says so, and leads to the file.
  await visitor.get(firstPdf!)
  expect(visitor.html).toContain(first!.replaceAll('&', '&amp;'))
})

describe.skipIf(withoutBrowser)('in Chromium', browserTest, () => {
  let browser: Browser
  let origin: string
  beforeAll(async () => {
    ;[{ origin }, browser] = await Promise.all([simulator.listen({ port: 0 }), launchBrowser()])
  }, 30_000)
  afterAll(() => browser?.close())

  test('a batch session is found on its list, with its counts, its refusals and its UPO', async () => {
    const context = await browser.newContext({ locale: 'en-GB' })
    const page = await context.newPage()
    await new Person(page, origin).signIn(nip)
    await page.goto(`${origin}/web/sessions`)
    await page.getByRole('link', { name: 'Batch', exact: true }).click()
    const row = page.getByRole('row').filter({ hasText: batch })
    expect(await row.locator('td.is-amount > div').allInnerTexts()).toEqual(['5', '3', '2'])
    await row.getByRole('link').click()
    expect(await page.locator('#counters dd').allInnerTexts()).toEqual(['5', '3', '2'])
    expect(await page.locator('#counters dt').allInnerTexts()).toEqual(['Invoices', 'Accepted', 'Rejected'])
    await page.locator('#filter > summary').click()
    await page.getByLabel('Shown').selectOption({ label: 'only rejected ones' })
    await page.locator('#filter button[type="submit"]').click()
    await page.waitForURL(/only=failed/)
    expect(await page.locator('.list tbody tr').count()).toBe(2)
    const download = page.waitForEvent('download')
    await page.getByRole('link', { name: 'Download the collective UPO' }).click()
    expect((await download).suggestedFilename()).toMatch(/^upo-.*\.xml$/)
    await context.close()
  })
})

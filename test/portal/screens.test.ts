import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { encryptInvoice, makeInvoiceKey, sendInvoice } from '../../client/index.ts'
import { keyFor } from '../../client/key-for.ts'
import { formCodes } from '../../contracts/ksef/form-codes.ts'
import { sayIn } from '../../simulator/portal/texts.ts'
import { violationsInBoth } from './axe.ts'
import { browserTest, launchBrowser, withoutBrowser } from './browser.ts'
import { invoice, nip, open, today } from './company.ts'
import { Keyboard } from './keyboard.ts'
import { Visitor } from './visitor.ts'

/** Invoices and sessions in a real browser: of each screen the way that is meant and the refusal that is likeliest, in both languages. */
const { simulator, signIn, runtime } = open()
const [, fa3] = formCodes
let origin: string
let browser: Browser

beforeAll(async () => {
  if (withoutBrowser) return
  ;[{ origin }, browser] = await Promise.all([simulator.listen({ port: 0 }), launchBrowser()])
  const session = await signIn()
  for (let n = 1; n <= 11; n++) await sendInvoice(session, { xml: invoice(`FV/${n}`) })
}, 30_000)
afterAll(async () => {
  await browser?.close()
  await simulator.close()
})

/** An interactive session that stands open, and what is sent in it: an invoice with a rate that there is not. */
const openSession = async () => {
  const session = await signIn()
  const ksefKey = keyFor(await session.publicKeys.list(), 'SymmetricKeyEncryption', runtime.now())
  const { encryption, ...key } = await makeInvoiceKey(ksefKey)
  const { referenceNumber } = await session.sessions.openOnline({ body: { formCode: fa3, encryption } })
  const encrypted = async (number: string) => ({
    ...(await encryptInvoice(new TextEncoder().encode(invoice(number).replace('<P_12>8<', '<P_12>9<')), key)),
    offlineMode: false,
  })
  return { session, params: { referenceNumber }, encrypted }
}

const words = {
  en: {
    locale: 'en-GB',
    list: 'Invoice list',
    load: 'Load an invoice',
    issue: 'Issue a VAT invoice',
    sessions: 'Session history',
    received: 'Received',
    nothing: 'There are no such invoices',
    next: 'Next page',
    items: 'Items',
    sample: 'Fill in a sample',
    document: 'or the document itself',
    send: 'Send to KSeF',
    done: 'Completed successfully',
    rejected: 'KSeF rejected the invoice',
    missing: 'Choose a file or paste the document.',
    number: 'Invoice number',
    needed: 'Fill this in.',
    details: 'Details of the session',
    upo: 'Download the collective UPO',
    refused: 'KSeF refused',
    filter: 'Show filters',
    filterButton: 'Filter',
    ksef: 'KSeF number',
    wrong: 'KSeF does not take this value.',
    closed: 'Not with this sign-in',
    menu: 'Menu',
    end: 'End the session',
    endQuestion: 'End this session?',
    notEnded: 'KSeF did not end the session',
    invoiceOfSession: 'An invoice of the session',
    why: 'Why it was rejected',
    noUpo: 'No UPO found',
    code: 'In C#, Java, Python, PHP, TypeScript',
    codeTitle: 'A call as code',
  },
  pl: {
    locale: 'pl-PL',
    list: 'Lista faktur',
    load: 'Wczytaj fakturę',
    issue: 'Wystaw fakturę VAT',
    sessions: 'Historia sesji',
    received: 'Otrzymane',
    nothing: 'Nie ma takich faktur',
    next: 'Następna',
    items: 'Pozycje',
    sample: 'Wstaw przykład',
    document: 'albo sam dokument',
    send: 'Wyślij do KSeF',
    done: 'Zakończono pomyślnie',
    rejected: 'KSeF odrzucił fakturę',
    missing: 'Wybierz plik albo wklej dokument.',
    number: 'Numer faktury',
    needed: 'Uzupełnij to pole.',
    details: 'Szczegóły sesji',
    upo: 'Pobierz UPO zbiorcze',
    refused: 'KSeF odmówił',
    filter: 'Rozwiń filtry',
    filterButton: 'Filtruj',
    ksef: 'Nr KSeF',
    wrong: 'KSeF nie przyjmuje tej wartości.',
    closed: 'Nie w ramach tego logowania',
    menu: 'Menu',
    end: 'Zakończ sesję',
    endQuestion: 'Czy zakończyć tę sesję?',
    notEnded: 'KSeF nie zakończył sesji',
    invoiceOfSession: 'Faktura sesji',
    why: 'Dlaczego ją odrzucono',
    noUpo: 'Nie znaleziono UPO',
    code: 'W językach: C#, Java, Python, PHP, TypeScript',
    codeTitle: 'Wywołanie jako kod',
  },
} as const

/** Nothing for axe, and nothing to be scrolled sideways at 320 and 768 px. */
const inspect = async (page: Page, name: string): Promise<void> => {
  for (const width of [320, 768]) {
    await page.setViewportSize({ width, height: 800 })
    const over = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    await expect.poll(over, { message: `${name}, ${width} px` }).toBeLessThanOrEqual(0)
  }
  await page.setViewportSize({ width: 1280, height: 800 })
  expect(await violationsInBoth(page), name).toEqual([])
}

describe.skipIf(withoutBrowser).each(['en', 'pl'] as const)('%s', { ...browserTest, timeout: 90_000 }, tongue => {
  const say = words[tongue]

  /** @param javaScriptEnabled every screen works without. */
  const visit = async (as: string, work: (page: Page) => Promise<void>, javaScriptEnabled = true): Promise<void> => {
    const context = await browser.newContext({ locale: say.locale, reducedMotion: 'reduce', javaScriptEnabled })
    const { cookies } = await new Visitor(simulator, origin).signIn(as)
    await context.addCookies(
      [...cookies].map(([name, value]) => ({ name, value, domain: '127.0.0.1', path: '/web', httpOnly: true })),
    )
    const page = await context.newPage()
    const complaints: string[] = []
    page.on('console', message => {
      if (message.type() === 'error' && !/status of 4\d\d/.test(message.text())) complaints.push(message.text())
    })
    page.on('pageerror', error => complaints.push(String(error)))
    await page.goto(`${origin}/web/home`)
    await work(page)
    expect(complaints).toEqual([])
    await context.close()
  }
  const choose = (page: Page, name: string) =>
    page.getByRole('navigation', { name: say.menu }).getByRole('link', { name, exact: true }).click()
  const heading = (page: Page, name: string) => page.getByRole('heading', { name, exact: true }).waitFor()

  test('the list: pages, tabs, a filter that KSeF refuses; one invoice as a picture', async () => {
    await visit(nip, async page => {
      await choose(page, say.list)
      await inspect(page, 'list')
      await page.getByRole('link', { name: say.next, exact: true }).click()
      await page.getByRole('row').filter({ hasText: 'FV/' }).first().waitFor()
      await page.locator('.list tbody a').first().click()
      await heading(page, say.items)
      await inspect(page, 'invoice')
      await page.goto(`${origin}/web/invoices`)
      await page.getByRole('link', { name: say.received, exact: true }).click()
      await page.getByText(say.nothing).waitFor()
      await page.getByText(say.filter).click()
      await page.getByLabel(say.ksef, { exact: true }).fill('no number')
      await page.getByRole('button', { name: say.filterButton, exact: true }).click()
      await page.getByText(say.wrong).waitFor()
      await inspect(page, 'filter refused')
    })
  })

  test('ticked invoices: taken away twice, then a collective identifier is made of them; an amount that is none is refused', async () => {
    const text = sayIn(tongue)
    await visit(nip, async page => {
      const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
      await choose(page, say.list)
      for (const place of [0, 1]) await page.locator('.list tbody input').nth(place).check()
      for (let time = 0; time < 2; time++) {
        const [file] = await Promise.all([page.waitForEvent('download'), press(text('downloadXml'))])
        expect(file.suggestedFilename()).toBe('faktury-2.zip')
      }
      await press(text('collectiveNew'))
      await page.getByLabel(text('paymentAmount')).first().fill('x')
      await press(text('collectiveVerb'))
      await page.getByText(text('collectiveRefused')).waitFor()
      await inspect(page, 'collective identifier, refused')
      await page.getByLabel(text('paymentAmount')).first().fill('10,50')
      await press(text('collectiveVerb'))
      await page.getByText(text('collectiveMade')).waitFor()
      expect(await page.locator('.list tbody tr').count()).toBe(2)
      await inspect(page, 'collective identifier')
      await choose(page, text('collectiveIdentifiers'))
      await inspect(page, 'collective identifiers')
    })
  })

  test('a sample is sent without scripts; what KSeF rejects stands beside its line', async () => {
    await visit(
      nip,
      async page => {
        await choose(page, say.load)
        await page.getByRole('button', { name: say.send }).click()
        await page.getByText(say.missing).waitFor()
        await page.getByRole('link', { name: say.sample }).click()
        await page.getByRole('button', { name: say.send }).click()
        await heading(page, say.done)
        await page.goto(`${origin}/web/invoices/load`)
        await page.getByLabel(say.document).fill(invoice(`X/${tongue}`).replace('<P_12>8</P_12>', '<P_12>9</P_12>'))
        await page.getByRole('button', { name: say.send }).click()
        await heading(page, say.rejected)
        expect(await page.locator('.lines .wrong code').innerText()).toContain('<P_12>9</P_12>')
      },
      false,
    )
  })

  test('a file is chosen and sent, taken away as PDF and UPO, and another is issued like it', async () => {
    const text = sayIn(tongue)
    const file = (number: string) => ({
      name: 'invoice.xml',
      mimeType: 'text/xml',
      buffer: Buffer.from(invoice(number).replace(`<P_12>8<`, number.startsWith('Z') ? '<P_12>9<' : '<P_12>8<')),
    })
    await visit(nip, async page => {
      const send = async (number: string) => {
        await choose(page, say.load)
        await page.getByLabel(text('invoiceFile'), { exact: true }).setInputFiles(file(number))
        await page.getByRole('button', { name: say.send, exact: true }).click()
      }
      await send(`Z/${tongue}`)
      await heading(page, say.rejected)
      await inspect(page, 'a file that was rejected')
      await send(`F/${tongue}`)
      await heading(page, say.done)
      await page.getByRole('link', { name: text('showInvoice'), exact: true }).click()
      await heading(page, say.items)
      for (const [name, type] of [
        ['downloadPdf', 'pdf'],
        ['downloadXml', 'xml'],
        ['invoiceUpo', 'xml'],
        ['upoAsPdf', 'pdf'],
        ['downloadQr', 'svg'],
      ] as const) {
        const [taken] = await Promise.all([
          page.waitForEvent('download'),
          page.getByRole('link', { name: text(name), exact: true }).click(),
        ])
        expect([name, taken.suggestedFilename()]).toEqual([name, expect.stringMatching(new RegExp(`\\.${type}$`))])
      }
      await page.getByRole('link', { name: text('issueSimilar'), exact: true }).click()
      expect(await page.locator('#item-1').inputValue()).toBe('Usługa księgowa')
      await page.getByRole('button', { name: say.send, exact: true }).click()
      await page.getByText(say.needed).waitFor()
      await page.getByLabel(say.number, { exact: true }).fill(`S/${tongue}`)
      await page.getByRole('button', { name: say.send, exact: true }).click()
      await heading(page, say.done)
    })
  })

  test('the form by keyboard: what is missing, then sent', async () => {
    await visit(nip, async page => {
      await choose(page, say.issue)
      await inspect(page, 'form')
      await page.getByRole('button', { name: say.send }).click()
      await page.getByText(say.needed).first().waitFor()
      await inspect(page, 'form, refused')
      const keyboard = new Keyboard(page)
      expect(await keyboard.focused()).toMatchObject({ name: say.number, visible: true })
      await page.keyboard.type(`K/${tongue}`)
      const fields = { sellerName: 'Kos', sellerAddress: 'Gdańsk', buyerName: 'Żółw', buyerAddress: 'Warszawa' }
      for (const [name, value] of Object.entries({ ...fields, 'item-1': 'Herbata', 'price-1': '9,50' }))
        await page.locator(`#${name}`).fill(value)
      await page.locator('#number').focus()
      await page.keyboard.press('Enter')
      await heading(page, say.done)
      await inspect(page, 'sent')
    })
  })

  test('the extended mode asks for what each choice needs, says what is missing, and sends; then another', async () => {
    const text = sayIn(tongue)
    const work = async (page: Page) => {
      const field = (name: string) => page.locator(`#${name}`)
      const press = (name: string) => page.getByRole('button', { name, exact: true }).click()
      const areSeen = async (seen: boolean, ...names: string[]) => {
        for (const name of names) expect([name, await field(name).isVisible()]).toEqual([name, seen])
      }
      await page.goto(`${origin}/web/invoices/issue`)
      await page.getByText(text('requiredNote'), { exact: true }).waitFor()
      expect(await field('sellerName').inputValue()).not.toBe('')
      await areSeen(false, 'dueDate', 'account', 'exchangeRate', 'exemption')
      await page.getByLabel(text('issueExtended'), { exact: true }).check()
      await areSeen(true, 'dueDate', 'payment')
      await areSeen(false, 'account', 'exchangeRate')
      await field('payment').selectOption('transfer')
      await field('currency').selectOption('EUR')
      await field('prices').selectOption('gross')
      await field('rate-1').selectOption('zw')
      await areSeen(true, 'account', 'exchangeRate', 'exemption')
      expect(await page.locator('.of-price label').first().innerText()).toContain(text('issueGrossPrice'))
      const whole = { number: `E/${tongue}`, buyerName: 'Żółw', buyerAddress: 'Warszawa' }
      const items = { 'item-1': 'Szkolenie', 'price-1': '100', 'item-2': 'Herbata', 'price-2': '123' }
      for (const [name, value] of Object.entries({ ...whole, ...items, account: '12' })) await field(name).fill(value)
      await press(say.send)
      await page.getByText(text('issueAccountWrong')).waitFor()
      expect(await page.getByText(say.needed).count()).toBe(2)
      const rest = { account: '61109010140000071219812874', exchangeRate: '4.25', exemption: 'art. 43' }
      for (const [name, value] of Object.entries(rest)) await field(name).fill(value)
      return { press }
    }
    await visit(nip, async page => {
      const { press } = await work(page)
      await inspect(page, 'extended form')
      await press(say.send)
      await heading(page, say.done)
      await page.getByRole('link', { name: text('sendAnother'), exact: true }).click()
      await page.waitForURL(`${origin}/web/invoices/issue`)
    })
    await visit(nip, async page => void (await work(page)), false)
  })

  test('sessions: one with its UPO; one that is none is refused', async () => {
    await visit(nip, async page => {
      await choose(page, say.sessions)
      await inspect(page, 'sessions')
      await page.goto(`${origin}/web/sessions?status=Succeeded&from=${today}`)
      await page.locator('.list tbody a').first().click()
      await heading(page, say.details)
      await inspect(page, 'session')
      const [file] = await Promise.all([
        page.waitForEvent('download'),
        page.getByRole('link', { name: say.upo }).click(),
      ])
      expect(file.suggestedFilename()).toMatch(/^upo-.*\.xml$/)
      await page.goto(`${origin}/web/sessions/session?session=20260302-SO-0000000000-0000000000-00`)
      await heading(page, say.refused)
    })
  })

  test('an open session is ended after a question, and not twice; what it has rejected says why', async () => {
    const { session, ...opened } = await openSession()
    await session.sessions.sendInvoice({ params: opened.params, body: await opened.encrypted(`X/${tongue}`) })
    await visit(nip, async page => {
      await page.goto(`${origin}/web/sessions?number=${opened.params.referenceNumber}`)
      await page.locator('.list tbody a').first().click()
      await page.getByRole('link', { name: say.end, exact: true }).click()
      await heading(page, say.endQuestion)
      await inspect(page, 'end a session')
      // Someone else is quicker.
      await session.sessions.closeOnline({ params: opened.params })
      await page.getByRole('button', { name: say.end, exact: true }).click()
      await page.getByText(say.notEnded, { exact: true }).waitFor()
      await inspect(page, 'not ended')
      await page.goto(`${origin}/web/sessions/session?session=${opened.params.referenceNumber}`)
      await page.locator('.list tbody a').first().click()
      await heading(page, say.invoiceOfSession)
      await page.getByText(say.why, { exact: true }).waitFor()
      await inspect(page, 'rejected in a session')

      const another = await openSession()
      await page.goto(`${origin}/web/sessions/close?session=${another.params.referenceNumber}`)
      await page.getByRole('button', { name: say.end, exact: true }).click()
      await heading(page, say.details)
      expect(await page.getByRole('link', { name: say.end, exact: true }).count()).toBe(0)
      await page.goto(`${origin}/web/invoices/upo?invoice=${nip}-20260302-000000000000-00`)
      await heading(page, say.noUpo)
      await inspect(page, 'no UPO')
    })
  })

  test('a call leads to its code, in the language that is chosen', async () => {
    await visit(nip, async page => {
      await page.goto(`${origin}/web/invoices`)
      await page.locator('#hood > summary').click()
      await page.locator('#hood .exchange > summary').first().click()
      await page.getByRole('link', { name: say.code, exact: true }).first().click()
      await heading(page, say.codeTitle)
      await page.getByRole('link', { name: 'PHP', exact: true }).click()
      await page.getByText('curl_init(').waitFor()
      await inspect(page, 'code')
    })
  })
})

test.skipIf(withoutBrowser)('an unbroken name as long as KSeF takes is three lines of a row', browserTest, async () => {
  const name = 'Ż'.repeat(512)
  const { ksefNumber } = await sendInvoice(await signIn(), {
    xml: invoice(`L/${'9'.repeat(200)}`, { buyer: { nip: '5265877635', name, address: 'Warszawa' } }),
  })
  const context = await browser.newContext({ locale: 'en-GB' })
  const { cookies } = await new Visitor(simulator, origin).signIn(nip)
  await context.addCookies(
    [...cookies].map(([key, value]) => ({ name: key, value, domain: '127.0.0.1', path: '/web' })),
  )
  const page = await context.newPage()
  await page.goto(`${origin}/web/invoices?ksef=${ksefNumber}`)
  expect(await page.locator('.list .long-text').first().getAttribute('title')).toBe(name)
  for (const width of [320, 768, 1280]) {
    await page.setViewportSize({ width, height: 800 })
    const lines = await page
      .locator('.list .long-text')
      .evaluateAll(all =>
        all.map(it =>
          Math.round(it.getBoundingClientRect().height / Number.parseFloat(getComputedStyle(it).lineHeight)),
        ),
      )
    expect([width, lines]).toEqual([width, [3, expect.toBeOneOf([1, 2, 3])]])
  }
  await context.close()
})

test('what a sign-in may not do is not in the menu, and says why when asked for by address', async () => {
  const { visitor: reader, signIn: enter } = open()
  const owner = await enter()
  await owner.permissions.grantToPerson({
    body: {
      subjectIdentifier: { type: 'Pesel', value: '90010112349' },
      permissions: ['InvoiceRead'],
      description: 'Reads invoices',
      subjectDetails: {
        subjectDetailsType: 'PersonByIdentifier',
        personById: { firstName: 'Jan', lastName: 'Kowalski' },
      },
    },
  })
  await reader.signIn(nip, { type: 'person-pesel', pesel: '90010112349' })
  await reader.get('/web/home')
  const menu = reader.html.slice(
    reader.html.indexOf('<nav class="menu"'),
    reader.html.indexOf('</nav>', reader.html.indexOf('<nav class="menu"')),
  )
  expect(menu).toContain('Invoice list')
  for (const hidden of ['Load an invoice', 'Issue a VAT invoice', 'Session history']) expect(menu).not.toContain(hidden)
  await reader.get('/web/sessions')
  expect([reader.status, reader.title]).toEqual([403, 'Error: Not with this sign-in – KSeF simulator'])
  expect(reader.text).toContain('One of [InvoiceWrite, Introspection, EnforcementOperations] is needed')
  expect(reader.text).toContain('[InvoiceRead]')
})

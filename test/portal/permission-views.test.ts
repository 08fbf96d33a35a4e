import type { Browser, BrowserContext, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { makeInternalId } from '../../contracts/ksef/formats.ts'
import { type Language, languages, sayIn, type TextKey } from '../../simulator/portal/texts.ts'
import { violationsIn } from './axe.ts'
import { browserTest, launchBrowser, withoutBrowser } from './browser.ts'
import { buyerNip, nip, open } from './company.ts'
import { cookiesOf } from './cookies-of.ts'
import { euFirm, holdingFirm } from './eu-firm.ts'
import { Visitor } from './visitor.ts'

/** What was received, members, roles and EU entities in a browser, and what a person, a unit and an EU entity may not do. */

const { simulator, client, signIn } = open()
const member = '2222222222'
const pesel = '90010112349'
const unit = makeInternalId(nip, '0001')
const euEntity = `${nip}-DE123456789`
const description = 'Umowa z 2 marca 2026'
const anna = { details: 'PersonByIdentifier', firstName: 'Anna', lastName: 'Abacka', description }
let origin: string
let browser: Browser
let lookers: Readonly<Record<'owner' | 'reader' | 'unit' | 'euEntity', Visitor>>

/** Another firm lets this one work for it, and issue invoices in its name. */
const receiveOfAnother = async () => {
  const subjectIdentifier = { type: 'Nip', value: nip } as const
  const subjectDetails = { fullName: 'Kos i Wspólnicy sp. z o.o.' }
  const { permissions } = await signIn(buyerNip)
  const to = { subjectIdentifier, subjectDetails, description }
  await permissions.grantToEntity({ body: { ...to, permissions: [{ type: 'InvoiceRead', canDelegate: true }] } })
  await permissions.grantAuthorization({ body: { ...to, permission: 'SelfInvoicing' } })
}

const visitor = () => new Visitor(simulator, origin)
type Signer = Readonly<Record<'type' | 'pesel', string>> | { readonly type: 'fingerprint' }
const signInTo = async (someone: Visitor, type: string, field: string, context: string, signer: Signer) => {
  await someone.get('/web/login')
  await someone.post('/web/login', { type, [field]: context })
  await someone.get(`/web/login/sign?context=${context}&type=${signer.type}`)
  return someone.post(`/web/login/sign?context=${context}`, { ...signer })
}

beforeAll(async () => {
  if (withoutBrowser) return
  ;[{ origin }, browser] = await Promise.all([simulator.listen({ port: 0 }), launchBrowser()])
  await client.testdata.createSubject({
    body: { subjectNip: nip, subjectType: 'VatGroup', description, subunits: [{ subjectNip: member, description }] },
  })
  await receiveOfAnother()
  const owner = await visitor().signIn(nip)
  const grant = (kind: string, fields: Record<string, string>) => owner.post(`/web/permissions/grant/${kind}`, fields)
  await grant('person', { ...anna, subject: pesel, scope: 'InvoiceRead' })
  await grant('unit', { ...anna, subject: pesel, unit, unitName: 'Oddział w Gdyni' })
  // Whoever signs is known by a certificate, which the page names when KSeF does not know it.
  const foreigner = visitor()
  const enterEuEntity = () => signInTo(foreigner, 'NipVatUe', 'vat-ue', euEntity, { type: 'fingerprint' })
  const [fingerprint = ''] = /[0-9A-F]{64}/.exec((await enterEuEntity()).text) ?? []
  await grant('eu-entity', {
    ...holdingFirm,
    subject: fingerprint,
    compound: euEntity,
    ...euFirm,
    description,
  })
  lookers = {
    owner,
    reader: await visitor().signIn(nip, { type: 'person-pesel', pesel }),
    unit: await signInTo(visitor(), 'InternalId', 'internal-id', unit, { type: 'person-pesel', pesel }),
    euEntity: await enterEuEntity(),
  }
}, 30_000)
afterAll(async () => {
  await browser?.close()
  await simulator.close()
})

type Looker = keyof typeof lookers

interface View {
  readonly as: Looker
  readonly group: TextKey
  readonly tab: TextKey
  readonly title: TextKey
  /** A row. */
  readonly seen: string
  /** What it is filtered by, and what is said where KSeF does not take "12". */
  readonly filter?: readonly [id: string, wrong: TextKey]
}

const views: readonly View[] = [
  {
    as: 'reader',
    group: 'permissionsReceived',
    tab: 'permissionsOwn',
    title: 'permissionsOwnTitle',
    seen: 'InvoiceRead',
    filter: ['filter-context', 'identifierWrong'],
  },
  {
    as: 'owner',
    group: 'permissionsReceived',
    tab: 'permissionsFromFirms',
    title: 'permissionsFromFirmsTitle',
    seen: buyerNip,
    filter: ['filter-grantor', 'identifierWrong'],
  },
  {
    as: 'owner',
    group: 'permissionsReceived',
    tab: 'permissionsAuthorizations',
    title: 'permissionsReceivedTitle',
    seen: 'SelfInvoicing',
    filter: ['filter-who', 'identifierWrong'],
  },
  {
    as: 'owner',
    group: 'permissionsGranted',
    tab: 'permissionsMembers',
    title: 'permissionsMembersTitle',
    seen: member,
    filter: ['filter-nip', 'identifierWrong'],
  },
  {
    as: 'owner',
    group: 'permissionsReceived',
    tab: 'permissionsRoles',
    title: 'permissionsRolesTitle',
    seen: 'VatGroupUnit',
  },
]

/** What is not in the menu, and by address says why: for want of a permission, or as the context is of another kind. */
const closed: Readonly<Record<Exclude<Looker, 'owner'>, readonly string[]>> = {
  reader: [
    'grant',
    'grant/tax-representative',
    'administrator',
    'here',
    'here/revoke?permission=x',
    'members',
    'roles',
  ],
  unit: ['grant/self-invoicing', 'grant/eu-entity', 'grant/eu-representative'],
  euEntity: ['grant/all-clients', 'grant/unit', 'grant/tax-representative', 'administrator'],
}
const reasons: Readonly<Record<Language, RegExp>> = {
  en: /^(One of \[\w+(, \w+)*\] is needed|The operation works in the contexts )/,
  pl: /^(Potrzebne jest jedno z\suprawnień \[\w+(, \w+)*\]|Operacja działa w\skontekstach )/,
}

describe.skipIf(withoutBrowser).each(languages)('%s', { ...browserTest, timeout: 60_000 }, language => {
  const say = sayIn(language)
  const contexts: BrowserContext[] = []
  const complaints: string[] = []
  let pages: Readonly<Record<Looker, Page>>

  const pageOf = async (looker: Visitor): Promise<Page> => {
    const context = await browser.newContext({ locale: language, reducedMotion: 'reduce' })
    contexts.push(context)
    context.setDefaultTimeout(10_000)
    await context.addCookies(cookiesOf(looker, '127.0.0.1'))
    const page = await context.newPage()
    page.on('pageerror', error => complaints.push(String(error)))
    await page.goto(`${origin}/web/home`)
    return page
  }
  beforeAll(async () => {
    pages = {
      owner: await pageOf(lookers.owner),
      reader: await pageOf(lookers.reader),
      unit: await pageOf(lookers.unit),
      euEntity: await pageOf(lookers.euEntity),
    }
  }, 30_000)
  afterAll(async () => {
    for (const context of contexts) await context.close()
    expect(complaints).toEqual([])
  })

  const menu = (page: Page) => page.getByRole('navigation', { name: say('menu') })
  const follow = (page: Page, name: TextKey) =>
    menu(page)
      .getByRole('link', { name: say(name), exact: true })
      .click()
  const heading = (page: Page, name: TextKey) =>
    page.getByRole('heading', { name: say(name), exact: true, level: 1 }).waitFor()
  const row = (page: Page, text: string) => page.getByRole('row').filter({ hasText: text }).first().waitFor()
  const press = (page: Page, name: TextKey) =>
    page
      .getByRole('main')
      .getByRole('button', { name: say(name), exact: true })
      .click()

  /** Nothing to be scrolled sideways at 320 px, and nothing for axe, to which both languages are alike. */
  const inspect = async (page: Page): Promise<void> => {
    await page.setViewportSize({ width: 320, height: 800 })
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320)
    await page.setViewportSize({ width: 1280, height: 800 })
    if (language === 'en') expect(await violationsIn(page)).toEqual([])
  }

  const refuseFilter = async (page: Page, id: string, wrong: TextKey) => {
    await page.getByText(say('filterShow')).click()
    await page.locator(`#${id}`).fill('12')
    await press(page, 'filter')
    await page.locator(`#${id}-errors`).getByText(say(wrong)).waitFor()
    await page.getByRole('alert').getByText(say('filterRefused')).waitFor()
    expect(await page.locator(`#${id}`).inputValue()).toBe('12')
  }

  test.each(views)('$title', async ({ as, group, tab, title, seen, filter }) => {
    const page = pages[as]
    await follow(page, 'managePermissions')
    const tabs = page.getByRole('navigation', { name: say(group), exact: true })
    await tabs.getByRole('link', { name: say(tab), exact: true }).click()
    await heading(page, title)
    await row(page, seen)
    await inspect(page)
    if (filter === undefined) return
    await refuseFilter(page, ...filter)
    await inspect(page)
  })

  test('an EU entity has a representative: refused as it is empty, granted, found in the list', async () => {
    const page = pages.euEntity
    const fingerprint = (language === 'en' ? 'CD' : 'EF').repeat(32)
    await follow(page, 'grantPermission')
    await page.getByRole('link', { name: say('grantEuRep') }).click()
    await heading(page, 'grantEuRep')
    await press(page, 'grantVerb')
    await page.locator('#subject-errors').getByText(say('fingerprintWrong')).waitFor()
    await page.locator('#scope-errors').getByText(say('grantScopesMissing')).waitFor()
    await inspect(page)
    await page.locator('#details').selectOption('PersonByFingerprintWithIdentifier')
    const typed = { subject: fingerprint, firstName: 'Anna', lastName: 'Abacka', identifier: pesel, description }
    for (const [id, text] of Object.entries(typed)) await page.locator(`#${id}`).fill(text)
    await page.locator('[value="InvoiceRead"]').check()
    await press(page, 'grantVerb')
    await page.getByText('200 Operacja zakończona sukcesem').first().waitFor()
    await follow(page, 'managePermissions')
    await heading(page, 'permissionsEuTitle')
    await row(page, fingerprint)
    await inspect(page)
    await refuseFilter(page, 'filter-entity', 'vatUeWrong')
  })

  test.each(Object.entries(closed) as [Exclude<Looker, 'owner'>, readonly string[]][])(
    'what %s may not do is not in the menu, and says why by address',
    async (as, paths) => {
      const page = pages[as]
      await page.goto(`${origin}/web/home`)
      const inMenu = await menu(page)
        .getByRole('link')
        .evaluateAll(links => links.map(link => link.getAttribute('href')))
      for (const path of paths.map(name => `/web/permissions/${name}`)) {
        expect(inMenu).not.toContain(path)
        const answer = await page.goto(origin + path)
        expect([path, answer?.status()]).toEqual([path, 403])
        await heading(page, 'notAllowedTitle')
        const said = await page.getByRole('alert').locator('p:not(.notice-title)').allInnerTexts()
        expect([path, said.length]).not.toEqual([path, 0])
        for (const sentence of said) expect(sentence).toMatch(reasons[language])
      }
      await inspect(page)
    },
  )
})

import { expect, test, vi } from 'vitest'
import { buyerNip, nip, open } from './company.ts'

/** Which fields must be filled in is seen, said once for a form, and read aloud. */
vi.setConfig({ testTimeout: 60_000 })

/** A form, and some of the fields that it marks. */
const forms: readonly (readonly [path: string, ...fields: string[]])[] = [
  ['/web/invoices/issue', 'number', 'sellerName', 'item-1', 'price-1', 'rate-1', 'exemption'],
  ['/web/tokens/generate', 'name'],
  ['/web/certificates/apply', 'name', 'key'],
  ['/web/collective-identifiers/new', 'numbers'],
  ['/web/permissions/grant/person', 'subject', 'firstName', 'birthDate', 'description'],
  ['/web/permissions/grant/entity', 'subject', 'fullName', 'description'],
  ['/web/permissions/grant/client', 'client'],
  ['/web/permissions/grant/unit', 'unit'],
  ['/web/permissions/grant/eu-entity', 'compound', 'entityName'],
  ['/web/permissions/administrator', 'subject', 'description'],
]
const beforeSignIn: typeof forms = [
  ['/web/login', 'nip', 'internal-id', 'vat-ue'],
  [`/web/login/certificate?context=${nip}`],
  [`/web/login/sign?context=${nip}`, 'type', 'nip', 'pesel'],
]

/** Labels with the mark, and inputs that say it. */
const marked = (html: string) => [...html.matchAll(/<label for="([^"]*)" data-required/g)].map(([, id]) => id)
const said = (html: string) =>
  [...html.matchAll(/<(?:input|select|textarea) id="([^"]*)"[^>]*aria-required="true"/g)].map(([, id]) => id)

test('every form marks what it needs, says once what the mark means, and leaves the judging to KSeF', async () => {
  for (const [language, note, word] of [
    ['en', '* required', '(required)'],
    ['pl', '* pole wymagane', '(wymagane)'],
  ] as const) {
    const { visitor } = open()
    const look = async ([path, ...fields]: (typeof forms)[number]) => {
      await visitor.get(path)
      expect([path, visitor.status, visitor.text.split(note).length]).toEqual([path, 200, 2])
      expect([path, marked(visitor.html)]).toEqual([path, said(visitor.html)])
      expect(said(visitor.html)).toEqual(expect.arrayContaining(fields))
      expect(visitor.html).not.toMatch(/<(?:input|select|textarea)[^>]* required/)
      const groups = visitor.html.match(/<legend data-required/g)?.length ?? 0
      expect([path, visitor.text.split(word).length - 1]).toEqual([path, groups])
    }
    await visitor.get('/web/login')
    await visitor.get(`/web/language?to=${language}&back=/web/login`)
    for (const form of beforeSignIn) await look(form)
    await visitor.signIn(nip)
    for (const form of forms) await look(form)
    await visitor.get('/web/invoices/load')
    expect(visitor.text).not.toContain(note)
  }
})

test('what was typed into the form for an invoice outlives the sign-in, for whoever typed it', async () => {
  const { visitor, signIn, runtime } = open()
  const fields = { mode: 'extended', number: 'Zażółć', dueDate: '2026-03-16', 'item-4': 'Herbata' }
  const typeAndLose = async () => {
    await visitor.signIn(nip)
    await visitor.get('/web/invoices/issue')
    const { authSessions } = await signIn()
    for (const { isCurrent, referenceNumber } of (await authSessions.list()).items)
      if (!isCurrent) await authSessions.revoke({ params: { referenceNumber } })
    runtime.advance(60 * 60_000)
    await visitor.post('/web/invoices/issue', fields)
    expect(visitor.path).toBe('/web/login?reason=expired')
  }
  for (const [language, sentence] of [
    ['en', 'This is what you typed before your sign-in ended.'],
    ['pl', 'To zostało wpisane, zanim zakończyło się Twoje zalogowanie.'],
  ] as const) {
    await visitor.get('/web/login')
    await visitor.get(`/web/language?to=${language}&back=/web/login`)
    await typeAndLose()
    await visitor.signIn(nip)
    expect([visitor.path, visitor.text.includes(sentence)]).toEqual(['/web/invoices/issue', true])
    for (const typed of Object.values(fields)) expect(visitor.html).toContain(`value="${typed}"`)
    // Once.
    await visitor.get('/web/invoices/issue')
    expect([visitor.html.includes('Zażółć'), visitor.text.includes(sentence)]).toEqual([false, false])
    await visitor.post('/web/sign-out')
  }
  await visitor.get('/web/login')
  await typeAndLose()
  await visitor.signIn(buyerNip)
  expect(visitor.path).toBe('/web/home')
  await visitor.get('/web/invoices/issue')
  expect(visitor.html).not.toContain('Zażółć')
})

import { afterAll, expect, test } from 'vitest'
import { makeInternalId } from '../../contracts/ksef/formats.ts'
import { PersonPermission } from '../../contracts/ksef/permission-names.ts'
import { simulated } from '../simulator/simulated.ts'
import { euFirm } from './eu-firm.ts'
import { rowsReadBy } from './rows-read.ts'
import { pathsIn, Visitor } from './visitor.ts'

/** Permissions in the portal, without a browser. Each test has a firm of its own. */

const { simulator, client, runtime } = simulated({ delays: { grant: 1000, revocation: 1000 } })
afterAll(() => simulator.close())

const firms = [
  '1234563218',
  '5265877635',
  '1111111111',
  '2222222222',
  '3333333333',
  '4444444444',
  '5555555555',
  '6666666666',
  '1111111112',
  '1111111113',
  '1111111114',
]
let next = 0
const owner = async () => {
  const nip = firms[next++]!
  return { nip, visitor: await new Visitor(simulator).signIn(nip) }
}
const office = '9999999999'
const pesel = '90010112349'
const fingerprint = 'AB'.repeat(32)
const person = { subject: pesel, details: 'PersonByIdentifier', firstName: 'Anna', lastName: 'Abacka' }
const foreigner = {
  subject: fingerprint,
  details: 'PersonByFingerprintWithoutIdentifier',
  firstName: 'Anna',
  lastName: 'Abacka',
  birthDate: '1990-01-31',
  documentType: 'passport',
  documentNumber: 'AB1234567',
  documentCountry: 'de',
}
const description = 'Test of the portal'

/** Grants, sees the operation under way, and sees it done. */
const grant = async (visitor: Visitor, kind: string, fields: Parameters<Visitor['post']>[1]): Promise<void> => {
  await visitor.get(`/web/permissions/${kind}`)
  await visitor.post(`/web/permissions/${kind}`, { description, ...fields })
  expect(visitor.text).toContain('100 Operacja przyjęta do realizacji')
  expect(visitor.html).toContain('http-equiv="refresh"')
  runtime.advance(1000)
  await visitor.get(visitor.path)
}
const carriedOut = async (...granting: Parameters<typeof grant>): Promise<void> => {
  await grant(...granting)
  expect(granting[0].text).toContain('200 Operacja zakończona sukcesem')
}
const calls = ({ html }: Visitor): string[] => pathsIn(html).map(path => /^\/v2([^?]*)/.exec(path)![1]!)
const rowsOf = ({ html }: Visitor): string[] =>
  [...(/<table class="list">.*?<\/table>/s.exec(html)?.[0] ?? '').matchAll(/<th scope="row"[^>]*>(.*?)<\/tr>/gs)].map(
    ([row]) =>
      row
        .replaceAll('<wbr/>', '')
        .replace(/<[^>]*>/g, ' ')
        .replace(/\s+/g, ' '),
  )

/** By the test data, in place of the paper form. */
const holding = async (
  nip: string,
  subject: { type: 'Nip' | 'Pesel'; value: string },
  ...scopes: readonly PersonScope[]
) => {
  await client.testdata.grantPermissions({
    body: {
      contextIdentifier: { type: 'Nip', value: nip },
      authorizedIdentifier: subject,
      permissions: scopes.map(permissionType => ({ permissionType, description })),
    },
  })
  runtime.advance(1000)
}
type PersonScope = (typeof PersonPermission.options)[number]

test('a person: granted, seen in both lists, filtered, revoked after a question', async () => {
  const { visitor } = await owner()
  await carriedOut(visitor, 'grant/person', { ...person, scope: ['InvoiceRead', 'InvoiceWrite'] })
  for (const view of ['here', 'granted']) {
    await visitor.get(`/web/permissions/${view}`)
    expect(rowsOf(visitor)).toHaveLength(2)
    expect(visitor.text).toContain('Anna Abacka')
  }
  await visitor.get(`/web/permissions/here?who=${pesel}&scope=InvoiceRead&state=Active`)
  expect(rowsOf(visitor)).toEqual([expect.stringContaining('viewing invoices InvoiceRead')])
  const [, id = ''] = /name="permission"[^>]*value="([^"]*)"/.exec(visitor.html) ?? []
  const list = `who=${pesel}&scope=InvoiceRead&state=Active`
  await visitor.get(`/web/permissions/here/revoke?permission=${id}&list=${encodeURIComponent(list)}`)
  expect(visitor.text).toContain('Revoke this permission?')
  expect(visitor.text).toContain(description)
  await visitor.post('/web/permissions/here/revoke', { permission: id, list })
  expect(visitor.text).toContain('100 Operacja przyjęta do realizacji')
  expect(rowsOf(visitor)).toHaveLength(1)
  runtime.advance(1000)
  await visitor.get(visitor.path)
  expect(visitor.text).toContain('200 Operacja zakończona sukcesem')
  expect(rowsOf(visitor)).toEqual([])
  // A second time, say from another tab: there is nothing to ask about.
  await visitor.get(`/web/permissions/here/revoke?permission=${id}&list=`)
  expect(visitor.path).toBe('/web/permissions/here')
})

test('an entity may pass on what it got; its own list shows from whom', async () => {
  const { nip, visitor } = await owner()
  await carriedOut(visitor, 'grant/entity', {
    subject: office,
    fullName: 'Biuro rachunkowe',
    'scope-InvoiceRead': 'pass',
    'scope-InvoiceWrite': 'use',
  })
  await visitor.get('/web/permissions/here')
  expect(rowsOf(visitor).filter(row => row.includes('may be passed on'))).toEqual([
    expect.stringMatching(/Biuro rachunkowe.*InvoiceRead/),
  ])
  const other = await new Visitor(simulator).signIn(office)
  await other.get(`/web/permissions/entities?grantor=${nip}`)
  expect(rowsOf(other)).toHaveLength(2)
  await carriedOut(other, 'grant/client', { ...person, client: nip, scope: 'InvoiceRead' })
  await other.get('/web/permissions/granted')
  expect(rowsOf(other)).toEqual([expect.stringMatching(`Anna Abacka.*Active.*NIP ${nip}`)])
  await carriedOut(other, 'grant/all-clients', { ...person, scope: 'InvoiceWrite' })
  await other.get('/web/permissions/granted?state=Inactive')
  expect(rowsOf(other)).toEqual([expect.stringMatching(/InvoiceWrite.*Inactive.*all clients/)])
})

test('an authorization is seen by both, and taken back by its own operation', async () => {
  const { nip, visitor } = await owner()
  await carriedOut(visitor, 'grant/self-invoicing', { subject: office, fullName: 'Nabywca S.A.' })
  const other = await new Visitor(simulator).signIn(office)
  await other.get(`/web/permissions/received?who=${nip}`)
  expect(rowsOf(other)).toEqual([expect.stringContaining('self-invoicing SelfInvoicing')])
  expect(other.html).not.toContain('name="permission"')
  await visitor.get('/web/permissions/authorizations')
  const [, id = ''] = /name="permission"[^>]*value="([^"]*)"/.exec(visitor.html) ?? []
  await visitor.get(`/web/permissions/authorizations/revoke?permission=${id}`)
  await visitor.post('/web/permissions/authorizations/revoke', { permission: id })
  expect(calls(visitor)).toContain(`/permissions/authorizations/grants/${id}`)
})

test('administrators: of the context, of a unit, of an EU entity', async () => {
  const { nip, visitor } = await owner()
  await carriedOut(visitor, 'administrator', { ...person })
  const unit = makeInternalId(nip, '0001')
  await carriedOut(visitor, 'grant/unit', { ...foreigner, unit, unitName: 'Oddział 1' })
  await carriedOut(visitor, 'grant/eu-entity', {
    ...foreigner,
    compound: `${nip}-DE123456789`,
    ...euFirm,
  })
  await visitor.get('/web/permissions/here')
  expect(rowsOf(visitor)).toEqual([expect.stringContaining('CredentialsManage')])
  await visitor.get(`/web/permissions/units?unit=${unit}`)
  expect(rowsOf(visitor)).toEqual([expect.stringMatching(`fingerprint ${fingerprint}.*Oddział 1.*${unit}`)])
  await visitor.get(`/web/permissions/eu?entity=DE123456789&who=ABAB&scope=VatUeManage`)
  expect(rowsOf(visitor)).toEqual([expect.stringContaining('VAT UE DE123456789')])

  for (const view of ['units', 'eu']) {
    await visitor.get(`/web/permissions/${view}`)
    const before = rowsOf(visitor).length
    const [, id = ''] = /name="permission"[^>]*value="([^"]*)"/.exec(visitor.html) ?? []
    await visitor.get(`/web/permissions/${view}/revoke?permission=${id}`)
    expect(visitor.text, view).toContain('Revoke this permission?')
    await visitor.post(`/web/permissions/${view}/revoke`, { permission: id })
    expect(calls(visitor), view).toContain(`/permissions/common/grants/${id}`)
    runtime.advance(1000)
    await visitor.get(visitor.path)
    expect(visitor.text, view).toContain('200 Operacja zakończona sukcesem')
    expect(visitor.html, view).not.toContain(id)
    // Whoever administered an EU entity has lost all that was granted with it, or one of these; nobody has more.
    expect(rowsOf(visitor).length, view).toBeLessThan(before)
  }
})

test('KSeF says no at once: each complaint stands beside its field, what was typed stays, the first wrong one has the focus', async () => {
  const { visitor } = await owner()
  await visitor.post('/web/permissions/grant/person', {
    ...person,
    firstName: 'A',
    lastName: '<i>',
    description: 'abc',
  })
  expect(visitor.status).toBe(422)
  expect(visitor.text).toContain('21405')
  // It would say the same again.
  expect(visitor.text).not.toContain('The simulator explains')
  expect(visitor.html).toMatch(/id="firstName-errors"><p>A first name has 2 to 30 characters\./)
  expect(visitor.html).toMatch(/id="description-errors"><p>A description has 5 to 256 characters\./)
  expect(visitor.html).toMatch(/id="scope-errors"><p>Choose at least one\./)
  expect(visitor.html).toMatch(/<input id="lastName"[^>]*value="&lt;i&gt;"/)
  expect(visitor.html.match(/<input[^>]*autofocus/g)).toEqual([expect.stringContaining('id="firstName"')])
  // All of it is said in the reader's words, so KSeF's are there for who opens them.
  expect(visitor.text).toContain('The fields below say what to correct.')
  expect(visitor.html).toMatch(/<details><summary><strong class="code">21405<.*personById.firstName.*<\/details>/s)
  await visitor.post('/web/permissions/grant/unit', {
    ...person,
    unit: '1234563218-00013',
    unitName: 'Oddział',
    description,
  })
  expect(visitor.text).toContain('Invalid checksum for internalId.')
})

test('KSeF says no afterwards: the page of the operation says so in its words and the simulator’s', async () => {
  const { visitor } = await owner()
  await grant(visitor, 'grant/person', { ...person, scope: 'EnforcementOperations' })
  expect(visitor.title).toContain('Error')
  expect(visitor.text).toContain('430')
  expect(visitor.text).toContain('Kontekst identyfikatora nie odpowiada wymaganej roli lub uprawnieniom')
  expect(visitor.text).toContain('The simulator explains')
  await visitor.get('/web/permissions/grant/operation?number=20260302-EG-0000000000-0000000000-00')
  expect(visitor.status).toBeGreaterThanOrEqual(400)
})

test('who may not grant has no such entry, is told why by address, and sees their own', async () => {
  const { nip } = await owner()
  await holding(nip, { type: 'Pesel', value: pesel }, 'InvoiceRead')
  const reader = await new Visitor(simulator).signIn(nip, { type: 'person-pesel', pesel })
  expect(reader.html).not.toContain('/web/permissions/grant')
  for (const path of ['grant', 'grant/person', 'administrator', 'here', 'here/revoke?permission=x']) {
    await reader.get(`/web/permissions/${path}`)
    expect(reader.text, path).toContain('Not with this sign-in')
    expect(reader.text, path).toContain('InvoiceRead')
  }
  await reader.get('/web/permissions')
  expect(reader.path).toBe('/web/permissions/own')
  expect(rowsOf(reader)).toEqual([expect.stringContaining('InvoiceRead')])
  expect(reader.html).not.toContain('href="/web/permissions/here"')
})

test('who may look and not manage sees lists without a way to take back', async () => {
  const { nip } = await owner()
  await holding(nip, { type: 'Pesel', value: pesel }, 'CredentialsRead')
  const auditor = await new Visitor(simulator).signIn(nip, { type: 'person-pesel', pesel })
  await auditor.get('/web/permissions/here')
  expect(rowsOf(auditor)).toHaveLength(1)
  expect(auditor.html).not.toContain('name="permission"')
})

test('200 grants: every page is one call, and the pages hold each grant once', async () => {
  const nip = '7777777777'
  const visitor = await new Visitor(simulator).signIn(nip)
  const subjects = Array.from({ length: 25 }, (_, index) => String(1_000_000_000 + 111_111_111 + index))
  for (const value of subjects) await holding(nip, { type: 'Nip', value }, ...PersonPermission.options)
  const seen: string[] = []
  const read: number[] = []
  const rowsRead = rowsReadBy(simulator)
  let [path, pages] = ['/web/permissions/here?size=20', 0]
  while (path !== '') {
    rowsRead()
    await visitor.get(path)
    read.push(rowsRead())
    expect(calls(visitor)).toEqual(['/permissions/query/persons/grants'])
    seen.push(...[...visitor.html.matchAll(/name="permission"[^>]*value="([^"]*)"/g)].map(([, id]) => id!))
    pages++
    path = (/href="([^"]*)">Next page/.exec(visitor.html)?.[1] ?? '').replaceAll('&amp;', '&')
  }
  expect(pages).toBe(10)
  // KSeF pages them by number, so it reads what lies before; but none twice, and a hundred at a time.
  expect(read.filter(rows => rows === 0 || rows > 200)).toEqual([])
  expect(new Set(seen).size).toBe(200)
  expect(seen).toHaveLength(200)
  expect(visitor.text).toContain('Previous page')
  // A question in the middle looks at that page alone.
  await visitor.get(
    `/web/permissions/here/revoke?permission=${seen[110]}&list=${encodeURIComponent('size=20&after=5')}`,
  )
  expect(calls(visitor)).toEqual(['/permissions/query/persons/grants'])
  expect(visitor.text).toContain('Revoke this permission?')
  for (const after of ['-1', 'x', '1e99', '99']) {
    await visitor.get(`/web/permissions/here?after=${after}`)
    expect([after, visitor.status]).toEqual([after, after === '99' ? 200 : 422])
  }
})

test('a filter that KSeF refuses is said beside its field', async () => {
  const visitor = await new Visitor(simulator).signIn(office)
  await visitor.get('/web/permissions/here?who=12')
  expect(visitor.status).toBe(422)
  expect(visitor.html).toMatch(/id="filter-who-errors"><p>Give such an identifier\./)
  await visitor.get('/web/permissions/here/revoke?list=')
  expect(visitor.text).toContain('Select a permission first.')
})

test('each list has a title of its own, in both languages; what is shown are words, and no codes alone', async () => {
  const visitor = await new Visitor(simulator).signIn('8888888888')
  await carriedOut(visitor, 'grant/all-clients', { ...person, scope: 'InvoiceRead' })
  for (const tongue of ['en', 'pl']) {
    await visitor.get(`/web/language?to=${tongue}&back=/web/permissions/here`)
    const titles = new Set<string>()
    for (const [, path] of visitor.html.matchAll(/href="(\/web\/permissions\/(?!grant"|administrator)\w+)"/g)) {
      await visitor.get(path!)
      expect(visitor.html).toContain(`<h1>${visitor.title.split(' – ')[0]}</h1>`)
      titles.add(visitor.title)
    }
    expect(titles.size).toBe(10)
    await visitor.get('/web/permissions/granted')
    expect(rowsOf(visitor)).toEqual([expect.stringContaining(tongue === 'en' ? 'all clients' : 'wszyscy klienci')])
    expect(rowsOf(visitor).join()).not.toContain('AllPartners')
  }
})

test('what is too long for a document or a firm is said beside its field', async () => {
  const { visitor } = await owner()
  const long = { ...foreigner, documentType: 'x'.repeat(21), documentNumber: 'x'.repeat(21), description }
  await visitor.post('/web/permissions/grant/person', { ...long, scope: 'InvoiceRead' })
  expect(visitor.html).toMatch(/id="documentType-errors"><p>At most 20 characters\./)
  expect(visitor.html).toMatch(/id="documentNumber-errors"><p>At most 20 characters\./)
  await visitor.post('/web/permissions/grant/eu-entity', {
    ...foreigner,
    details: 'EntityByFingerprint',
    entityName: 'x'.repeat(101),
    entityAddress: 'x'.repeat(513),
    compound: '1234563218-DE123456789',
    euName: 'Firma G.m.b.H., Berlin',
    euFullName: 'x'.repeat(101),
    euAddress: 'x'.repeat(513),
    description,
  })
  for (const [id, most] of [
    ['entityName', 100],
    ['entityAddress', 512],
    ['euFullName', 100],
    ['euAddress', 512],
  ])
    expect(visitor.html, String(id)).toMatch(new RegExp(`id="${id}-errors"><p>At most ${most} characters\\.`))
})

test('a fingerprint is taken as programs print it: with colons, in small letters', async () => {
  const { visitor } = await owner()
  const subject = fingerprint.toLowerCase().replace(/..(?!$)/g, '$&:')
  await carriedOut(visitor, 'grant/person', { ...foreigner, subject, scope: 'InvoiceRead' })
  await visitor.get(`/web/permissions/here?who=${encodeURIComponent(subject)}`)
  expect(rowsOf(visitor)).toEqual([expect.stringContaining(fingerprint)])
})

import { afterAll, expect, test } from 'vitest'
import { makeInternalId } from '../../contracts/ksef/formats.ts'
import { simulated } from '../simulator/simulated.ts'
import { euFirm, holdingFirm } from './eu-firm.ts'
import { Visitor } from './visitor.ts'

/** Login contexts other than a NIP: a unit by its internal identifier, an EU entity by NIP and VAT UE number. */

const { simulator } = simulated()
afterAll(() => simulator.close())

const nip = '1234563218'
const unit = makeInternalId(nip, '0001')
const euEntity = `${nip}-DE123456789`
const description = 'Test of the portal'
const person = { details: 'PersonByIdentifier', firstName: 'Anna', lastName: 'Abacka', description }
const menuOf = ({ html }: Visitor): string[] =>
  [.../<nav class="menu".*?<\/nav>/s.exec(html)![0].matchAll(/<a href="([^"]*)"/g)].map(([, href]) => href!)

test('the administrator of a unit works in its context: tokens, invoices and grants are its own', async () => {
  const owner = await new Visitor(simulator).signIn(nip)
  await owner.get('/web/permissions/grant/unit')
  await owner.post('/web/permissions/grant/unit', { ...person, subject: '90010112349', unit, unitName: 'Oddział' })
  const visitor = await new Visitor(simulator).get('/web/login')
  await visitor.post('/web/login', { type: 'InternalId', 'internal-id': ` ${unit} ` })
  expect(visitor.path).toBe(`/web/login/method?context=${unit}`)
  await visitor.get(`/web/login/sign?context=${unit}&type=person-pesel`)
  expect(visitor.text).toContain(`It needs a permission in ${unit}, which has no owner.`)
  await visitor.post(`/web/login/sign?context=${unit}`, { type: 'person-pesel', pesel: '90010112349' })
  expect(visitor.path).toBe('/web/home')
  expect(visitor.text.replace(/\s+/g, ' ')).toContain(`internal identifier ${unit}`)
  expect(menuOf(visitor)).toContain('/web/permissions/grant')
  await visitor.get('/web/permissions/grant/person')
  await visitor.post('/web/permissions/grant/person', { ...person, subject: '5265877635', scope: 'InvoiceWrite' })
  await visitor.get('/web/permissions/here')
  expect(visitor.text).toContain('5265877635')
  await owner.get('/web/permissions/here')
  expect(owner.text).not.toContain('5265877635')
  await visitor.get('/web/permissions/grant/self-invoicing')
  expect([visitor.status, visitor.text]).toEqual([403, expect.stringContaining('InternalId')])
  const clerk = new Visitor(simulator)
  await clerk.get('/web/login')
  await clerk.post('/web/login', { type: 'InternalId', 'internal-id': unit })
  await clerk.get(`/web/login/sign?context=${unit}`)
  await clerk.post(`/web/login/sign?context=${unit}`, { type: 'stamp-nip', nip: '5265877635' })
  expect(await clerk.generateToken('ERP of the unit', ['InvoiceWrite'])).toContain(`|internalId-${unit}|`)
})

test('an EU entity is entered by the fingerprint that was granted; what works in no such context is not in the menu', async () => {
  const visitor = new Visitor(simulator)
  const enter = async () => {
    await visitor.get('/web/login')
    await visitor.post('/web/login', { type: 'NipVatUe', 'vat-ue': euEntity.toLowerCase() })
    expect(visitor.path).toBe(`/web/login/method?context=${euEntity}`)
    await visitor.get(`/web/login/sign?context=${euEntity}&type=fingerprint`)
    await visitor.post(`/web/login/sign?context=${euEntity}`, { type: 'fingerprint' })
  }
  await enter()
  expect(visitor.text).toContain('The context of an EU entity has no owner')
  const [subject = ''] = /[0-9A-F]{64}/.exec(visitor.text) ?? []
  const owner = await new Visitor(simulator).signIn(nip)
  await owner.get('/web/permissions/grant/eu-entity')
  await owner.post('/web/permissions/grant/eu-entity', {
    subject,
    ...holdingFirm,
    compound: euEntity,
    ...euFirm,
    description,
  })
  await enter()
  expect(visitor.path).toBe('/web/home')
  expect(visitor.text.replace(/\s+/g, ' ')).toContain(`VAT UE ${euEntity}`)
  expect(menuOf(visitor)).toContain('/web/invoices')
  for (const hidden of ['/web/tokens/generate', '/web/permissions/grant/tax-representative']) {
    expect(menuOf(visitor)).not.toContain(hidden)
    await visitor.get(hidden)
    expect([hidden, visitor.status]).toEqual([hidden, 403])
    expect(visitor.text.match(/The simulator explains/g)).toHaveLength(1)
  }
  // It gives away what it may.
  await visitor.get('/web/permissions/grant')
  expect(visitor.html.match(/class="tile"/g)).toHaveLength(1)
  await visitor.get('/web/permissions/grant/eu-representative')
  const other = { ...person, details: 'PersonByFingerprintWithIdentifier', identifier: '90010112349' }
  await visitor.post('/web/permissions/grant/eu-representative', { ...other, subject: 'CD'.repeat(32) })
  expect(visitor.html).toMatch(/id="scope-errors"><p>Choose at least one\./)
  await visitor.post('/web/permissions/grant/eu-representative', {
    ...other,
    subject: 'CD'.repeat(32),
    scope: ['InvoiceRead'],
  })
  expect(visitor.text).toContain('200 Operacja zakończona sukcesem')
  await visitor.get('/web/permissions/eu?who=CDCD')
  expect(visitor.text).toContain('Anna Abacka')
})

test.each([
  ['InternalId', 'internal-id', '', 'Enter the internal identifier.'],
  ['NipVatUe', 'vat-ue', ' ', 'Enter the NIP and the VAT UE number.'],
  ['InternalId', 'internal-id', nip, 'This is no internal identifier'],
  ['InternalId', 'internal-id', `${nip}-1`, 'This is no internal identifier'],
  ['NipVatUe', 'vat-ue', `${nip}-XX1`, 'This is no NIP with a VAT UE number.'],
  ['NipVatUe', 'vat-ue', '"><script>', 'This is no NIP with a VAT UE number.'],
  ['constructor', 'nip', '', 'Enter the NIP.'],
])('%s %s "%s": %s', async (type, field, text, sentence) => {
  const visitor = await new Visitor(simulator).get('/web/login')
  await visitor.post('/web/login', { type, [field]: text })
  expect(visitor.status).toBe(422)
  expect(visitor.html).toMatch(new RegExp(`id="${field}-errors"><p>${sentence}`))
  expect(visitor.html).not.toContain('<script>')
})

test('an address leads back to what was typed, and what is no context begins anew', async () => {
  const visitor = await new Visitor(simulator).get('/web/login')
  await visitor.get(`/web/login?context=${unit}`)
  expect(visitor.html).toContain(`name="internal-id" value="${unit}"`)
  expect(visitor.html).toContain('value="InternalId" checked')
  for (const context of ['', 'x', `${nip}-12`, '0000000000', `${euEntity}1`]) {
    await visitor.get(`/web/login/sign?context=${encodeURIComponent(context)}`)
    expect(visitor.path).toBe('/web/login')
  }
})

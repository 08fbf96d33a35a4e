import { readFileSync } from 'node:fs'
import { type Client, makeInvoiceKey, type Session, sendBatch, sendInvoice } from '../../client/index.ts'
import { keyFor } from '../../client/key-for.ts'
import { formCodes } from '../../contracts/ksef/form-codes.ts'
import { makeInternalId } from '../../contracts/ksef/formats.ts'
import { buyerNip, invoice, nip, open, today } from './company.ts'
import { euFirm } from './eu-firm.ts'
import { Visitor } from './visitor.ts'

const office = '9999999999'
const pesel = '90010112349'
const description = 'Umowa z 2 marca 2026'
const person = { subject: pesel, details: 'PersonByIdentifier', firstName: 'Anna', lastName: 'Żółkiewska-Wróbel' }
const foreigner = {
  subject: 'AB'.repeat(32),
  details: 'PersonByFingerprintWithoutIdentifier',
  firstName: 'Jean-Baptiste',
  lastName: 'Müller',
  birthDate: '1990-01-31',
  documentType: 'passport',
  documentNumber: 'AB1234567',
  documentCountry: 'DE',
}

const fileOf = (name: string): string =>
  readFileSync(new URL(`../../fixtures/invoices/${name}.xml`, import.meta.url), 'utf8')
const formOf = (system: string) => formCodes.find(({ systemCode }) => systemCode === system)!

/** Invoices of every kind. The buyer issues two of them: what it bills itself, and what it buys of a farmer, who is its seller. */
const sendEveryKind = async (session: Session, buyer: Session): Promise<void> => {
  await sendInvoice(session, { xml: fileOf('fa2'), formCode: formOf('FA (2)') })
  for (const name of ['fa3-correction', 'fa3-advance', 'fa3-currency'])
    await sendInvoice(session, { xml: fileOf(name) })
  await sendInvoice(session, { xml: fileOf('fa3-long-names'), offline: true })
  await sendInvoice(buyer, { xml: fileOf('fa3-self-billed') })
  const rr = fileOf('fa-rr')
    .replaceAll('7980332920', nip)
    .replace(/<P_4B>[^<]*</, `<P_4B>${today}<`)
  await sendInvoice(session, { xml: rr, formCode: formOf('FA_RR (1)') })
}

/** A batch of which some is rejected: a rate that there is not, and an invoice that was sent before. */
const sendMixedBatch = (session: Session) =>
  sendBatch(session, {
    invoices: [
      { name: 'dobra.xml', xml: invoice('FV/2026/03/20') },
      { name: 'zla.xml', xml: invoice('FV/2026/03/21').replace('<P_12>8<', '<P_12>9<') },
      { name: 'druga.xml', xml: invoice('FV/2026/03/1') },
    ],
  }).catch(() => undefined)

/** An interactive session that stands open. */
const openSession = async (client: Client, now: number): Promise<void> => {
  const { encryption } = await makeInvoiceKey(keyFor(await client.publicKeys.list(), 'SymmetricKeyEncryption', now))
  await client.sessions.openOnline({ body: { formCode: formOf('FA (3)'), encryption } })
}

/** A company that has some of everything, at a simulator that listens: to look at its pages. */
export const furnish = async () => {
  const { runtime, simulator, signIn, client } = open()
  const { origin } = await simulator.listen({ port: 0 })
  await client.testdata.createSubject({
    body: {
      subjectNip: nip,
      subjectType: 'VatGroup',
      description,
      subunits: [{ subjectNip: '2222222222', description: 'Kos Transport sp. z o.o.' }],
    },
  })
  const session = await signIn()
  const numbers: string[] = []
  for (let n = 1; n <= 12; n++) {
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

  const visit = () => new Visitor(simulator, origin)
  const owner = await visit().signIn(nip)
  const grant = (kind: string, fields: Parameters<Visitor['post']>[1]) =>
    owner.post(`/web/permissions/${kind}`, { description, ...fields })
  await owner.get('/web/permissions/grant')
  await grant('grant/person', { ...person, scope: ['InvoiceRead', 'InvoiceWrite'] })
  await grant('grant/entity', {
    subject: office,
    fullName: 'Biuro rachunkowe Kowalski i Wspólnicy sp. k.',
    'scope-InvoiceRead': 'pass',
    'scope-InvoiceWrite': 'use',
  })
  await grant('grant/all-clients', { ...person, subject: '85010112342', scope: 'InvoiceRead' })
  await grant('grant/self-invoicing', { subject: buyerNip, fullName: 'Żółw S.A.' })
  await grant('administrator', { ...person, firstName: 'Jan', lastName: 'Kos', subject: '80010112346' })
  await grant('grant/unit', { ...foreigner, unit: makeInternalId(nip, '0001'), unitName: 'Oddział w Gdyni' })
  await grant('grant/eu-entity', {
    ...foreigner,
    compound: `${nip}-DE123456789`,
    ...euFirm,
  })
  const buyer = await visit().signIn(buyerNip)
  await buyer.get('/web/permissions/grant')
  await buyer.post('/web/permissions/grant/rr-invoicing', {
    subject: nip,
    fullName: 'Kos i Wspólnicy sp. z o.o.',
    description,
  })
  await buyer.post('/web/permissions/grant/entity', {
    subject: nip,
    fullName: 'Kos i Wspólnicy sp. z o.o.',
    'scope-InvoiceRead': 'use',
    'scope-InvoiceWrite': '',
    description,
  })

  runtime.advance(60_000)
  await sendEveryKind(session, await signIn(buyerNip))
  await sendMixedBatch(session)
  await openSession(session, runtime.now())

  for (const [name, purpose] of [
    ['Księgowość w Gdańsku', 'Authentication'],
    ['Faktury offline', 'Offline'],
  ] as const) {
    await owner.get('/web/certificates/apply')
    await owner.post('/web/certificates/apply', { name, purpose, key: 'p256', from: '' })
  }
  await owner.get('/web/collective-identifiers/new')
  await owner.get(`/web/collective-identifiers/new?numbers=${numbers.slice(0, 2).join('+')}`)
  await owner.post('/web/collective-identifiers/new', {
    invoice: numbers.slice(0, 2),
    amount: ['100,50', ''],
    currency: ['EUR', 'PLN'],
    description: ['Pierwsza rata', ''],
  })
  await client.testdata.allowAttachments({ body: { nip } })
  for (const name of ['Biuro „Kos i Wspólnicy”', 'Magazyn w Gdyni']) await owner.generateToken(name)

  return {
    simulator,
    origin,
    lookers: {
      owner,
      beginner: await visit().signIn('5555555555'),
      doer: await visit().signIn('7777777777'),
      reader: await visit().signIn(nip, { type: 'person-pesel', pesel }),
    },
  }
}

import {
  buildFakturaXml,
  buildPefXml,
  KsefClient,
  parseUpoXml,
  type UpoPotwierdzenie,
  validateKsefNumber,
  XadesKeyPair,
  type XmlValue,
} from 'ksef-client'
import { afterAll, expect, test } from 'vitest'
import { makeSeal } from '../../client/index.ts'
import { makeCertificate, type SigningIdentity } from '../../client/xades/certificate.ts'
import { createSimulator, systemRuntime } from '../../simulator/index.ts'

/**
 * The npm package ksef-client builds, encrypts, sends and fetches invoices. Only the seal is ours: it makes none. What
 * its builder cannot write correctly is shown at the end.
 */

const today = new Intl.DateTimeFormat('sv', { timeZone: 'Europe/Warsaw' }).format(
  new Date(),
) as `${number}-${number}-${number}`
const simulator = createSimulator({ rateLimits: 'off' })
const { baseUrl } = await simulator.listen({ port: 0 })
afterAll(() => simulator.close())

const [seller, buyer] = ['5265877635', '7980332920']
const polling = { pollIntervalMs: 1, maxAttempts: 500 }

const signedInWith = async (
  { certificate, privateKey }: SigningIdentity,
  context: { readonly type: 'Nip' | 'PeppolId'; readonly value: string },
  address = baseUrl,
): Promise<KsefClient> => {
  const client = new KsefClient({ baseUrl: address, noProxy: '*' })
  const tokens = await client.workflows.auth.authenticateWithCertificate({
    keyPair: XadesKeyPair.fromPem({ certificatePem: certificate, privateKeyPem: privateKey }),
    context,
    subjectIdentifierType: 'certificateSubject',
    ...polling,
  })
  client.authManager.setTokens(tokens)
  return client
}
const signedIn = async (nip: string, address?: string): Promise<KsefClient> =>
  signedInWith(await makeSeal({ nip, key: 'p256' }), { type: 'Nip', value: nip }, address)

/** PEF goes by a provider in its own context. */
const signedInAsProvider = async (value: string): Promise<KsefClient> => {
  const subject = { organizationName: 'Provider', organizationIdentifier: value, commonName: value, countryName: 'PL' }
  return signedInWith(await makeCertificate({ key: 'p256', subject }), { type: 'PeppolId', value })
}
const client = await signedIn(seller)

const formCodes = {
  FA2: { systemCode: 'FA (2)', schemaVersion: '1-0E', value: 'FA' },
  FA3: { systemCode: 'FA (3)', schemaVersion: '1-0E', value: 'FA' },
} as const
type Schema = keyof typeof formCodes

const party = (nip: string) => ({
  DaneIdentyfikacyjne: { NIP: nip, Nazwa: `Firma ${nip} "Ż&Ć"` },
  Adres: { KodKraju: 'PL', AdresL1: 'ul. Prosta 1, 00-001 Warszawa' },
})

/** `changes` change the part Fa. */
const invoice = (schema: Schema, number: string, changes: Record<string, string> = {}): string =>
  buildFakturaXml(
    {
      Naglowek: {
        KodFormularza: formCodes[schema],
        WariantFormularza: schema === 'FA2' ? '2' : '3',
        DataWytworzeniaFa: `${today}T10:00:00Z`,
      },
      Podmiot1: party(seller),
      Podmiot2: { ...party(buyer), ...(schema === 'FA3' && { JST: '2', GV: '2' }) },
      Fa: {
        KodWaluty: 'PLN',
        P_1: today,
        P_2: number,
        P_13_1: '100',
        P_14_1: '23',
        P_15: '123',
        Adnotacje: {
          P_16: '2',
          P_17: '2',
          P_18: '2',
          P_18A: '2',
          Zwolnienie: { P_19N: '1' },
          NoweSrodkiTransportu: { P_22N: '1' },
          P_23: '2',
          PMarzy: { P_PMarzyN: '1' },
        },
        RodzajFaktury: 'VAT',
        FaWiersz: { NrWierszaFa: '1', P_7: 'Usługa', P_8A: 'szt.', P_8B: '1', P_9A: '100', P_11: '100', P_12: '23' },
        ...changes,
      },
    },
    { schema },
  )

const open = (schema: Schema = 'FA3', by = client) =>
  by.workflows.sessions.online.open({ formCode: formCodes[schema], upoV43: true })

/** The package gives JSON where its types end. */
interface State {
  readonly referenceNumber: string
  readonly ksefNumber: string
  readonly invoiceHash: string
  readonly status: { readonly code: number }
}
const stateOf = async (session: string, invoice: string): Promise<State> =>
  (await client.sessions.getSessionInvoiceStatus(session, invoice)) as object as State

/** Sends one invoice in a session of its own; what became of it, and the session. */
const sent = async (xml: string, schema?: Schema) => {
  const session = await open(schema)
  const { referenceNumber } = await session.sendInvoice({ invoice: xml })
  return { session, state: await stateOf(session.referenceNumber, referenceNumber) }
}

test.each(['FA2', 'FA3'] as const)('an invoice of its own builder (%s) gets a UPO that it reads', async schema => {
  const { session, state } = await sent(invoice(schema, `${schema}/1`), schema)
  expect(state.status).toMatchObject({ code: 200 })
  expect(validateKsefNumber(state.ksefNumber)).toEqual({ isValid: true })
  await session.close()
  expect(await session.waitForUpoParsed(polling)).toMatchObject({
    numerReferencyjnySesji: session.referenceNumber,
    kodFormularza: formCodes[schema].systemCode,
    opisPotwierdzenia: { strona: 1, liczbaStron: 1, calkowitaLiczbaDokumentow: 1 },
    dokumenty: [{ numerKSeFDokumentu: state.ksefNumber, numerFaktury: `${schema}/1`, nipSprzedawcy: seller }],
  })
  expect(await session.status()).toMatchObject({ invoiceCount: 1, successfulInvoiceCount: 1 })
})

test('it fetches the UPO by reference, by KSeF number and by page', async () => {
  const { session, state } = await sent(invoice('FA3', 'FV/2'))
  const { sessions } = client
  const byReference = await sessions.getSessionInvoiceUpoByReferenceNumber(
    session.referenceNumber,
    state.referenceNumber,
  )
  const byNumber = await sessions.getSessionInvoiceUpoByKsefNumber(session.referenceNumber, state.ksefNumber)
  expect(byNumber).toBe(byReference)
  await session.close()
  const { upo } = await session.status()
  const page = await sessions.getSessionUpo(session.referenceNumber, upo!.pages[0]!.referenceNumber)
  expect(page).toBe(await session.waitForUpo(polling))
  const numbers = ({ dokumenty }: UpoPotwierdzenie) => dokumenty.map(({ numerKSeFDokumentu }) => numerKSeFDokumentu)
  expect(numbers(parseUpoXml(page))).toEqual(numbers(parseUpoXml(byReference)))
})

test('both sides find the invoice and fetch it to the byte', async () => {
  const xml = invoice('FA3', 'FV/3')
  await sent(xml)
  const dateRange = { dateType: 'Issue', from: today, to: today }
  for (const [whose, subjectType] of [[client, 'Subject1'] as const, [await signedIn(buyer), 'Subject2'] as const]) {
    const found = (await whose.invoices.queryInvoiceMetadata({ subjectType, dateRange }, 0, 50)) as object as {
      invoices: { invoiceNumber: string; ksefNumber: string; grossAmount: number }[]
    }
    const one = found.invoices.find(({ invoiceNumber }) => invoiceNumber === 'FV/3')
    expect(one).toMatchObject({ grossAmount: 123, seller: { nip: seller }, buyer: { identifier: { value: buyer } } })
    expect(await whose.invoices.getInvoice(one!.ksefNumber)).toBe(xml)
  }
})

test('its offline workflow sends, waits and reads the UPO', async () => {
  const result = await client.workflows.offline.sendOfflineInvoice({
    formCode: formCodes.FA3,
    invoice: invoice('FA3', 'FV/4'),
    waitForUpoOptions: polling,
  })
  expect(result.upo?.dokumenty).toMatchObject([{ numerFaktury: 'FV/4', trybWysylki: 'Offline' }])
})

test('its technical correction of a rejected offline invoice is accepted', async () => {
  const tomorrow = new Date(Date.parse(today) + 86_400_000).toISOString().slice(0, 10)
  const session = await open()
  const wrong = invoice('FA3', 'FV/5', { P_1: tomorrow })
  const { referenceNumber } = await session.sendInvoice({ invoice: wrong, offlineMode: true })
  const rejected = await stateOf(session.referenceNumber, referenceNumber)
  expect(rejected.status.code).toBe(450)
  const { upo } = await client.workflows.offline.sendOfflineTechnicalCorrection({
    formCode: formCodes.FA3,
    invoice: invoice('FA3', 'FV/5'),
    hashOfCorrectedInvoice: rejected.invoiceHash,
    waitForUpoOptions: polling,
  })
  expect(upo?.dokumenty).toMatchObject([{ numerFaktury: 'FV/5' }])
})

test('the same invoice again is a duplicate, and is among the failed', async () => {
  const xml = invoice('FA3', 'FV/6')
  const first = await sent(xml)
  const again = await sent(xml)
  expect(again.state.status).toMatchObject({
    code: 440,
    extensions: { originalKsefNumber: first.state.ksefNumber },
  })
  const { invoices } = await client.sessions.getSessionFailedInvoices(again.session.referenceNumber)
  expect(invoices).toMatchObject([{ referenceNumber: again.state.referenceNumber, status: { code: 440 } }])
  await again.session.close()
  await expect(again.session.waitForUpo(polling)).rejects.toThrow('Session failed: 445')
})

test('a session without invoices ends in an error that it reads', async () => {
  const session = await open()
  await session.close()
  await expect(session.waitForUpo(polling)).rejects.toThrow('Session failed: 440 Sesja anulowana')
  await expect(session.sendInvoice({ invoice: invoice('FA3', 'FV/7') })).rejects.toMatchObject({ statusCode: 400 })
})

const peppolParty = (vatNumber: string, name: string) => ({
  'cac:Party': {
    'cbc:EndpointID': { '@_schemeID': '9945', '#text': `PL${vatNumber}` },
    'cac:PartyTaxScheme': { 'cbc:CompanyID': `PL${vatNumber}`, 'cac:TaxScheme': { 'cbc:ID': 'VAT' } },
    'cac:PartyLegalEntity': { 'cbc:RegistrationName': name },
  },
})
const zloty = (amount: string) => ({ '@_currencyID': 'PLN', '#text': amount })

test.each(['Invoice', 'CreditNote'] as const)('a PEF document of its own builder (%s) gets a UPO', async root => {
  const [systemCode, quantity] =
    root === 'Invoice' ? (['PEF (3)', 'InvoicedQuantity'] as const) : (['PEF_KOR (3)', 'CreditedQuantity'] as const)
  const document: Record<string, XmlValue> = {
    'cbc:ID': `PEF/${root}`,
    'cbc:IssueDate': today,
    'cbc:DocumentCurrencyCode': 'PLN',
    'cac:AccountingSupplierParty': peppolParty(seller, 'Dostawca'),
    'cac:AccountingCustomerParty': peppolParty(buyer, 'Urząd'),
    'cac:TaxTotal': { 'cbc:TaxAmount': zloty('23') },
    'cac:LegalMonetaryTotal': {
      'cbc:TaxExclusiveAmount': zloty('100'),
      'cbc:TaxInclusiveAmount': zloty('123'),
      'cbc:PayableAmount': zloty('123'),
    },
    [`cac:${root}Line`]: {
      'cbc:ID': '1',
      [`cbc:${quantity}`]: { '@_unitCode': 'H87', '#text': '1' },
      'cbc:LineExtensionAmount': zloty('100'),
      'cac:Item': { 'cbc:Name': 'Usługa' },
    },
  }
  const xml = root === 'Invoice' ? buildPefXml({ Invoice: document }) : buildPefXml({ CreditNote: document })
  const formCode = { systemCode, schemaVersion: '2-1', value: 'PEF' } as const
  const provider = await signedInAsProvider('PPL123456')
  await client.permissions.grantAuthorizations({
    subjectIdentifier: { type: 'PeppolId', value: 'PPL123456' },
    permission: 'PefInvoicing',
    description: 'PEF by a provider',
    subjectDetails: { fullName: 'Provider' },
  })
  const session = await provider.workflows.sessions.online.open({ formCode })
  await session.sendInvoice({ invoice: xml })
  await session.close()
  expect(await session.waitForUpoParsed(polling)).toMatchObject({
    kodFormularza: systemCode,
    dokumenty: [{ nipSprzedawcy: seller, numerFaktury: `PEF/${root}` }],
  })
})

/** Defects of ksef-client 0.2.0 that meet KSeF's rules: what it writes is refused, and rightly so. */

test('its builder puts the amounts of two tax rates in an order that the schema does not have', async () => {
  const xml = invoice('FA3', 'FV/8', { P_13_2: '100', P_14_2: '8', P_15: '231' })
  const order = [...xml.matchAll(/<(P_1[345]\w*)>/g)].map(([, name]) => name)
  expect(order).toEqual(['P_13_1', 'P_13_2', 'P_14_1', 'P_14_2', 'P_15'])
  const { state } = await sent(xml)
  expect(state.status).toMatchObject({
    code: 450,
    details: [expect.stringContaining("invalid child element 'P_13_2'")],
  })
})

test('its builder puts the VAT in PLN of a foreign currency behind everything else', async () => {
  const xml = invoice('FA3', 'FV/9', { KodWaluty: 'EUR', P_14_1W: '98' })
  expect(xml.indexOf('<P_14_1W>')).toBeGreaterThan(xml.indexOf('</FaWiersz>'))
  expect((await sent(xml)).state.status.code).toBe(450)
})

test('its form code of FA_RR is one that KSeF has withdrawn', async () => {
  const formCode = { systemCode: 'FA_RR (1)', schemaVersion: '1-0E', value: 'RR' } as const
  await expect(client.workflows.sessions.online.open({ formCode })).rejects.toMatchObject({ statusCode: 400 })
})

test('it takes a session that is still being processed for a failed one', async () => {
  const slow = createSimulator({ rateLimits: 'off', runtime: systemRuntime({ delays: { session: 3_600_000 } }) })
  const address = await slow.listen({ port: 0 })
  const session = await open('FA3', await signedIn(seller, address.baseUrl))
  await session.sendInvoice({ invoice: invoice('FA3', 'FV/10') })
  await session.close()
  await expect(session.waitForUpo(polling)).rejects.toThrow('Session failed: 170')
  await slow.close()
})

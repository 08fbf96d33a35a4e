import { createHash } from 'node:crypto'
import {
  authenticateWithExternalSignature,
  buildFakturaXml,
  buildPefXml,
  CertificateService,
  FORM_CODES,
  InvoiceQueryFilterBuilder,
  KSeFClient,
  openOnlineSession,
  openSendAndClose,
  parseUpoXml,
  SignatureService,
  validate,
} from 'ksef-client-ts'
import { afterAll, expect, test } from 'vitest'
import { createSimulator } from '../../simulator/index.ts'

/** The npm package ksef-client-ts builds, validates, sends and fetches; nothing here is ours but the address. */

const today = new Date().toISOString().slice(0, 10)
const simulator = createSimulator({ rateLimits: 'off' })
const { origin } = await simulator.listen({ port: 0 })
afterAll(() => simulator.close())

const [seller, buyer] = ['5265877635', '7980332920']
const signedIn = async (nip: string): Promise<KSeFClient> => {
  const seal = await CertificateService.generateCompanySeal('Firma', `VATPL-${nip}`, 'Firma', 'ECDSA')
  const client = new KSeFClient({ baseUrl: origin, onSystemWarning: () => {} })
  await client.loginWithCertificate(seal.certificatePem, seal.privateKeyPem, nip)
  return client
}
const client = await signedIn(seller)
/** PEF goes by a provider in its own context. */
const signedInAsProvider = async (value: string): Promise<KSeFClient> => {
  const seal = await CertificateService.generateCompanySeal('Provider', value, value, 'ECDSA')
  const provider = new KSeFClient({ baseUrl: origin, onSystemWarning: () => {} })
  const { accessToken } = await authenticateWithExternalSignature(provider, {
    contextIdentifier: { type: 'PeppolId', value },
    signXml: xml => SignatureService.sign(xml, seal.certificatePem, seal.privateKeyPem),
  })
  provider.authManager.setAccessToken(accessToken)
  return provider
}
const patience = { intervalMs: 1, maxAttempts: 500 }

const party = (nip: string) => ({
  DaneIdentyfikacyjne: { NIP: nip, Nazwa: `Firma ${nip} "Ż&Ć"` },
  Adres: { KodKraju: 'PL', AdresL1: 'ul. Prosta 1, 00-001 Warszawa' },
})

const no = (...names: string[]) => Object.fromEntries(names.map(name => [name, '2']))

const faktura = (schema: 'FA2' | 'FA3', number: string, changes: Record<string, string> = {}): string =>
  buildFakturaXml(
    {
      Naglowek: {
        KodFormularza: {
          '#text': 'FA',
          '@_kodSystemowy': schema === 'FA2' ? 'FA (2)' : 'FA (3)',
          '@_wersjaSchemy': '1-0E',
        },
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
          ...no('P_16', 'P_17', 'P_18', 'P_18A', 'P_23'),
          Zwolnienie: { P_19N: '1' },
          NoweSrodkiTransportu: { P_22N: '1' },
          PMarzy: { P_PMarzyN: '1' },
        },
        RodzajFaktury: 'VAT',
        FaWiersz: [
          {
            NrWierszaFa: '1',
            P_7: 'Usługa',
            P_8A: 'szt.',
            P_8B: '1',
            P_9A: '100',
            P_11: '100',
            P_12: '23',
            ...changes,
          },
        ],
      },
    },
    { schema },
  )

test.each(['FA2', 'FA3'] as const)('an invoice of its own builder (%s) gets a UPO that it reads', async schema => {
  const xml = faktura(schema, `${schema}/1`)
  const formCode = schema === 'FA2' ? FORM_CODES.FA_2 : FORM_CODES.FA_3
  const session = await openOnlineSession(client, { formCode, upoVersion: 'upo-v4-3', validate: schema === 'FA3' })
  const invoiceRef = await session.sendInvoice(xml)
  await session.close()
  const { parsed, invoiceCount, successfulInvoiceCount } = await session.waitForUpoParsed(patience)
  expect({ invoiceCount, successfulInvoiceCount }).toEqual({ invoiceCount: 1, successfulInvoiceCount: 1 })

  const { status, ksefNumber } = await client.sessionStatus.getSessionInvoice(session.sessionRef, invoiceRef)
  expect(status.code).toBe(200)
  expect(parsed).toMatchObject([
    {
      numerReferencyjnySesji: session.sessionRef,
      kodFormularza: formCode.systemCode,
      dokumenty: [{ numerKSeFDokumentu: ksefNumber, numerFaktury: `${schema}/1` }],
    },
  ])
})

test('the UPO of an invoice is the same by reference, by KSeF number and by its link, and keeps its hash', async () => {
  const session = await openOnlineSession(client)
  const invoiceRef = await session.sendInvoice(faktura('FA3', 'FV/2'))
  const sent = await client.sessionStatus.getSessionInvoice(session.sessionRef, invoiceRef)
  const byReference = await client.sessionStatus.getInvoiceUpoByReference(session.sessionRef, invoiceRef)
  const byNumber = await client.sessionStatus.getInvoiceUpoByKsefNumber(session.sessionRef, sent.ksefNumber!)
  const byLink = await fetch(sent.upoDownloadUrl!)
  const linked = await byLink.text()
  expect(byNumber).toEqual(byReference)
  expect(linked).toBe(byReference.upo)
  expect(byReference.hash).toBe(createHash('sha256').update(byReference.upo).digest('base64'))
  expect(byLink.headers.get('x-ms-meta-hash')).toBe(byReference.hash)
  expect(parseUpoXml(linked).dokumenty[0]?.numerKSeFDokumentu).toBe(sent.ksefNumber)
  await session.close()
})

test('an invoice that it finds invalid is rejected as well', async () => {
  const xml = faktura('FA3', 'FV/3', { P_12: '23%' })
  expect((await validate(xml)).valid).toBe(false)
  const session = await openOnlineSession(client)
  const invoiceRef = await session.sendInvoice(xml)
  const { status } = await client.sessionStatus.getSessionInvoice(session.sessionRef, invoiceRef)
  expect(status).toMatchObject({ code: 450, details: [expect.stringContaining('TStawkaPodatku')] })
  const { invoices } = await client.sessionStatus.getSessionFailedInvoices(session.sessionRef)
  expect(invoices.map(({ referenceNumber }) => referenceNumber)).toEqual([invoiceRef])
  await session.close()
  await expect(session.waitForUpo(patience)).rejects.toThrow('445')
})

test('both sides find the invoice and fetch it to the byte', async () => {
  const xml = faktura('FA3', 'FV/4')
  await openSendAndClose(client, [xml, faktura('FA3', 'FV/5')], { pollOptions: patience })
  const range = ['Invoicing', `${today}T00:00:00Z`, `${today}T23:59:59Z`] as const
  for (const [whose, subject] of [[client, 'Subject1'] as const, [await signedIn(buyer), 'Subject2'] as const]) {
    const filters = new InvoiceQueryFilterBuilder()
      .withSubjectType(subject)
      .withDateRange(...range)
      .build()
    const { invoices } = await whose.invoices.queryInvoiceMetadata(filters)
    const found = invoices.find(({ invoiceNumber }) => invoiceNumber === 'FV/4')
    expect(found).toMatchObject({ seller: { nip: seller }, buyer: { identifier: { value: buyer } }, grossAmount: 123 })
    const fetched = await whose.invoices.getInvoice(found?.ksefNumber ?? '')
    expect(fetched.xml).toBe(xml)
    expect(fetched.hash).toBe(createHash('sha256').update(xml).digest('base64'))
  }
})

test('a PEF document of its own builder is judged by the PEF schema', async () => {
  const xml = buildPefXml({ Invoice: { 'cbc:ID': 'PEF/1' } })
  const provider = await signedInAsProvider('PPL123456')
  const session = await openOnlineSession(provider, { formCode: FORM_CODES.PEF_3 })
  const invoiceRef = await session.sendInvoice(xml)
  const { status } = await provider.sessionStatus.getSessionInvoice(session.sessionRef, invoiceRef)
  expect(status).toMatchObject({
    code: 450,
    details: [expect.stringMatching(/^The element 'Invoice' in namespace 'urn:/)],
  })
  await session.close()
})

test('the same invoice again is a duplicate of the first', async () => {
  const xml = faktura('FA3', 'FV/6')
  const session = await openOnlineSession(client)
  const first = await client.sessionStatus.getSessionInvoice(session.sessionRef, await session.sendInvoice(xml))
  const again = await client.sessionStatus.getSessionInvoice(session.sessionRef, await session.sendInvoice(xml))
  expect(again.status).toMatchObject({ code: 440, extensions: { originalKsefNumber: first.ksefNumber } })
  await session.close()
})

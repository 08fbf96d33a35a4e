import { type FormCode, formCodes } from './form-codes.ts'
import { warsawDate } from './formats.ts'
import type { InvoiceMetadata } from './invoices/query-metadata.ts'
import { faInvoice, party } from './suite-invoices.ts'

/** A document of each form that KSeF takes, what KSeF must read from it, and a way to break it. */

export interface DocumentOptions {
  readonly seller: string
  readonly buyer: string
  readonly number: string
}

export interface FormDocument {
  readonly formCode: FormCode
  /** Keeps the schema of its form. */
  readonly write: (options: DocumentOptions, madeAt: Date) => string
  /** What the metadata say of it beside the parties, the number and the day. */
  readonly read: Partial<InvoiceMetadata>
  readonly names: { readonly seller: string; readonly buyer: string }
  /** A change that its schema forbids, and what is said of it where the words of KSeF were recorded. */
  readonly broken: { readonly from: string | RegExp; readonly to: string; readonly message?: RegExp }
}

const header = (namespace: string, form: FormCode, variant: number, madeAt: Date): string =>
  `<?xml version="1.0" encoding="UTF-8"?><Faktura xmlns="${namespace}"><Naglowek><KodFormularza kodSystemowy="` +
  `${form.systemCode}" wersjaSchemy="${form.schemaVersion}">${form.value}</KodFormularza><WariantFormularza>${variant}` +
  `</WariantFormularza><DataWytworzeniaFa>${madeAt.toISOString().slice(0, 19)}Z</DataWytworzeniaFa></Naglowek>`

const issueDateOf = (madeAt: Date): string => warsawDate(madeAt.getTime())

const [fa2, fa3, pef, pefKor, faRr] = formCodes

/** FA (2) with two rates and something exempt. */
const fa2Invoice: FormDocument['write'] = ({ seller, buyer, number }, madeAt) =>
  header('http://crd.gov.pl/wzor/2023/06/29/12648/', fa2, 2, madeAt) +
  `<Podmiot1>${party(seller, 'Sprzedawca')}</Podmiot1><Podmiot2>${party(buyer, 'Nabywca')}</Podmiot2>` +
  `<Fa><KodWaluty>PLN</KodWaluty><P_1>${issueDateOf(madeAt)}</P_1><P_2>${number}</P_2><P_13_1>100</P_13_1><P_14_1>23` +
  `</P_14_1><P_13_2>50</P_13_2><P_14_2>4</P_14_2><P_13_7>10.50</P_13_7><P_15>187.50</P_15><Adnotacje><P_16>2</P_16>` +
  `<P_17>2</P_17><P_18>2</P_18><P_18A>2</P_18A><Zwolnienie><P_19>1</P_19><P_19A>art. 43</P_19A></Zwolnienie>` +
  `<NoweSrodkiTransportu><P_22N>1</P_22N></NoweSrodkiTransportu><P_23>2</P_23><PMarzy><P_PMarzyN>1</P_PMarzyN></PMarzy>` +
  `</Adnotacje><RodzajFaktury>VAT</RodzajFaktury></Fa></Faktura>`

/** FA_RR (1): the farmer is Podmiot1, and who buys and issues is Podmiot2. */
const faRrInvoice: FormDocument['write'] = ({ seller, buyer, number }, madeAt) =>
  header('http://crd.gov.pl/wzor/2026/03/06/14189/', faRr, 1, madeAt) +
  `<Podmiot1>${party(seller, 'Rolnik')}</Podmiot1><Podmiot2>${party(buyer, 'Skup')}</Podmiot2>` +
  `<FakturaRR><KodWaluty>PLN</KodWaluty><P_4B>${issueDateOf(madeAt)}</P_4B><P_4C>${number}</P_4C><P_11_1>2000</P_11_1>` +
  `<P_11_2>140</P_11_2><P_12_1>2140</P_12_1><P_12_2>dwa tysiące sto czterdzieści złotych</P_12_2>` +
  `<RodzajFaktury>VAT_RR</RodzajFaktury><FakturaRRWiersz><NrWierszaFa>1</NrWierszaFa><P_5>Ziemniaki</P_5><P_6A>kg</P_6A>` +
  `<P_6B>800</P_6B><P_6C>klasa I</P_6C><P_7>2.50</P_7><P_8>2000</P_8><P_9>7</P_9><P_10>140</P_10><P_11>2140</P_11>` +
  `</FakturaRRWiersz></FakturaRR></Faktura>`

/** Who sells or buys as Peppol BIS Billing writes it: endpoint and tax number with the prefix PL (peppol-012). */
const peppolParty = (nip: string, name: string): string =>
  `<cac:Party><cbc:EndpointID schemeID="9945">PL${nip}</cbc:EndpointID><cac:PostalAddress><cbc:CityName>Warszawa` +
  `</cbc:CityName><cac:Country><cbc:IdentificationCode>PL</cbc:IdentificationCode></cac:Country></cac:PostalAddress>` +
  `<cac:PartyTaxScheme><cbc:CompanyID>PL${nip}</cbc:CompanyID><cac:TaxScheme><cbc:ID>VAT</cbc:ID></cac:TaxScheme>` +
  `</cac:PartyTaxScheme><cac:PartyLegalEntity><cbc:RegistrationName>${name}</cbc:RegistrationName></cac:PartyLegalEntity>` +
  `</cac:Party>`

const amount = (name: string, value: string): string => `<cbc:${name} currencyID="PLN">${value}</cbc:${name}>`

const peppol =
  (root: 'Invoice' | 'CreditNote', typeCode: number): FormDocument['write'] =>
  ({ seller, buyer, number }, madeAt) => {
    const ubl = 'urn:oasis:names:specification:ubl:schema:xsd'
    const quantity = root === 'Invoice' ? 'InvoicedQuantity' : 'CreditedQuantity'
    return (
      `<?xml version="1.0" encoding="UTF-8"?><${root} xmlns="${ubl}:${root}-2" xmlns:cac="${ubl}:CommonAggregateComponents-2"` +
      ` xmlns:cbc="${ubl}:CommonBasicComponents-2"><cbc:CustomizationID>urn:cen.eu:en16931:2017#compliant#urn:fdc:peppol.eu:` +
      `2017:poacc:billing:3.0</cbc:CustomizationID><cbc:ProfileID>urn:fdc:peppol.eu:2017:poacc:billing:01:1.0</cbc:ProfileID>` +
      `<cbc:ID>${number}</cbc:ID><cbc:IssueDate>${issueDateOf(madeAt)}</cbc:IssueDate><cbc:${root}TypeCode>${typeCode}` +
      `</cbc:${root}TypeCode><cbc:DocumentCurrencyCode>PLN</cbc:DocumentCurrencyCode><cbc:BuyerReference>Zamówienie 7` +
      `</cbc:BuyerReference><cac:AccountingSupplierParty>${peppolParty(seller, 'Dostawca')}</cac:AccountingSupplierParty>` +
      `<cac:AccountingCustomerParty>${peppolParty(buyer, 'Urząd')}</cac:AccountingCustomerParty><cac:TaxTotal>` +
      `${amount('TaxAmount', '23.00')}</cac:TaxTotal><cac:LegalMonetaryTotal>${amount('LineExtensionAmount', '100.00')}` +
      `${amount('TaxExclusiveAmount', '100.00')}${amount('TaxInclusiveAmount', '123.00')}${amount('PayableAmount', '123.00')}` +
      `</cac:LegalMonetaryTotal><cac:${root}Line><cbc:ID>1</cbc:ID><cbc:${quantity} unitCode="H87">1</cbc:${quantity}>` +
      `${amount('LineExtensionAmount', '100.00')}<cac:Item><cbc:Name>Usługa</cbc:Name></cac:Item></cac:${root}Line></${root}>`
    )
  }

const ordinary = { netAmount: 100, vatAmount: 23, grossAmount: 123, currency: 'PLN' } as const
const inFa = { seller: 'Sprzedawca', buyer: 'Nabywca' } as const
const inPeppol = { seller: 'Dostawca', buyer: 'Urząd' } as const

export const formDocuments: readonly FormDocument[] = [
  {
    formCode: fa2,
    write: fa2Invoice,
    names: inFa,
    read: { invoiceType: 'Vat', netAmount: 160.5, vatAmount: 27, grossAmount: 187.5, currency: 'PLN' },
    broken: { from: '<P_18A>2<', to: '<P_18A>3<', message: /:P_18A' element is invalid - The value '3' is invalid/ },
  },
  {
    formCode: fa3,
    write: (options, madeAt) => faInvoice(options, madeAt),
    names: inFa,
    read: { ...ordinary, invoiceType: 'Vat' },
    broken: { from: '<JST>2</JST>', to: '', message: /^The element 'Podmiot2' in namespace .* has invalid child/ },
  },
  {
    formCode: pef,
    write: peppol('Invoice', 380),
    names: inPeppol,
    read: { ...ordinary, invoiceType: 'VatPef' },
    broken: { from: /<cbc:IssueDate>[^<]*/, to: '<cbc:IssueDate>dzisiaj' },
  },
  {
    formCode: pefKor,
    write: peppol('CreditNote', 381),
    names: inPeppol,
    read: { ...ordinary, invoiceType: 'KorPef' },
    broken: {
      from: /<cac:LegalMonetaryTotal>.*<\/cac:LegalMonetaryTotal>/,
      to: '',
    },
  },
  {
    formCode: faRr,
    write: faRrInvoice,
    names: { seller: 'Rolnik', buyer: 'Skup' },
    read: { invoiceType: 'VatRr', netAmount: 2000, vatAmount: 140, grossAmount: 2140, currency: 'PLN' },
    broken: { from: '<P_9>7<', to: '<P_9>8<', message: /:P_9' element is invalid - The value '8' is invalid/ },
  },
]

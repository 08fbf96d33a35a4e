import { xmlText } from '../../contracts/xml-text.ts'
import { amount, converted, priceText, quantityText } from './amounts.ts'
import { type InvoiceLine, rateOf, sumsByRate, type VatRate, worthOf } from './vat.ts'

/** Who sells or buys. */
export interface Party {
  readonly nip: string
  readonly name: string
  /** Street and town, up to 512 characters. */
  readonly address: string
}

/** A buyer without a NIP is a consumer. */
export type Buyer = Omit<Party, 'nip'> & { readonly nip?: string }

/** How it is paid: FormaPlatnosci. */
export const paymentForms = { cash: '1', card: '2', transfer: '6' } as const

export interface Payment {
  /** `2026-02-15`. */
  readonly due?: string
  readonly form?: keyof typeof paymentForms
  /** 10 to 34 characters, without spaces. */
  readonly account?: string
}

export interface MakeInvoice {
  readonly seller: Party
  readonly buyer: Buyer
  /** P_2: unique for the seller. */
  readonly number: string
  /** P_1, `2026-02-01`. */
  readonly issueDate: string
  /** P_6: the day of delivery, where it is another than that of issue. */
  readonly deliveryDate?: string
  /** At least one. */
  readonly lines: readonly InvoiceLine[]
  /** Default: PLN. */
  readonly currency?: string
  /** PLN for one of another currency: FA(3) wants VAT in PLN, too. */
  readonly exchangeRate?: number
  /** P_19A: the provision by which lines of rate zw are exempt. */
  readonly exemption?: string
  readonly payment?: Payment
  /** When the document is made. Default: now. */
  readonly madeAt?: Date
}

/** Of an FA(3) invoice. */
export const fa3Namespace = 'http://crd.gov.pl/wzor/2025/06/25/13775/'

const leaf = (name: string, text: string): string => `<${name}>${xmlText(text)}</${name}>`
const wrap = (name: string, ...content: string[]): string => `<${name}>${content.join('')}</${name}>`

/** An element for what was given; nothing for what was not. */
const optional = (name: string, text: string | undefined): string => (text === undefined ? '' : leaf(name, text))

const address = (text: string): string => wrap('Adres', leaf('KodKraju', 'PL'), leaf('AdresL1', text))

const seller = ({ nip, name, address: where }: Party): string =>
  wrap('Podmiot1', wrap('DaneIdentyfikacyjne', leaf('NIP', nip), leaf('Nazwa', name)), address(where))

const buyer = ({ nip, name, address: where }: Buyer): string =>
  wrap(
    'Podmiot2',
    wrap('DaneIdentyfikacyjne', nip === undefined ? leaf('BrakID', '1') : leaf('NIP', nip), leaf('Nazwa', name)),
    address(where),
    // Neither a local authority's unit nor a VAT group.
    leaf('JST', '2'),
    leaf('GV', '2'),
  )

/** What applies, and what does not, which FA(3) wants said, too. */
const annotations = ({ lines, exemption = '' }: MakeInvoice): string => {
  const has = (rate: VatRate) => lines.some(line => rateOf(line) === rate)
  return wrap(
    'Adnotacje',
    leaf('P_16', '2'),
    leaf('P_17', '2'),
    leaf('P_18', has('oo') ? '1' : '2'),
    leaf('P_18A', '2'),
    wrap('Zwolnienie', ...(has('zw') ? [leaf('P_19', '1'), leaf('P_19A', exemption)] : [leaf('P_19N', '1')])),
    wrap('NoweSrodkiTransportu', leaf('P_22N', '1')),
    leaf('P_23', '2'),
    wrap('PMarzy', leaf('P_PMarzyN', '1')),
  )
}

const lineXml = (line: InvoiceLine, at: number, exchangeRate: number | undefined): string => {
  const { name, quantity = 1, unit = 'szt.', netPrice, grossPrice } = line
  return wrap(
    'FaWiersz',
    leaf('NrWierszaFa', String(at + 1)),
    leaf('P_7', name),
    leaf('P_8A', unit),
    leaf('P_8B', quantityText(quantity)),
    grossPrice === undefined ? leaf('P_9A', priceText(netPrice)) : leaf('P_9B', priceText(grossPrice)),
    leaf(grossPrice === undefined ? 'P_11' : 'P_11A', amount(worthOf(line))),
    leaf('P_12', rateOf(line)),
    optional('KursWaluty', exchangeRate === undefined ? undefined : quantityText(exchangeRate)),
  )
}

/** Net and VAT by rate, and what is to be paid. */
const totals = (lines: readonly InvoiceLine[], exchangeRate: number | undefined): string => {
  const sums = sumsByRate(lines)
  const byRate = sums.map(({ names, net, vat }) => {
    const inPln = exchangeRate === undefined ? undefined : amount(converted(vat, exchangeRate))
    const vatXml = names.vat === undefined ? '' : leaf(names.vat, amount(vat)) + optional(`${names.vat}W`, inPln)
    return leaf(names.net, amount(net)) + vatXml
  })
  return byRate.join('') + leaf('P_15', amount(sums.reduce((gross, { net, vat }) => gross + net + vat, 0)))
}

const paymentXml = ({ due, form, account }: Payment): string =>
  wrap(
    'Platnosc',
    due === undefined ? '' : wrap('TerminPlatnosci', leaf('Termin', due)),
    optional('FormaPlatnosci', form && paymentForms[form]),
    account === undefined ? '' : wrap('RachunekBankowy', leaf('NrRB', account)),
  )

/**
 * An ordinary FA(3) invoice, enough for tests and demos: seller, buyer, lines. It checks nothing; what KSeF's schema
 * refuses (a NIP with dashes, an empty number) stands in the document as it was given.
 */
export const makeInvoice = (invoice: MakeInvoice): string => {
  const { number, issueDate, lines, currency = 'PLN', payment, madeAt = new Date() } = invoice
  const exchangeRate = currency === 'PLN' ? undefined : invoice.exchangeRate
  const header = wrap(
    'Naglowek',
    '<KodFormularza kodSystemowy="FA (3)" wersjaSchemy="1-0E">FA</KodFormularza>',
    leaf('WariantFormularza', '3'),
    leaf('DataWytworzeniaFa', `${madeAt.toISOString().slice(0, 19)}Z`),
  )
  const body = wrap(
    'Fa',
    leaf('KodWaluty', currency),
    leaf('P_1', issueDate),
    leaf('P_2', number),
    optional('P_6', invoice.deliveryDate),
    totals(lines, exchangeRate),
    annotations(invoice),
    leaf('RodzajFaktury', 'VAT'),
    ...lines.map((line, at) => lineXml(line, at, exchangeRate)),
    payment === undefined ? '' : paymentXml(payment),
  )
  const content = header + seller(invoice.seller) + buyer(invoice.buyer) + body
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Faktura xmlns="${fa3Namespace}">${content}</Faktura>`
}

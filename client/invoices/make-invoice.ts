import { xmlText } from '../../contracts/xml-text.ts'
/** Who sells or buys. */
export interface Party {
  readonly nip: string
  readonly name: string
  /** Street and town, up to 512 characters. */
  readonly address: string
}

/** A buyer without a NIP is a consumer. */
export type Buyer = Omit<Party, 'nip'> & { readonly nip?: string }

/** Rates of VAT in per cent; '0 KR' is the domestic zero rate. */
export type VatRate = '23' | '8' | '5' | '0 KR'

export interface InvoiceLine {
  readonly name: string
  /** Default: 1. */
  readonly quantity?: number
  /** Default: szt. */
  readonly unit?: string
  /** Of one, without VAT, in the invoice's currency. */
  readonly netPrice: number
  /** Default: 23. */
  readonly rate?: VatRate
}

export interface MakeInvoice {
  readonly seller: Party
  readonly buyer: Buyer
  /** P_2: unique for the seller. */
  readonly number: string
  /** P_1, `2026-02-01`. */
  readonly issueDate: string
  /** At least one. */
  readonly lines: readonly InvoiceLine[]
  /** Default: PLN. */
  readonly currency?: string
  /** When the document is made. Default: now. */
  readonly madeAt?: Date
}

/** Of an FA(3) invoice. */
export const fa3Namespace = 'http://crd.gov.pl/wzor/2025/06/25/13775/'

/** The members for net and VAT of each rate, in the schema's order. */
const rates = {
  '23': { net: 'P_13_1', vat: 'P_14_1', percent: 23 },
  '8': { net: 'P_13_2', vat: 'P_14_2', percent: 8 },
  '5': { net: 'P_13_3', vat: 'P_14_3', percent: 5 },
  '0 KR': { net: 'P_13_6_1', vat: undefined, percent: 0 },
} as const satisfies Record<VatRate, { net: string; vat: string | undefined; percent: number }>
const inOrder: readonly VatRate[] = ['23', '8', '5', '0 KR']

const leaf = (name: string, text: string): string => `<${name}>${xmlText(text)}</${name}>`
const wrap = (name: string, ...content: string[]): string => `<${name}>${content.join('')}</${name}>`

/** Halves away from zero, so that what is taken back is what was given. */
const rounded = (value: number): number => Math.sign(value) * Math.round(Math.abs(value))
/** Whole hundredths, so that sums of amounts stay exact. */
const cents = (amount: number): number => rounded(Number((amount * 100).toFixed(6)))
const amount = (ofCents: number): string => (ofCents / 100).toFixed(2)
/** At most so many decimals, without zeros at the end. Of a large number `toFixed` writes digits that nobody gave: 99999999.98999999. */
const decimal = (value: number, places: number): string => {
  const fixed = value.toFixed(places)
  const shortest = String(Number(fixed))
  return shortest.includes('e') ? fixed.replace(/\.?0+$/, '') : shortest
}

const netOf = ({ quantity = 1, netPrice }: InvoiceLine): number => cents(quantity * netPrice)

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

/** What does not apply, which FA(3) wants said. */
const annotations = wrap(
  'Adnotacje',
  ...['P_16', 'P_17', 'P_18', 'P_18A'].map(name => leaf(name, '2')),
  wrap('Zwolnienie', leaf('P_19N', '1')),
  wrap('NoweSrodkiTransportu', leaf('P_22N', '1')),
  leaf('P_23', '2'),
  wrap('PMarzy', leaf('P_PMarzyN', '1')),
)

const lineXml = (line: InvoiceLine, at: number): string =>
  wrap(
    'FaWiersz',
    leaf('NrWierszaFa', String(at + 1)),
    leaf('P_7', line.name),
    leaf('P_8A', line.unit ?? 'szt.'),
    leaf('P_8B', decimal(line.quantity ?? 1, 6)),
    leaf('P_9A', decimal(line.netPrice, 8)),
    leaf('P_11', amount(netOf(line))),
    leaf('P_12', line.rate ?? '23'),
  )

/** Net and VAT by rate, and what is to be paid. VAT is rounded once for each rate. */
const totals = (lines: readonly InvoiceLine[]): string => {
  let gross = 0
  const byRate = inOrder.map(rate => {
    const those = lines.filter(line => (line.rate ?? '23') === rate)
    if (those.length === 0) return ''
    const { net, vat, percent } = rates[rate]
    const sum = those.reduce((total, line) => total + netOf(line), 0)
    const tax = rounded((sum * percent) / 100)
    gross += sum + tax
    return leaf(net, amount(sum)) + (vat === undefined ? '' : leaf(vat, amount(tax)))
  })
  return byRate.join('') + leaf('P_15', amount(gross))
}

/**
 * An ordinary FA(3) invoice, enough for tests and demos: seller, buyer, lines. It checks nothing; what KSeF's schema
 * refuses (a NIP with dashes, an empty number) stands in the document as it was given.
 */
export const makeInvoice = (invoice: MakeInvoice): string => {
  const { number, issueDate, lines, currency = 'PLN', madeAt = new Date() } = invoice
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
    totals(lines),
    annotations,
    leaf('RodzajFaktury', 'VAT'),
    ...lines.map(lineXml),
  )
  const content = header + seller(invoice.seller) + buyer(invoice.buyer) + body
  return `<?xml version="1.0" encoding="UTF-8"?>\n<Faktura xmlns="${fa3Namespace}">${content}</Faktura>`
}

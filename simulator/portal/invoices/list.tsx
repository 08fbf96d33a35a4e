import type { Child } from 'hono/jsx'
import { type BuyerIdentifierType, type InvoiceType, InvoicingMode } from '../../../contracts/ksef/invoices/invoice.ts'
import { InvoiceFilters, type InvoiceMetadata } from '../../../contracts/ksef/invoices/query-metadata.ts'
import { brokenAt } from '../parts/broken-at.tsx'
import { InvoiceNumber } from '../parts/invoice-number.tsx'
import { dayFilter } from '../parts/list/days.ts'
import { type List, listPage } from '../parts/list/list.tsx'
import type { Choice, FilterField, ListQuery } from '../parts/list/query.ts'
import type { Column } from '../parts/list/table.tsx'
import { LongText } from '../parts/long-text.tsx'
import { Time } from '../parts/time.tsx'
import { amount } from '../picture/values.ts'
import { pathWith } from '../reply.tsx'
import type { Say, TextKey } from '../texts.ts'
import { findInvoices, shownDays } from './search.ts'

type Row = InvoiceMetadata

const values = (options: readonly string[]): readonly Choice[] => options.map(value => ({ value }))
const yesOrNo: readonly Choice[] = [
  { value: 'yes', label: 'yes' },
  { value: 'no', label: 'no' },
]
/** By the API's words. */
const buyerTypes: Readonly<Record<BuyerIdentifierType, TextKey>> = {
  Nip: 'nip',
  VatUe: 'pictureVatUe',
  Other: 'pictureOtherId',
  None: 'pictureNoId',
}
const kinds: Readonly<Record<InvoiceType, TextKey>> = {
  Vat: 'kindVat',
  Zal: 'kindZal',
  Kor: 'kindKor',
  Roz: 'kindRoz',
  Upr: 'kindUpr',
  KorZal: 'kindKorZal',
  KorRoz: 'kindKorRoz',
  VatPef: 'filterPef',
  VatPefSp: 'filterPefSp',
  KorPef: 'filterKorPef',
  VatRr: 'kindRr',
  KorVatRr: 'kindKorRr',
}
const inWords = (words: Readonly<Record<string, TextKey>>): readonly Choice[] =>
  Object.entries(words).map(([value, label]) => ({ value, label }))
const wrong = () => 'filterWrong' as const

/** Every filter of the API. */
const filter: readonly FilterField[] = [
  {
    name: 'date',
    label: 'filterDateType',
    standard: 'PermanentStorage',
    choices: [
      { value: 'Issue', label: 'dateIssue' },
      { value: 'Invoicing', label: 'dateInvoicing' },
      { value: 'PermanentStorage', label: 'columnStored' },
    ],
  },
  dayFilter('from', 'filterFrom', 'filters.dateRange.from'),
  dayFilter('to', 'filterTo', 'filters.dateRange.to'),
  { name: 'ksef', label: 'columnKsefNumber', member: 'filters.ksefNumber', wrong },
  { name: 'number', label: 'columnInvoiceNumber', member: 'filters.invoiceNumber', wrong },
  { name: 'seller', label: 'filterSellerNip', member: 'filters.sellerNip', wrong },
  { name: 'buyerType', label: 'filterBuyerType', choices: inWords(buyerTypes) },
  { name: 'buyer', label: 'filterBuyer', member: 'filters.buyerIdentifier.value', wrong },
  {
    name: 'amount',
    label: 'filterAmountType',
    standard: 'Brutto',
    choices: [
      { value: 'Brutto', label: 'amountGross' },
      { value: 'Netto', label: 'amountNet' },
      { value: 'Vat', label: 'amountVat' },
    ],
  },
  { name: 'amountFrom', label: 'filterAmountFrom', member: 'amount.from', wrong },
  { name: 'amountTo', label: 'filterAmountTo', member: 'amount.to', wrong },
  { name: 'currency', label: 'columnCurrency', member: 'currencyCodes[0]', wrong },
  { name: 'mode', label: 'columnMode', choices: values(InvoicingMode.options) },
  { name: 'form', label: 'filterForm', choices: values(['FA', 'PEF', 'FA_RR']) },
  { name: 'kind', label: 'filterKind', choices: inWords(kinds) },
  { name: 'self', label: 'filterSelf', choices: yesOrNo },
  { name: 'attachment', label: 'filterAttachment', choices: yesOrNo },
]

const seller = [
  { label: 'columnSellerId', cell: (row: Row) => <span class="mono">{row.seller.nip}</span> },
  { label: 'columnSellerName', cell: (row: Row) => <LongText text={row.seller.name ?? '–'} /> },
] as const
const buyer = [
  {
    label: 'columnBuyerId',
    cell: ({ buyer: { identifier } }: Row) => <span class="mono">{identifier.value ?? '–'}</span>,
  },
  { label: 'columnBuyerName', cell: (row: Row) => <LongText text={row.buyer.name ?? '–'} /> },
] as const

/** Broken between thousands where there is little room. */
const money = (value: number, say: Say): Child => brokenAt(amount(String(value), say), /(?<=[,\u00a0])(?=\d{3})/)

/** In the order of the real list (portal-more.md §2.3). */
const rest = ({ view }: ListQuery): readonly Column<Row>[] => [
  {
    label: 'columnKsefNumber',
    kind: 'number',
    cell: ({ ksefNumber }) => (
      <a class="mono" href={pathWith('/web/invoices/invoice', { invoice: ksefNumber, as: view })}>
        {ksefNumber}
      </a>
    ),
  },
  {
    label: 'columnInvoiceNumber',
    kind: 'name',
    head: true,
    cell: ({ invoiceNumber }) => <InvoiceNumber number={invoiceNumber} />,
  },
  { label: 'columnIssued', kind: 'day', cell: ({ issueDate }) => issueDate },
  {
    label: 'columnStored',
    kind: 'instant',
    cell: ({ permanentStorageDate }, { language }) => <Time at={permanentStorageDate} language={language} />,
    below: [
      {
        label: 'columnReceived',
        cell: ({ invoicingDate }, { language }) => <Time at={invoicingDate} language={language} />,
      },
    ],
  },
  {
    label: 'columnCurrency',
    kind: 'tiny',
    cell: ({ currency }) => currency,
    below: [{ label: 'columnMode', cell: ({ invoicingMode }) => invoicingMode }],
  },
  {
    label: 'columnNet',
    kind: 'money',
    cell: ({ netAmount }, { say }) => money(netAmount, say),
    below: [{ label: 'columnGross', cell: ({ grossAmount }, { say }) => money(grossAmount, say) }],
  },
  { label: 'columnVat', kind: 'money', cell: ({ vatAmount }, { say }) => money(vatAmount, say) },
]

/** Who is not the context itself. */
const parties = ({ view }: ListQuery): Column<Row> => {
  const shown = { Subject1: buyer, Subject2: seller }[view ?? ''] ?? [...seller, ...buyer]
  const [first, ...below] = shown
  return { ...first, kind: 'party', below }
}

export const invoiceList: List<Row> = {
  path: '/web/invoices',
  title: 'invoiceList',
  lead: ({ say, signedIn }) => say('invoicesLead', { nip: signedIn.context.value, days: shownDays }),
  views: {
    name: 'as',
    label: 'invoicesView',
    choices: InvoiceFilters().shape.subjectType.options.map((value, index) => ({
      value,
      label: (['invoicesIssued', 'invoicesReceived', 'invoicesThird', 'invoicesAuthorized'] as const)[index],
    })),
  },
  filter,
  sizes: [10, 20, 50, 100],
  columns: query => [parties(query), ...rest(query)],
  read: findInvoices,
  choosing: {
    name: 'invoice',
    many: true,
    action: '/web/invoices/xml',
    verb: 'downloadXml',
    more: [
      ['/web/invoices/pdf', 'downloadPdf'],
      ['/web/collective-identifiers/new', 'collectiveNew'],
    ],
    hint: 'downloadHint',
    nothing: 'downloadNothing',
    value: ({ ksefNumber }) => ksefNumber,
    label: ({ invoiceNumber }, say) => say('selectInvoice', { number: invoiceNumber }),
  },
  empty: 'invoicesEmpty',
  emptyLine: 'invoicesEmptyLine',
  noMatch: 'invoicesNoMatch',
}

export const invoiceListPage = listPage(invoiceList)

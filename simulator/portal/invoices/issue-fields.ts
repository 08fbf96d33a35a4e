import type { VatRate } from '../../../client/index.ts'
import { ratesInOrder } from '../../../client/invoices/vat.ts'
import type { TextKey } from '../texts.ts'

/** The form for a basic invoice: what it asks for, in the order of the page. */

/** One of a list; a value without words of ours is shown as it is. */
export type Choices = readonly (readonly [value: string, label?: TextKey])[]

export interface FieldOf<Name extends string> {
  readonly name: Name
  readonly label: TextKey
  readonly hint?: TextKey
  /** It must not be empty where it is asked for. */
  readonly required?: boolean
  readonly type?: 'date'
  readonly choices?: Choices
  /** It is shown for some choices only. */
  readonly class?: string
}

const fields = <const Name extends string>(...declared: readonly FieldOf<Name>[]) => declared

export const modes = [
  ['short', 'issueShort'],
  ['extended', 'issueExtended'],
] as const satisfies Choices

export const heads = fields(
  { name: 'number', label: 'issueNumber', required: true },
  { name: 'sellerName', label: 'issueSellerName', required: true },
  { name: 'sellerAddress', label: 'issueSellerAddress', required: true },
  { name: 'buyerNip', label: 'issueBuyerNip', hint: 'issueBuyerNipHint' },
  { name: 'buyerName', label: 'issueBuyerName', required: true },
  { name: 'buyerAddress', label: 'issueBuyerAddress', required: true },
)

/** What the extended mode asks for, too. */
export const extendedHeads = fields(
  { name: 'deliveryDate', label: 'issueDeliveryDate', hint: 'issueDeliveryDateHint', type: 'date' },
  { name: 'dueDate', label: 'issueDueDate', type: 'date' },
  {
    name: 'payment',
    label: 'issuePayment',
    choices: [
      ['', 'issuePaymentNone'],
      ['cash', 'issuePaymentCash'],
      ['card', 'issuePaymentCard'],
      ['transfer', 'issuePaymentTransfer'],
    ],
  },
  { name: 'account', label: 'issueAccount', class: 'of-account' },
  {
    name: 'prices',
    label: 'issuePrices',
    choices: [
      ['net', 'issuePricesNet'],
      ['gross', 'issuePricesGross'],
    ],
  },
  { name: 'currency', label: 'columnCurrency', choices: [['PLN'], ['EUR'], ['USD'], ['GBP'], ['CHF'], ['CZK']] },
  { name: 'exchangeRate', label: 'issueExchangeRate', hint: 'issueExchangeRateHint', class: 'of-exchange' },
)

/** Asked for where an item is exempt. */
export const exemption: FieldOf<'exemption'> = {
  name: 'exemption',
  label: 'issueExemption',
  hint: 'issueExemptionHint',
  required: true,
  class: 'of-exemption',
}

type Extended = (typeof extendedHeads)[number]['name']
type Head = (typeof heads)[number]['name'] | Extended | 'exemption' | 'mode'

export const parts = [
  ['item', 'issueItem'],
  ['quantity', 'issueQuantity'],
  ['unit', 'issueUnit'],
  ['price', 'issuePrice'],
] as const satisfies readonly (readonly [name: string, label: TextKey])[]
type Part = (typeof parts)[number][0] | 'rate'

/** Those of which the form can make a whole invoice: other ones need a buyer's number of another country. */
export const rates: readonly (readonly [rate: VatRate, label?: TextKey])[] = ratesInOrder.map(rate => {
  const labels: Partial<Record<VatRate, TextKey>> = { zw: 'issueRateZw', 'np I': 'issueRateNp', oo: 'issueRateOo' }
  return [rate, labels[rate] ?? (rate === '0 KR' ? 'issueRateZero' : undefined)]
})

/** So many items are asked for at first, and at most. */
const fewestLines = 3
export const mostLines = 50

export interface Typed {
  readonly heads: Readonly<Record<Head, string>>
  readonly lines: readonly Readonly<Record<Part, string>>[]
}

/** How many items were asked for. */
const linesIn = (form: URLSearchParams): number => {
  let count = fewestLines
  while (count < mostLines && form.has(`item-${count + 1}`)) count++
  return count
}

const defaults: Readonly<Record<string, string>> = {
  mode: 'short',
  prices: 'net',
  currency: 'PLN',
  quantity: '1',
  unit: 'szt.',
  rate: '23',
}

const headNames: readonly Head[] = [
  'mode',
  ...heads.map(it => it.name),
  ...extendedHeads.map(it => it.name),
  'exemption',
]
const partNames: readonly Part[] = [...parts.map(([name]) => name), 'rate']

/** @param more empty items behind those that were asked for */
export const typedIn = (form: URLSearchParams, more = 0): Typed => {
  const text = (name: string, field = name) => form.get(field)?.trim() ?? defaults[name] ?? ''
  return {
    heads: Object.fromEntries(headNames.map(name => [name, text(name)])) as Typed['heads'],
    lines: Array.from(
      { length: Math.min(linesIn(form) + more, mostLines) },
      (_, index) =>
        Object.fromEntries(partNames.map(name => [name, text(name, `${name}-${index + 1}`)])) as Typed['lines'][number],
    ),
  }
}

export const isUsed = ({ item, price }: Typed['lines'][number]): boolean => item !== '' || price !== ''

/** What was typed of what can be seen: a field that another choice took off the page says nothing. */
export const seen = ({ heads: given, lines }: Typed): Typed => {
  const inMode = (name: Extended) => (given.mode === 'extended' ? given[name] : (defaults[name] ?? ''))
  const shown = Object.fromEntries(extendedHeads.map(({ name }) => [name, inMode(name)])) as Record<Extended, string>
  return {
    heads: {
      ...given,
      ...shown,
      account: shown.payment === 'transfer' ? shown.account : '',
      exchangeRate: shown.currency === 'PLN' ? '' : shown.exchangeRate,
      exemption: lines.some(({ rate }) => rate === 'zw') ? given.exemption : '',
    },
    lines,
  }
}

/** An account as FA(3) has it. */
export const accountIn = (typed: string): string => typed.replace(/[\s-]/g, '').toUpperCase()

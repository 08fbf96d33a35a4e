import type { VatRate } from '../../../client/index.ts'
import { isXmlText } from '../../../contracts/xml-text.ts'
import type { Language, TextKey } from '../texts.ts'
import { typedAmount } from './typed-amount.ts'

/** The form for a simple invoice: what it asks for, in the order of the page. */
export const heads = [
  ['number', 'issueNumber', true],
  ['sellerName', 'issueSellerName', true],
  ['sellerAddress', 'issueSellerAddress', true],
  ['buyerNip', 'issueBuyerNip', false],
  ['buyerName', 'issueBuyerName', true],
  ['buyerAddress', 'issueBuyerAddress', true],
] as const satisfies readonly (readonly [name: string, label: TextKey, needed: boolean])[]
type Head = (typeof heads)[number][0]

export const parts = [
  ['item', 'issueItem'],
  ['quantity', 'issueQuantity'],
  ['unit', 'issueUnit'],
  ['price', 'issuePrice'],
] as const satisfies readonly (readonly [name: string, label: TextKey])[]
type Part = (typeof parts)[number][0] | 'rate'

export const rates: readonly VatRate[] = ['23', '8', '5', '0 KR']
/** So many items are asked for at first, and at most. */
const fewestLines = 3
export const mostLines = 50

export interface Typed {
  readonly heads: Readonly<Record<Head, string>>
  readonly lines: readonly Readonly<Record<Part, string>>[]
}
export type Wrong = Readonly<Record<string, TextKey>>

/** How many items were asked for. */
const linesIn = (form: URLSearchParams): number => {
  let count = fewestLines
  while (count < mostLines && form.has(`item-${count + 1}`)) count++
  return count
}

const defaults: Readonly<Record<string, string>> = { quantity: '1', unit: 'szt.', rate: '23' }

/** @param more empty items behind those that were asked for */
export const typedIn = (form: URLSearchParams, more = 0): Typed => {
  const text = (name: string) => (form.get(name) ?? '').trim()
  const line = (n: number) =>
    Object.fromEntries(
      [...parts.map(([name]) => name), 'rate'].map(name => [
        name,
        form.has(`${name}-${n}`) ? text(`${name}-${n}`) : (defaults[name] ?? ''),
      ]),
    ) as Record<Part, string>
  return {
    heads: Object.fromEntries(heads.map(([name]) => [name, text(name)])) as Record<Head, string>,
    lines: Array.from({ length: Math.min(linesIn(form) + more, mostLines) }, (_, index) => line(index + 1)),
  }
}

/** Doubles hold so many digits as they were typed, and amounts up to here to the grosz. */
const mostDigits = 15
const mostNet = 1e11
/** Decimals that KSeF takes of a quantity. */
const finest = 6

const isCounted = (typed: string, decimals: number): boolean =>
  typed.replace(/\D/g, '').length <= mostDigits && (/[.,](\d*)$/.exec(typed)?.[1] ?? '').length <= decimals

/** What is wrong with the numbers of an item. */
const wrongNumbers = ({ quantity, price }: Typed['lines'][number], language: Language) => {
  const wrong: Partial<Record<'quantity' | 'price', TextKey>> = {}
  const [many, each] = [typedAmount(quantity, language), typedAmount(price, language)]
  if (Number.isNaN(many)) wrong.quantity = 'issueNumberWrong'
  else if (!isCounted(quantity, finest)) wrong.quantity = 'issueNumberUncounted'
  if (Number.isNaN(each)) wrong.price = 'issueNumberWrong'
  else if (!isCounted(price, mostDigits) || Math.abs(many * each) > mostNet) wrong.price = 'issueNumberUncounted'
  return wrong
}

export const isUsed = ({ item, price }: Typed['lines'][number]): boolean => item !== '' || price !== ''

export const wrongIn = ({ heads: given, lines }: Typed, language: Language): Wrong => {
  const wrong: Record<string, TextKey> = {}
  for (const [name, , needed] of heads) {
    if (needed && given[name] === '') wrong[name] = 'issueNeeded'
    if (!isXmlText(given[name])) wrong[name] = 'issueCharacter'
  }
  for (const [index, line] of lines.entries()) {
    if (!isUsed(line)) continue
    const n = index + 1
    if (line.item === '') wrong[`item-${n}`] = 'issueNeeded'
    for (const [name, key] of Object.entries(wrongNumbers(line, language))) wrong[`${name}-${n}`] = key
    if (!rates.some(rate => rate === line.rate)) wrong[`rate-${n}`] = 'issueNeeded'
    for (const name of ['item', 'unit'] as const) if (!isXmlText(line[name])) wrong[`${name}-${n}`] = 'issueCharacter'
  }
  if (!lines.some(isUsed)) wrong['item-1'] = 'issueLinesMissing'
  return wrong
}

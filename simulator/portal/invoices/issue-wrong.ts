import type { VatRate } from '../../../client/index.ts'
import { hasVat } from '../../../client/invoices/vat.ts'
import { readDate } from '../../../contracts/ksef/formats.ts'
import { isXmlText } from '../../../contracts/xml-text.ts'
import { typedNumber } from '../check-nip.ts'
import type { Language, TextKey } from '../texts.ts'
import { accountIn, type Choices, exemption, extendedHeads, heads, isUsed, rates, type Typed } from './issue-fields.ts'
import { typedAmount } from './typed-amount.ts'

/** What is wrong with which field. */
export type Wrong = Readonly<Record<string, TextKey>>
type Line = Typed['lines'][number]

/** Doubles hold so many digits as they were typed, and amounts up to here to the grosz. */
const mostDigits = 15
const mostAmount = 1e11
/** Decimals that KSeF takes of a quantity and of an exchange rate. */
const finest = 6

const isCounted = (typed: string, decimals: number): boolean =>
  typed.replace(/\D/g, '').length <= mostDigits && (/[.,](\d*)$/.exec(typed)?.[1] ?? '').length <= decimals

/** What is wrong with the numbers of an item. */
const wrongNumbers = ({ quantity, price }: Line, exchangeRate: number, language: Language) => {
  const wrong: Partial<Record<'quantity' | 'price', TextKey>> = {}
  const [many, each] = [typedAmount(quantity, language), typedAmount(price, language)]
  const most = mostAmount / Math.max(1, exchangeRate || 1)
  if (Number.isNaN(many)) wrong.quantity = 'issueNumberWrong'
  else if (!isCounted(quantity, finest)) wrong.quantity = 'issueNumberUncounted'
  if (Number.isNaN(each)) wrong.price = 'issueNumberWrong'
  else if (!isCounted(price, mostDigits) || Math.abs(many * each) > most) wrong.price = 'issueNumberUncounted'
  return wrong
}

const isOneOf = (choices: Choices, given: string): boolean => choices.some(([value]) => value === given)

/** Days that FA(3) takes of a delivery and of a payment. */
const isDay = (text: string): boolean => readDate(text) !== undefined && text >= '2016-07-01' && text <= '2050-01-01'

const wrongRate = (typed: string, language: Language): TextKey | undefined => {
  if (typed === '') return 'issueNeeded'
  const rate = typedAmount(typed, language)
  if (Number.isNaN(rate) || rate <= 0) return 'issueNumberWrong'
  return isCounted(typed, finest) && rate <= mostAmount ? undefined : 'issueNumberUncounted'
}

const wrongHeads = ({ heads: given, lines }: Typed, language: Language): Wrong => {
  const wrong: Record<string, TextKey> = {}
  for (const { name, required, type, choices } of [...heads, ...extendedHeads]) {
    const text = given[name]
    if (required && text === '') wrong[name] = 'issueNeeded'
    if (type === 'date' && text !== '' && !isDay(text)) wrong[name] = 'issueDateWrong'
    if (choices !== undefined && !isOneOf(choices, text)) wrong[name] = 'issueNeeded'
    if (!isXmlText(text)) wrong[name] = 'issueCharacter'
  }
  const used = lines.filter(isUsed)
  if (used.some(({ rate }) => rate === 'oo') && typedNumber(given.buyerNip) === '') wrong.buyerNip = 'issueNipNeeded'
  if (given.account !== '' && !/^[A-Z0-9]{10,34}$/.test(accountIn(given.account))) wrong.account = 'issueAccountWrong'
  const isTaxed = used.some(({ rate }) => isOneOf(rates, rate) && hasVat(rate as VatRate))
  if (given.currency !== 'PLN' && (isTaxed || given.exchangeRate !== '')) {
    const key = wrongRate(given.exchangeRate, language)
    if (key !== undefined) wrong.exchangeRate = key
  }
  return wrong
}

const wrongLine = (line: Line, exchangeRate: number, language: Language): Wrong => {
  const wrong: Record<string, TextKey> = {}
  if (line.item === '') wrong.item = 'issueNeeded'
  Object.assign(wrong, wrongNumbers(line, exchangeRate, language))
  if (!isOneOf(rates, line.rate)) wrong.rate = 'issueNeeded'
  for (const name of ['item', 'unit'] as const) if (!isXmlText(line[name])) wrong[name] = 'issueCharacter'
  return wrong
}

/** By the order of the page. @param typed what can be seen */
export const wrongIn = (typed: Typed, language: Language): Wrong => {
  const { heads: given, lines } = typed
  const wrong: Record<string, TextKey> = { ...wrongHeads(typed, language) }
  const exchangeRate = typedAmount(given.exchangeRate, language)
  for (const [index, line] of lines.entries()) {
    if (!isUsed(line)) continue
    for (const [name, key] of Object.entries(wrongLine(line, exchangeRate, language)))
      wrong[`${name}-${index + 1}`] = key
  }
  if (!lines.some(isUsed)) wrong['item-1'] = 'issueLinesMissing'
  const isExempt = lines.some(line => isUsed(line) && line.rate === 'zw')
  if (isExempt && given.exemption === '') wrong[exemption.name] = 'issueNeeded'
  if (!isXmlText(given.exemption)) wrong[exemption.name] = 'issueCharacter'
  return wrong
}

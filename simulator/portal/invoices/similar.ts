import { paymentForms } from '../../../client/invoices/make-invoice.ts'
import { readDate, warsawDate } from '../../../contracts/ksef/formats.ts'
import { dayLength, isoAt } from '../instants.ts'
import { all, one, textAt } from '../picture/below.ts'
import type { Tree } from '../picture/tree.ts'
import type { Language } from '../texts.ts'
import { mostLines } from './issue-fields.ts'

const addressOf = (party: Tree | undefined): string =>
  ['AdresL1', 'AdresL2']
    .map(line => textAt(party, 'Adres', line))
    .filter(Boolean)
    .join(', ')

/** Name and address, as the form calls them. */
export const partyOf = (party: Tree | undefined, is: 'seller' | 'buyer'): Record<string, string> => ({
  [`${is}Name`]: textAt(party, 'DaneIdentyfikacyjne', 'Nazwa'),
  [`${is}Address`]: addressOf(party),
})

/** As it is typed in this language. */
const typedAs = (amount: string, language: Language): string => (language === 'pl' ? amount.replace('.', ',') : amount)

/** Whether the form can begin like this invoice: a basic one, of the NIP itself, with no more items than the form has. */
export const hasSimilar = (root: Tree, nip: string): boolean =>
  textAt(root, 'Podmiot1', 'DaneIdentyfikacyjne', 'NIP') === nip &&
  textAt(root, 'Fa', 'RodzajFaktury') === 'VAT' &&
  all(root, 'Fa', 'FaWiersz').length <= mostLines

/** As many days before or after today as that day was before or after the other invoice's. */
const sameDistance = (day: string, root: Tree, now: number): string => {
  const [then, issued, today] = [day, textAt(root, 'Fa', 'P_1'), warsawDate(now)].map(readDate)
  if (then === undefined || issued === undefined || today === undefined) return ''
  return isoAt(today + Math.round((then - issued) / dayLength) * dayLength).slice(0, 10)
}

const formOfPayment = (code: string): string =>
  Object.entries(paymentForms).find(([, other]) => other === code)?.[0] ?? ''

/** What the extended mode asks for, where the other invoice has it. The exchange rate is one of its day. */
const extendedOf = (root: Tree, now: number): Record<string, string> => {
  const payment = one(root, 'Fa', 'Platnosc')
  const found = {
    deliveryDate: sameDistance(textAt(root, 'Fa', 'P_6'), root, now),
    dueDate: sameDistance(textAt(payment, 'TerminPlatnosci', 'Termin'), root, now),
    payment: formOfPayment(textAt(payment, 'FormaPlatnosci')),
    account: textAt(payment, 'RachunekBankowy', 'NrRB'),
    prices: one(root, 'Fa', 'FaWiersz', 'P_9B') === undefined ? '' : 'gross',
    currency: textAt(root, 'Fa', 'KodWaluty').replace('PLN', ''),
  }
  const given = Object.entries(found).filter(([, value]) => value !== '')
  return given.length === 0 ? {} : { mode: 'extended', ...Object.fromEntries(given) }
}

/** What the form begins with to issue an invoice like this: all but its number. */
export const similarTo = (root: Tree, language: Language, now: number): URLSearchParams => {
  const buyer = one(root, 'Podmiot2')
  const extended = extendedOf(root, now)
  const fields = new URLSearchParams({
    ...partyOf(one(root, 'Podmiot1'), 'seller'),
    buyerNip: textAt(buyer, 'DaneIdentyfikacyjne', 'NIP'),
    ...partyOf(buyer, 'buyer'),
    ...extended,
    exemption: textAt(root, 'Fa', 'Adnotacje', 'Zwolnienie', 'P_19A'),
  })
  for (const [index, item] of all(root, 'Fa', 'FaWiersz').entries()) {
    const n = index + 1
    fields.set(`item-${n}`, textAt(item, 'P_7'))
    fields.set(`quantity-${n}`, typedAs(textAt(item, 'P_8B'), language))
    fields.set(`unit-${n}`, textAt(item, 'P_8A'))
    fields.set(`price-${n}`, typedAs(textAt(item, extended.prices === 'gross' ? 'P_9B' : 'P_9A'), language))
    fields.set(`rate-${n}`, textAt(item, 'P_12'))
  }
  return fields
}

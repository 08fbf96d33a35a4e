import { all, one, textAt } from '../picture/below.ts'
import type { Tree } from '../picture/tree.ts'
import type { Language } from '../texts.ts'
import { mostLines } from './issue-fields.ts'

const addressOf = (party: Tree | undefined): string =>
  ['AdresL1', 'AdresL2']
    .map(line => textAt(party, 'Adres', line))
    .filter(Boolean)
    .join(', ')

/** As it is typed in this language. */
const typedAs = (amount: string, language: Language): string => (language === 'pl' ? amount.replace('.', ',') : amount)

/** Whether the form can begin like this invoice: a basic one, of the NIP itself, with no more items than the form has. */
export const hasSimilar = (root: Tree, nip: string): boolean =>
  textAt(root, 'Podmiot1', 'DaneIdentyfikacyjne', 'NIP') === nip &&
  textAt(root, 'Fa', 'RodzajFaktury') === 'VAT' &&
  all(root, 'Fa', 'FaWiersz').length <= mostLines

/** What the form begins with to issue an invoice like this: its parties and items, no number. */
export const similarTo = (root: Tree, language: Language): URLSearchParams => {
  const seller = one(root, 'Podmiot1')
  const buyer = one(root, 'Podmiot2')
  const fields = new URLSearchParams({
    sellerName: textAt(seller, 'DaneIdentyfikacyjne', 'Nazwa'),
    sellerAddress: addressOf(seller),
    buyerNip: textAt(buyer, 'DaneIdentyfikacyjne', 'NIP'),
    buyerName: textAt(buyer, 'DaneIdentyfikacyjne', 'Nazwa'),
    buyerAddress: addressOf(buyer),
  })
  for (const [index, item] of all(root, 'Fa', 'FaWiersz').entries()) {
    const n = index + 1
    fields.set(`item-${n}`, textAt(item, 'P_7'))
    fields.set(`quantity-${n}`, typedAs(textAt(item, 'P_8B'), language))
    fields.set(`unit-${n}`, textAt(item, 'P_8A'))
    fields.set(`price-${n}`, typedAs(textAt(item, 'P_9A'), language))
    fields.set(`rate-${n}`, textAt(item, 'P_12'))
  }
  return fields
}

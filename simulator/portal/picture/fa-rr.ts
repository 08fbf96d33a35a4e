import type { Say } from '../texts.ts'
import { all, one, textAt } from './below.ts'
import { type Column, numberedTableOf, tablesOf } from './columns.ts'
import { othersOf, partiesOf } from './parties.ts'
import { paymentOfRr } from './payment.ts'
import { lines, type Picture, type Section, section, withoutEmpty } from './picture.ts'
import { correction, descriptions, footer, inCurrency, settlement } from './shared.ts'
import type { Tree } from './tree.ts'
import { amount } from './values.ts'

const rowColumns: readonly Column[] = [
  ['pictureUniqueRow', 'UU_ID'],
  ['pictureProduct', 'P_5'],
  ['pictureUnit', 'P_6A'],
  ['pictureQuantity', 'P_6B', 'quantity'],
  ['pictureClass', 'P_6C'],
  ['picturePrice', 'P_7', 'amount'],
  ['pictureValueWithout', 'P_8', 'amount'],
  ['pictureRefundRate', 'P_9', 'rate'],
  ['pictureRefund', 'P_10', 'amount'],
  ['pictureValueWith', 'P_11', 'amount'],
  ['pictureExchangeRate', 'KursWaluty', 'quantity'],
  ['pictureStateBefore', 'StanPrzed', 'mark'],
]
const moreColumns: readonly Column[] = [
  ['picturePurchaseDate', 'P_4AA'],
  ['pictureGtin', 'GTIN'],
  ['picturePkwiu', 'PKWiU'],
  ['pictureCn', 'CN'],
]

/** An amount, and what it is in PLN where the invoice says so. */
const alsoInPln = (fa: Tree | undefined, element: string, say: Say): string => {
  const inPln = textAt(fa, `${element}W`)
  return [inCurrency(fa, textAt(fa, element), say), inPln && `(${amount(inPln, say)} PLN)`].filter(Boolean).join(' ')
}

const items = (fa: Tree | undefined, say: Say): Section =>
  section(say('pictureItems'), [
    ...tablesOf(all(fa, 'FakturaRRWiersz'), ['pictureOrdinal', 'NrWierszaFa'], rowColumns, moreColumns, say),
    lines(undefined, [
      [say('pictureProductsValue'), alsoInPln(fa, 'P_11_1', say)],
      [say('pictureRefundTotal'), alsoInPln(fa, 'P_11_2', say)],
    ]),
    { kind: 'total', label: say('pictureTotal'), value: alsoInPln(fa, 'P_12_1', say) },
    lines(undefined, [[say('pictureInWords'), textAt(fa, 'P_12_2')]]),
  ])

/** FA_RR (1): the farmer sells, the buyer issues. */
export const pictureOfFaRr = (root: Tree, say: Say): Picture => {
  const fa = one(root, 'FakturaRR')
  return {
    kind: say(textAt(fa, 'RodzajFaktury') === 'KOR_VAT_RR' ? 'kindKorRr' : 'kindRr'),
    number: textAt(fa, 'P_4C'),
    numberLabel: say('pictureNumber'),
    ksefNumberLabel: say('pictureKsefNumber'),
    sections: withoutEmpty([
      correction(fa, say),
      ...partiesOf(root, fa, say),
      ...othersOf(root, fa, say),
      section(
        say('pictureDetails'),
        [
          lines(undefined, [
            [say('pictureIssueDateRr'), textAt(fa, 'P_4B')],
            [say('picturePurchaseDate'), textAt(fa, 'P_4A')],
          ]),
        ],
        [
          lines(undefined, [
            [say('pictureIssuePlace'), textAt(fa, 'P_1M')],
            [say('pictureCurrency'), textAt(fa, 'KodWaluty')],
          ]),
        ],
      ),
      items(fa, say),
      section(say('pictureAdditional'), [
        numberedTableOf(
          say('picturePaymentDocuments'),
          all(fa, 'DokumentZaplaty'),
          [
            ['pictureDocumentNumber', 'NrDokumentu'],
            ['pictureDocumentDate', 'DataDokumentu'],
          ],
          say,
        ),
        descriptions(fa, say),
      ]),
      settlement(fa, say),
      paymentOfRr(fa, say),
      ...footer(root, say),
    ]),
    madeIn: textAt(root, 'Naglowek', 'SystemInfo') || undefined,
  }
}

import type { Say } from '../texts.ts'
import { all, one, textAt } from './below.ts'
import { type Column, tableOf } from './columns.ts'
import { othersOf, partiesOf } from './parties.ts'
import { lines, type Picture, section, withoutEmpty } from './picture.ts'
import { correction, descriptions, footer, inCurrency, payment, settlement } from './shared.ts'
import type { Tree } from './tree.ts'

const rowColumns: readonly Column[] = [
  ['pictureOrdinal', 'NrWierszaFa'],
  ['pictureUniqueRow', 'UU_ID'],
  ['pictureProduct', 'P_5'],
  ['pictureClass', 'P_6C'],
  ['pictureUnit', 'P_6A'],
  ['pictureQuantity', 'P_6B', 'quantity'],
  ['picturePrice', 'P_7', 'amount'],
  ['pictureValueWithout', 'P_8', 'amount'],
  ['pictureRefundRate', 'P_9', 'rate'],
  ['pictureRefund', 'P_10', 'amount'],
  ['pictureValueWith', 'P_11', 'amount'],
  ['picturePurchaseDate', 'P_4AA'],
  ['pictureGtin', 'GTIN'],
  ['picturePkwiu', 'PKWiU'],
  ['pictureCn', 'CN'],
  ['pictureExchangeRate', 'KursWaluty', 'quantity'],
  ['pictureStateBefore', 'StanPrzed', 'mark'],
]

/** FA_RR (1): the farmer sells, the buyer issues. */
export const pictureOfFaRr = (root: Tree, say: Say): Picture => {
  const fa = one(root, 'FakturaRR')
  const currency = textAt(fa, 'KodWaluty')
  return {
    kind: say(textAt(fa, 'RodzajFaktury') === 'KOR_VAT_RR' ? 'kindKorRr' : 'kindRr'),
    number: textAt(fa, 'P_4C'),
    numberLabel: say('pictureNumber'),
    ksefNumberLabel: say('pictureKsefNumber'),
    sections: withoutEmpty([
      correction(fa, say),
      ...partiesOf(root, fa, say('pictureFarmer'), say),
      ...othersOf(root, say),
      section(
        say('pictureDetails'),
        [
          lines(undefined, [
            [say('pictureIssueDateRr'), textAt(fa, 'P_4B')],
            [say('pictureIssuePlace'), textAt(fa, 'P_1M')],
          ]),
        ],
        [
          lines(undefined, [
            [say('picturePurchaseDate'), textAt(fa, 'P_4A')],
            [say('pictureCurrency'), currency],
          ]),
        ],
      ),
      section(say('pictureItems'), [
        tableOf(undefined, all(fa, 'FakturaRRWiersz'), rowColumns, say),
        lines(undefined, [
          [say('pictureProductsValue'), inCurrency(fa, textAt(fa, 'P_11_1'), say)],
          [say('pictureRefund'), inCurrency(fa, textAt(fa, 'P_11_2'), say)],
        ]),
        { kind: 'total', label: say('pictureTotal'), value: inCurrency(fa, textAt(fa, 'P_12_1'), say) },
        lines(undefined, [[say('pictureInWords'), textAt(fa, 'P_12_2')]]),
      ]),
      section(say('pictureAdditional'), [descriptions(fa, say)]),
      settlement(fa, say),
      payment(fa, say),
      section(say('picturePaymentDocuments'), [
        tableOf(
          undefined,
          all(fa, 'DokumentZaplaty'),
          [
            ['pictureDocumentNumber', 'NrDokumentu'],
            ['pictureDocumentDate', 'DataDokumentu'],
          ],
          say,
        ),
      ]),
      ...footer(root, say),
    ]),
    madeIn: textAt(root, 'Naglowek', 'SystemInfo') || undefined,
  }
}

import type { Say, TextKey } from '../texts.ts'
import { all, one, textAt } from './below.ts'
import { numberedTableOf, tableOf } from './columns.ts'
import { type Block, lines, type Section, section, texts } from './picture.ts'
import type { Tree } from './tree.ts'
import { amount, correctionEffect, correctionEffectOfRr } from './values.ts'

/** Sections that FA and FA_RR have alike. */

export const correction = (fa: Tree | undefined, say: Say): Section => {
  const corrected = all(fa, 'DaneFaKorygowanej')
  const effect = textAt(fa, 'RodzajFaktury') === 'KOR_VAT_RR' ? correctionEffectOfRr : correctionEffect
  return section(say('pictureCorrected'), [
    lines(undefined, [
      [say('pictureCorrectionReason'), textAt(fa, 'PrzyczynaKorekty')],
      [say('pictureCorrectionEffect'), effect(textAt(fa, 'TypKorekty'), say)],
      [say('pictureRightNumber'), textAt(fa, 'NrFaKorygowany')],
    ]),
    ...corrected.map((one, index) =>
      lines(corrected.length > 1 ? say('pictureCorrectedNumbered', { n: index + 1 }) : say('pictureCorrectedId'), [
        [say('pictureCorrectedNumber'), textAt(one, 'NrFaKorygowanej')],
        [say('pictureCorrectedDate'), textAt(one, 'DataWystFaKorygowanej')],
        [say('pictureCorrectedKsef'), textAt(one, 'NrKSeFFaKorygowanej')],
      ]),
    ),
  ])
}

export const descriptions = (fa: Tree | undefined, say: Say): Block =>
  numberedTableOf(
    say('pictureDescription'),
    all(fa, 'DodatkowyOpis'),
    [
      ['pictureRowNumber', 'NrWiersza'],
      ['pictureInformationKind', 'Klucz'],
      ['pictureInformation', 'Wartosc'],
    ],
    say,
  )

/** An amount of the invoice, in its currency. */
export const inCurrency = (fa: Tree | undefined, text: string, say: Say): string =>
  text === '' ? '' : `${amount(text, say)} ${textAt(fa, 'KodWaluty')}`

export const settlement = (fa: Tree | undefined, say: Say): Section => {
  const it = one(fa, 'Rozliczenie')
  const part = (title: TextKey, reason: TextKey, sum: TextKey, [each, total]: readonly [string, string]) => [
    tableOf(
      say(title),
      all(it, each),
      [
        [reason, 'Powod'],
        ['pictureAmount', 'Kwota', 'amount'],
      ],
      say,
    ),
    lines(undefined, [[say(sum), amount(textAt(it, total), say)]]),
  ]
  return section(say('pictureSettlement'), [
    ...part('pictureCharges', 'pictureChargeReason', 'pictureChargeSum', ['Obciazenia', 'SumaObciazen']),
    ...part('pictureDeductions', 'pictureDeductionReason', 'pictureDeductionSum', ['Odliczenia', 'SumaOdliczen']),
    { kind: 'total', label: say('pictureToPay'), value: inCurrency(fa, textAt(it, 'DoZaplaty'), say) },
    { kind: 'total', label: say('pictureToSettle'), value: inCurrency(fa, textAt(it, 'DoRozliczenia'), say) },
  ])
}

export const footer = (root: Tree, say: Say): readonly Section[] => {
  const it = one(root, 'Stopka')
  return [
    section(say('pictureRegisters'), [
      tableOf(
        undefined,
        all(it, 'Rejestry'),
        [
          ['pictureFullName', 'PelnaNazwa'],
          ['pictureKrs', 'KRS'],
          ['pictureRegon', 'REGON'],
          ['pictureBdo', 'BDO'],
        ],
        say,
      ),
    ]),
    section(say('pictureOther'), [
      texts(
        say('pictureFooter'),
        all(it, 'Informacje', 'StopkaFaktury').map(({ text }) => text),
      ),
    ]),
  ]
}

import type { Say } from '../texts.ts'
import { all, isMarked, one, textAt } from './below.ts'
import { tableOf } from './columns.ts'
import { type Block, type Line, lines, type Section, section, table, texts } from './picture.ts'
import type { Tree } from './tree.ts'
import { amount, correctionEffect, paymentForm } from './values.ts'

/** Sections that FA and FA_RR have alike. */

export const correction = (fa: Tree | undefined, say: Say): Section => {
  const corrected = all(fa, 'DaneFaKorygowanej')
  return section(say('pictureCorrected'), [
    lines(undefined, [
      [say('pictureCorrectionReason'), textAt(fa, 'PrzyczynaKorekty')],
      [say('pictureCorrectionEffect'), correctionEffect(textAt(fa, 'TypKorekty'), say)],
      [say('pictureRightNumber'), textAt(fa, 'NrFaKorygowany')],
      [say('pictureRebatePeriod'), textAt(fa, 'OkresFaKorygowanej')],
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
  tableOf(
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
  const part = (title: string, name: string, sum: string): readonly Block[] => [
    tableOf(
      title,
      all(it, name),
      [
        ['pictureReason', 'Powod'],
        ['pictureAmount', 'Kwota', 'amount'],
      ],
      say,
    ),
    lines(undefined, [[say('pictureSum'), amount(textAt(it, sum), say)]]),
  ]
  return section(say('pictureSettlement'), [
    ...part(say('pictureCharges'), 'Obciazenia', 'SumaObciazen'),
    ...part(say('pictureDeductions'), 'Odliczenia', 'SumaOdliczen'),
    { kind: 'total', label: say('pictureToPay'), value: inCurrency(fa, textAt(it, 'DoZaplaty'), say) },
    { kind: 'total', label: say('pictureToSettle'), value: inCurrency(fa, textAt(it, 'DoRozliczenia'), say) },
  ])
}

const accounts = (title: string, found: readonly Tree[], say: Say): readonly Block[] =>
  found.map(account =>
    lines(title, [
      [say('pictureAccount'), textAt(account, 'NrRB')],
      [say('pictureSwift'), textAt(account, 'SWIFT')],
      [say('pictureOwnAccount'), textAt(account, 'RachunekWlasnyBanku')],
      [say('pictureBank'), textAt(account, 'NazwaBanku')],
      [say('pictureAccountNote'), textAt(account, 'OpisRachunku')],
    ]),
  )

const paidLine = (payment: Tree | undefined, say: Say): Line => {
  const part = textAt(payment, 'ZnacznikZaplatyCzesciowej')
  const label = say('picturePaymentInfo')
  if (isMarked(payment, 'Zaplacono')) return [label, say('picturePaid')]
  if (part !== '') return [label, say(part === '2' ? 'picturePaidInParts' : 'picturePaidInPart')]
  return [label, payment === undefined ? '' : say('pictureNotPaid')]
}

const formOf = (tree: Tree | undefined, say: Say): string =>
  isMarked(tree, 'PlatnoscInna')
    ? [say('pictureOtherPayment'), textAt(tree, 'OpisPlatnosci')].filter(Boolean).join(': ')
    : paymentForm(textAt(tree, 'FormaPlatnosci'), say)

/** "14 dni od wystawienia" */
const termOf = (term: Tree): string =>
  ['Ilosc', 'Jednostka', 'ZdarzeniePoczatkowe']
    .map(name => textAt(term, 'TerminOpis', name))
    .filter(Boolean)
    .join(' ') || textAt(term, 'TerminOpis')

export const payment = (fa: Tree | undefined, say: Say): Section => {
  const it = one(fa, 'Platnosc')
  const discount = one(it, 'Skonto')
  const parts = all(it, 'ZaplataCzesciowa')
  const dues = all(it, 'TerminPlatnosci')
  return section(say('picturePayment'), [
    lines(undefined, [
      paidLine(it, say),
      [say('picturePaymentDate'), textAt(it, 'DataZaplaty')],
      [say('picturePaymentForm'), formOf(it, say)],
    ]),
    table(undefined, [
      { label: say('picturePartDate'), isNumber: false, values: parts.map(it => textAt(it, 'DataZaplatyCzesciowej')) },
      {
        label: say('picturePartAmount'),
        isNumber: true,
        values: parts.map(it => amount(textAt(it, 'KwotaZaplatyCzesciowej'), say)),
      },
      { label: say('picturePaymentForm'), isNumber: false, values: parts.map(it => formOf(it, say)) },
    ]),
    table(undefined, [
      { label: say('pictureDue'), isNumber: false, values: dues.map(it => textAt(it, 'Termin')) },
      { label: say('pictureDueNote'), isNumber: false, values: dues.map(termOf) },
    ]),
    ...accounts(say('pictureBankAccount'), [...all(it, 'RachunekBankowy'), ...all(it, 'RachunekBankowy1')], say),
    ...accounts(say('pictureFactorAccount'), all(it, 'RachunekBankowyFaktora'), say),
    ...accounts(say('pictureBuyerAccount'), all(it, 'RachunekBankowy2'), say),
    lines(say('pictureDiscount'), [
      [say('pictureDiscountTerms'), textAt(discount, 'WarunkiSkonta')],
      [say('pictureDiscountSize'), textAt(discount, 'WysokoscSkonta')],
    ]),
    lines(undefined, [
      [say('picturePaymentLink'), textAt(it, 'LinkDoPlatnosci')],
      [say('picturePaymentId'), textAt(it, 'IPKSeF')],
    ]),
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
        undefined,
        all(it, 'Informacje', 'StopkaFaktury').map(({ text }) => text),
      ),
    ]),
  ]
}

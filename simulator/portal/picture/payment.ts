import type { Say } from '../texts.ts'
import { all, isMarked, one, textAt } from './below.ts'
import { type Block, type Line, lines, type Section, section, table } from './picture.ts'
import type { Tree } from './tree.ts'
import { amount, bankAccountKind, paymentForm } from './values.ts'

/** How an invoice is paid. */

const accounts = (title: string, found: readonly Tree[], say: Say): readonly Block[] =>
  found.map(account =>
    lines(title, [
      [say('pictureAccount'), textAt(account, 'NrRB')],
      [say('pictureSwift'), textAt(account, 'SWIFT')],
      [say('pictureOwnAccount'), bankAccountKind(textAt(account, 'RachunekWlasnyBanku'), say)],
      [say('pictureBank'), textAt(account, 'NazwaBanku')],
      [say('pictureAccountNote'), textAt(account, 'OpisRachunku')],
    ]),
  )

const references = (payment: Tree | undefined, say: Say): Block =>
  lines(undefined, [
    [say('picturePaymentLink'), textAt(payment, 'LinkDoPlatnosci')],
    [say('picturePaymentId'), textAt(payment, 'IPKSeF')],
  ])

const paidLines = (payment: Tree, say: Say): readonly Line[] => {
  const part = textAt(payment, 'ZnacznikZaplatyCzesciowej')
  const label = say('picturePaymentInfo')
  if (isMarked(payment, 'Zaplacono')) return [[label, say('picturePaid')]]
  if (part === '') return [[label, say('pictureNotPaid')]]
  return [
    [label, say('picturePartPayment')],
    [say('picturePaymentInfoContinued'), say(part === '2' ? 'picturePaidInParts' : 'picturePaidInPart')],
  ]
}

const formLines = (payment: Tree | undefined, say: Say): readonly Line[] =>
  isMarked(payment, 'PlatnoscInna')
    ? [
        [say('picturePaymentForm'), say('pictureOtherPayment')],
        [say('pictureOtherPaymentNote'), textAt(payment, 'OpisPlatnosci')],
      ]
    : [[say('picturePaymentForm'), paymentForm(textAt(payment, 'FormaPlatnosci'), say)]]

/** In a table, in one value. */
const formOf = (part: Tree, say: Say): string =>
  isMarked(part, 'PlatnoscInna')
    ? [say('pictureOtherPayment'), textAt(part, 'OpisPlatnosci')].filter(Boolean).join(': ')
    : paymentForm(textAt(part, 'FormaPlatnosci'), say)

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
      ...(it === undefined ? [] : paidLines(it, say)),
      [say('picturePaymentDate'), textAt(it, 'DataZaplaty')],
      ...formLines(it, say),
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
    ...accounts(say('pictureBankAccount'), all(it, 'RachunekBankowy'), say),
    ...accounts(say('pictureFactorAccount'), all(it, 'RachunekBankowyFaktora'), say),
    lines(say('pictureDiscount'), [
      [say('pictureDiscountTerms'), textAt(discount, 'WarunkiSkonta')],
      [say('pictureDiscountSize'), textAt(discount, 'WysokoscSkonta')],
    ]),
    references(it, say),
  ])
}

/** Of an FA_RR, which does not say whether it was paid. */
export const paymentOfRr = (fa: Tree | undefined, say: Say): Section => {
  const it = one(fa, 'Platnosc')
  return section(say('picturePayment'), [
    lines(undefined, formLines(it, say)),
    ...accounts(say('pictureFarmerAccount'), all(it, 'RachunekBankowy1'), say),
    ...accounts(say('pictureBuyerAccount'), all(it, 'RachunekBankowy2'), say),
    references(it, say),
  ])
}

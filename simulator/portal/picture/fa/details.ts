import type { Say } from '../../texts.ts'
import { all, textAt } from '../below.ts'
import { tableOf } from '../columns.ts'
import { type Line, lines, type Section, section, table } from '../picture.ts'
import type { Tree } from '../tree.ts'
import { quantity } from '../values.ts'

/** A day, or a period. */
const deliveryOf = (fa: Tree | undefined, say: Say): string => {
  const [from, to] = [textAt(fa, 'OkresFa', 'P_6_Od'), textAt(fa, 'OkresFa', 'P_6_Do')]
  return textAt(fa, 'P_6') || (from === '' && to === '' ? '' : say('picturePeriod', { from, to }))
}

/** Of an invoice in another currency the rate that all of it has; empty where rows differ. */
export const commonRate = (fa: Tree | undefined): string => {
  if (textAt(fa, 'KodWaluty') === 'PLN') return ''
  const rates = new Set(all(fa, 'FaWiersz').map(row => textAt(row, 'KursWaluty')))
  return textAt(fa, 'KursWalutyZ') || (rates.size === 1 ? [...rates][0]! : '')
}

const hasOss = (fa: Tree | undefined): boolean =>
  all(fa, 'FaWiersz').some(row => textAt(row, 'P_12_XII') !== '') ||
  all(fa, 'Zamowienie', 'ZamowienieWiersz').some(row => textAt(row, 'P_12Z_XII') !== '')

export const details = (fa: Tree | undefined, say: Say): readonly Section[] => {
  const isAdvance = textAt(fa, 'RodzajFaktury').endsWith('ZAL')
  const rate = commonRate(fa)
  const shown: readonly Line[] = [
    [say('pictureIssueDate'), textAt(fa, 'P_1')],
    [say('pictureIssuePlace'), textAt(fa, 'P_1M')],
    [say('pictureRebatePeriod'), textAt(fa, 'OkresFaKorygowanej')],
    [say(isAdvance ? 'pictureAdvanceDate' : 'pictureDeliveryDate'), deliveryOf(fa, say)],
    [say('pictureCurrency'), textAt(fa, 'KodWaluty')],
    ['', hasOss(fa) ? say('pictureOss') : ''],
    ['', rate === '' ? '' : say('pictureCommonRate')],
    [say('pictureExchangeRate'), quantity(rate, say)],
  ]
  const given = shown.filter(([, value]) => value !== '')
  const column = (rest: number) => [
    lines(
      undefined,
      given.filter((_, index) => index % 2 === rest),
    ),
  ]
  return [section(say('pictureDetails'), column(0), column(1)), advances(fa, say)]
}

/** Payments of which an advance is made, and the advances that an invoice settles. */
const advances = (fa: Tree | undefined, say: Say): Section =>
  section(undefined, [
    tableOf(
      undefined,
      all(fa, 'ZaliczkaCzesciowa'),
      [
        ['picturePartAdvanceDate', 'P_6Z'],
        ['picturePartAdvanceAmount', 'P_15Z', 'amount'],
        ['pictureExchangeRate', 'KursWalutyZW', 'quantity'],
      ],
      say,
    ),
    table(undefined, [
      {
        label: say('pictureAdvanceInvoice'),
        isNumber: false,
        values: all(fa, 'FakturaZaliczkowa').map(
          advance => textAt(advance, 'NrKSeFFaZaliczkowej') || textAt(advance, 'NrFaZaliczkowej'),
        ),
      },
    ]),
  ])

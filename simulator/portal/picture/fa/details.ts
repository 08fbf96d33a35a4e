import type { Say } from '../../texts.ts'
import { all, textAt } from '../below.ts'
import { type Line, lines, type Section, section } from '../picture.ts'
import type { Tree } from '../tree.ts'
import { amount } from '../values.ts'

const deliveryOf = (fa: Tree | undefined): string =>
  textAt(fa, 'P_6') || [textAt(fa, 'OkresFa', 'P_6_Od'), textAt(fa, 'OkresFa', 'P_6_Do')].filter(Boolean).join(' – ')

export const details = (fa: Tree | undefined, say: Say): Section => {
  const isAdvance = textAt(fa, 'RodzajFaktury').endsWith('ZAL')
  const shown: readonly Line[] = [
    [say('pictureIssueDate'), textAt(fa, 'P_1')],
    [say('pictureIssuePlace'), textAt(fa, 'P_1M')],
    [say(isAdvance ? 'pictureAdvanceDate' : 'pictureDeliveryDate'), deliveryOf(fa)],
    [say('pictureCurrency'), textAt(fa, 'KodWaluty')],
    [say('pictureRateOfAdvance'), textAt(fa, 'KursWalutyZ')],
    ...all(fa, 'FakturaZaliczkowa').map(
      (advance): Line => [
        say('pictureAdvanceInvoice'),
        textAt(advance, 'NrKSeFFaZaliczkowej') || textAt(advance, 'NrFaZaliczkowej'),
      ],
    ),
    ...all(fa, 'ZaliczkaCzesciowa').map(
      (part): Line => [say('picturePartAdvance', { date: textAt(part, 'P_6Z') }), amount(textAt(part, 'P_15Z'), say)],
    ),
  ]
  const given = shown.filter(([, value]) => value !== '')
  const half = Math.ceil(given.length / 2)
  return section(say('pictureDetails'), [lines(undefined, given.slice(0, half))], [lines(undefined, given.slice(half))])
}

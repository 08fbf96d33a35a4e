import type { Say, TextKey } from '../../texts.ts'
import { all, one, textAt } from '../below.ts'
import { othersOf, partiesOf } from '../parties.ts'
import { payment } from '../payment.ts'
import { type Picture, type Section, section, texts, withoutEmpty } from '../picture.ts'
import { correction, footer, settlement } from '../shared.ts'
import type { Tree } from '../tree.ts'

import { additional, annotations } from './annotations.ts'
import { attachment } from './attachment.ts'
import { details } from './details.ts'
import { isCollectiveRebate, items, order } from './items.ts'
import { rateSummary } from './rates.ts'
import { terms } from './terms.ts'

/** FA (2) and FA (3): what one of them does not have is not there. */

const kinds: Readonly<Record<string, TextKey>> = {
  VAT: 'kindVat',
  ZAL: 'kindZal',
  ROZ: 'kindRoz',
  UPR: 'kindUpr',
  KOR: 'kindKor',
  KOR_ZAL: 'kindKorZal',
  KOR_ROZ: 'kindKorRoz',
}

const kindOf = (fa: Tree | undefined): TextKey => {
  const kind = textAt(fa, 'RodzajFaktury')
  if (isCollectiveRebate(fa)) return 'kindKorCollective'
  return Object.hasOwn(kinds, kind) ? kinds[kind]! : 'kindVat'
}

const stores = (fa: Tree | undefined, say: Say): Section =>
  section(say('pictureStores'), [
    texts(
      undefined,
      all(fa, 'WZ').map(({ text }) => text),
    ),
  ])

export const pictureOfFa = (root: Tree, say: Say): Picture => {
  const fa = one(root, 'Fa')
  return {
    kind: say(kindOf(fa)),
    number: textAt(fa, 'P_2'),
    numberLabel: say('pictureNumber'),
    ksefNumberLabel: say('pictureKsefNumber'),
    sections: withoutEmpty([
      correction(fa, say),
      ...partiesOf(root, fa, say),
      ...othersOf(root, fa, say),
      ...details(fa, say),
      items(fa, say),
      order(fa, say),
      section(say('pictureRates'), [rateSummary(fa, say)]),
      annotations(fa, say),
      additional(fa, say),
      settlement(fa, say),
      payment(fa, say),
      terms(fa, say),
      stores(fa, say),
      ...footer(root, say),
      attachment(root, say),
    ]),
    madeIn: textAt(root, 'Naglowek', 'SystemInfo') || undefined,
  }
}

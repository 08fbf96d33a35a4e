import type { Say, TextKey } from '../../texts.ts'
import { isMarked, one, textAt } from '../below.ts'
import { lines, type Section, section, texts } from '../picture.ts'
import { descriptions } from '../shared.ts'
import type { Tree } from '../tree.ts'

const margins: readonly (readonly [element: string, label: TextKey])[] = [
  ['P_PMarzy_2', 'marginTravel'],
  ['P_PMarzy_3_1', 'marginUsed'],
  ['P_PMarzy_3_2', 'marginArt'],
  ['P_PMarzy_3_3', 'marginAntiques'],
]

export const annotations = (fa: Tree | undefined, say: Say): Section => {
  const it = one(fa, 'Adnotacje')
  const exempt = one(it, 'Zwolnienie')
  const yes = (marked: boolean): string => (marked ? say('answerYes') : '')
  return section(say('pictureAnnotations'), [
    lines(undefined, [
      [
        say('annotationExempt'),
        isMarked(exempt, 'P_19')
          ? ['P_19A', 'P_19B', 'P_19C'].map(name => textAt(exempt, name)).find(Boolean) || say('answerYes')
          : '',
      ],
      [say('annotationNewTransport'), yes(isMarked(it, 'NoweSrodkiTransportu', 'P_22'))],
      [say('annotationSplit'), yes(isMarked(it, 'P_18A'))],
      [say('annotationCash'), yes(isMarked(it, 'P_16'))],
      [say('annotationReverse'), yes(isMarked(it, 'P_18'))],
      [say('annotationTriangular'), yes(isMarked(it, 'P_23'))],
      [
        say('annotationMargin'),
        margins
          .filter(([element]) => isMarked(it, 'PMarzy', element))
          .map(([, label]) => say(label))
          .join(', '),
      ],
      [say('annotationSelf'), yes(isMarked(it, 'P_17'))],
    ]),
  ])
}

export const additional = (fa: Tree | undefined, say: Say): Section =>
  section(say('pictureAdditional'), [
    texts(undefined, [
      isMarked(fa, 'TP') ? say('pictureTp') : '',
      isMarked(fa, 'FP') ? say('pictureFp') : '',
      isMarked(fa, 'ZwrotAkcyzy') ? say('pictureExciseRefund') : '',
    ]),
    descriptions(fa, say),
  ])

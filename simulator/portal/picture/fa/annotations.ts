import type { Say, TextKey } from '../../texts.ts'
import { isMarked, one, textAt } from '../below.ts'
import { type Line, lines, type Section, section, texts } from '../picture.ts'
import { descriptions } from '../shared.ts'
import type { Tree } from '../tree.ts'
import { newTransport, newTransports } from './new-transport.ts'

/** On what an exemption rests: the element, what it names, its label. */
const bases: readonly (readonly [element: string, basis: TextKey, label: TextKey])[] = [
  ['P_19A', 'annotationBasisAct', 'annotationAct'],
  ['P_19B', 'annotationBasisDirective', 'annotationDirective'],
  ['P_19C', 'annotationBasisOther', 'annotationOtherLaw'],
]

const exemption = (exempt: Tree | undefined, say: Say): readonly Line[] => {
  if (!isMarked(exempt, 'P_19')) return []
  const given = bases.filter(([element]) => textAt(exempt, element) !== '')
  return [
    ['', say('annotationExempt')],
    ...given.flatMap(([element, basis, label]): readonly Line[] => [
      [say('annotationBasis'), say(basis)],
      [say(label), textAt(exempt, element)],
    ]),
  ]
}

const margins: readonly (readonly [element: string, label: TextKey])[] = [
  ['P_PMarzy_2', 'marginTravel'],
  ['P_PMarzy_3_1', 'marginUsed'],
  ['P_PMarzy_3_2', 'marginArt'],
  ['P_PMarzy_3_3', 'marginAntiques'],
]

export const annotations = (fa: Tree | undefined, say: Say): Section => {
  const it = one(fa, 'Adnotacje')
  const marked = (element: string, label: TextKey): Line => ['', isMarked(it, element) ? say(label) : '']
  return section(say('pictureAnnotations'), [
    lines(undefined, [
      ...exemption(one(it, 'Zwolnienie'), say),
      newTransport(it, say),
      marked('P_18A', 'annotationSplit'),
      marked('P_16', 'annotationCash'),
      marked('P_18', 'annotationReverse'),
      marked('P_23', 'annotationTriangular'),
      [
        say('annotationMargin'),
        margins
          .filter(([element]) => isMarked(it, 'PMarzy', element))
          .map(([, label]) => say(label))
          .join(', '),
      ],
      marked('P_17', 'annotationSelf'),
    ]),
    newTransports(it, say),
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

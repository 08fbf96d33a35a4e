import type { Say, TextKey } from '../../texts.ts'
import { all, one, textAt } from '../below.ts'
import { type Block, type Line, table } from '../picture.ts'
import type { Tree } from '../tree.ts'

/** New means of transport that go to another country of the Union. */

const obligations = new Map<string, TextKey>([
  ['1', 'newTransportVat22'],
  ['2', 'newTransportNoVat22'],
])

export const newTransport = (annotations: Tree | undefined, say: Say): Line => {
  const obligation = obligations.get(textAt(annotations, 'NoweSrodkiTransportu', 'P_42_5'))
  return [say('annotationNewTransport'), obligation === undefined ? '' : say(obligation)]
}

/** What an element tells of a vehicle, in the order in which it is told; a label or a sentence goes before some. */
const told: readonly (readonly [element: string, label?: TextKey])[] = [
  ['P_NrWierszaNST', 'pictureRowNumber'],
  ['P_22BMK'],
  ['P_22BMD'],
  ['P_22BK'],
  ['P_22BNR'],
  ['P_22BRP'],
  ['P_22B', 'newTransportLand'],
  ['P_22C', 'newTransportBoat'],
  ['P_22D', 'newTransportAir'],
  ['P_22C1', 'newTransportHull'],
  ['P_22D1', 'newTransportFactory'],
  ['P_22B1', 'newTransportVin'],
  ['P_22B2', 'newTransportBody'],
  ['P_22B3', 'newTransportChassis'],
  ['P_22B4', 'newTransportFrame'],
  ['P_22BT'],
]

const describe = (vehicle: Tree, say: Say): string =>
  told
    .filter(([element]) => textAt(vehicle, element) !== '')
    .map(([element, label]) => `${label === undefined ? '' : `${say(label)}: `}${textAt(vehicle, element)}`)
    .join(', ')

export const newTransports = (annotations: Tree | undefined, say: Say): Block => {
  const vehicles = all(one(annotations, 'NoweSrodkiTransportu'), 'NowySrodekTransportu')
  return table(undefined, [
    { label: say('newTransportDate'), isNumber: false, values: vehicles.map(vehicle => textAt(vehicle, 'P_22A')) },
    { label: say('newTransportDescription'), isNumber: false, values: vehicles.map(vehicle => describe(vehicle, say)) },
  ])
}

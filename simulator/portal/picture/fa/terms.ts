import type { Say } from '../../texts.ts'
import { all, isMarked, one, textAt } from '../below.ts'
import { tableOf } from '../columns.ts'
import { addressLines, identity } from '../parties.ts'
import { type Block, type Line, lines, type Section, section, texts } from '../picture.ts'
import type { Tree } from '../tree.ts'
import { cargo, instant, transport } from '../values.ts'

/** On one line, as the way of goods has several. */
const addressOf = (where: Tree | undefined, say: Say): string =>
  addressLines(where, say)
    .filter(([, value]) => value !== '')
    .map(([label, value]) => (label === '' ? value : `${label}: ${value}`))
    .join(', ')

const kindLines = (it: Tree, say: Say): readonly Line[] => {
  const vehicle = isMarked(it, 'TransportInny')
  const goods = isMarked(it, 'LadunekInny')
  return [
    [
      say('pictureTransportKind'),
      vehicle ? say('pictureOtherTransport') : transport(textAt(it, 'RodzajTransportu'), say),
    ],
    [say('pictureOtherTransportNote'), vehicle ? textAt(it, 'OpisInnegoTransportu') : ''],
    [say('pictureCargo'), goods ? say('pictureOtherCargo') : cargo(textAt(it, 'OpisLadunku'), say)],
    [say('pictureOtherCargoNote'), goods ? textAt(it, 'OpisInnegoLadunku') : ''],
    [say('picturePackaging'), textAt(it, 'JednostkaOpakowania')],
  ]
}

const transportOf = (it: Tree, title: string, say: Say): readonly Block[] => {
  const carrier = one(it, 'Przewoznik')
  return [
    lines(title, kindLines(it, say)),
    lines(say('pictureTransportData'), [
      [say('pictureTransportOrder'), textAt(it, 'NrZleceniaTransportu')],
      [say('pictureTransportStart'), instant(textAt(it, 'DataGodzRozpTransportu'), say)],
      [say('pictureTransportEnd'), instant(textAt(it, 'DataGodzZakTransportu'), say)],
    ]),
    lines(say('pictureCarrier'), [
      ...(carrier === undefined ? [] : identity(carrier, say)),
      [say('pictureCarrierAddress'), addressOf(one(carrier, 'AdresPrzewoznika'), say)],
    ]),
    lines(say('pictureShipment'), [
      [say('pictureFrom'), addressOf(one(it, 'WysylkaZ'), say)],
      ...all(it, 'WysylkaPrzez').map((via): Line => [say('pictureVia'), addressOf(via, say)]),
      [say('pictureTo'), addressOf(one(it, 'WysylkaDo'), say)],
    ]),
  ]
}

export const terms = (fa: Tree | undefined, say: Say): Section => {
  const it = one(fa, 'WarunkiTransakcji')
  const transports = all(it, 'Transport')
  return section(say('pictureTerms'), [
    tableOf(
      say('pictureContract'),
      all(it, 'Umowy'),
      [
        ['pictureContractDate', 'DataUmowy'],
        ['pictureContractNumber', 'NrUmowy'],
      ],
      say,
    ),
    tableOf(
      say('pictureOrder'),
      all(it, 'Zamowienia'),
      [
        ['pictureOrderDate', 'DataZamowienia'],
        ['pictureOrderNumber', 'NrZamowienia'],
      ],
      say,
    ),
    texts(
      say('pictureBatch'),
      all(it, 'NrPartiiTowaru').map(({ text }) => text),
    ),
    lines(say('pictureAgreed'), [
      [say('pictureAgreedCurrency'), textAt(it, 'WalutaUmowna')],
      [say('pictureAgreedRate'), textAt(it, 'KursUmowny')],
    ]),
    lines(undefined, [
      [say('pictureDeliveryTerms'), textAt(it, 'WarunkiDostawy')],
      ['', isMarked(it, 'PodmiotPosredniczacy') ? say('pictureIntermediary') : ''],
    ]),
    ...transports.flatMap((each, index) =>
      transportOf(
        each,
        transports.length > 1 ? say('pictureTransportNumbered', { n: index + 1 }) : say('pictureTransport'),
        say,
      ),
    ),
  ])
}

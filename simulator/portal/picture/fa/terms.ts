import type { Say } from '../../texts.ts'
import { all, one, textAt } from '../below.ts'
import { tableOf } from '../columns.ts'
import { type Block, type Line, lines, type Section, section, texts } from '../picture.ts'
import type { Tree } from '../tree.ts'
import { cargo, instant, transport } from '../values.ts'

const addressOf = (where: Tree | undefined): string =>
  ['AdresL1', 'AdresL2', 'KodKraju']
    .map(name => textAt(where, name))
    .filter(Boolean)
    .join(', ')

const transportOf = (it: Tree, say: Say): Block =>
  lines(say('pictureTransport'), [
    [say('pictureTransportKind'), textAt(it, 'OpisInnegoTransportu') || transport(textAt(it, 'RodzajTransportu'), say)],
    [say('pictureTransportOrder'), textAt(it, 'NrZleceniaTransportu')],
    [say('pictureCarrier'), textAt(it, 'Przewoznik', 'DaneIdentyfikacyjne', 'Nazwa')],
    [say('pictureCarrierAddress'), addressOf(one(it, 'Przewoznik', 'AdresPrzewoznika'))],
    [say('pictureCargo'), textAt(it, 'OpisInnegoLadunku') || cargo(textAt(it, 'OpisLadunku'), say)],
    [say('picturePackaging'), textAt(it, 'JednostkaOpakowania')],
    [say('pictureTransportStart'), instant(textAt(it, 'DataGodzRozpTransportu'), say)],
    [say('pictureTransportEnd'), instant(textAt(it, 'DataGodzZakTransportu'), say)],
    [say('pictureFrom'), addressOf(one(it, 'WysylkaZ'))],
    ...all(it, 'WysylkaPrzez').map((via): Line => [say('pictureVia'), addressOf(via)]),
    [say('pictureTo'), addressOf(one(it, 'WysylkaDo'))],
  ])

export const terms = (fa: Tree | undefined, say: Say): Section => {
  const it = one(fa, 'WarunkiTransakcji')
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
    lines(undefined, [
      [say('pictureAgreedCurrency'), textAt(it, 'WalutaUmowna')],
      [say('pictureAgreedRate'), textAt(it, 'KursUmowny')],
      [say('pictureDeliveryTerms'), textAt(it, 'WarunkiDostawy')],
    ]),
    ...all(it, 'Transport').map(one => transportOf(one, say)),
  ])
}

import type { Say, TextKey } from '../texts.ts'
import { all, isMarked, one, textAt } from './below.ts'
import { type Column, tableOf } from './columns.ts'
import { buyerOf, othersOf, sellerOf } from './parties.ts'
import {
  type Block,
  type Line,
  lines,
  type Picture,
  type Section,
  section,
  table,
  texts,
  withoutEmpty,
} from './picture.ts'
import { correction, descriptions, footer, payment, settlement } from './shared.ts'
import type { Tree } from './tree.ts'
import { amount, transport } from './values.ts'

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
  if (kind === 'KOR' && textAt(fa, 'OkresFaKorygowanej') !== '') return 'kindKorCollective'
  return Object.hasOwn(kinds, kind) ? kinds[kind]! : 'kindVat'
}

const lineColumns: readonly Column[] = [
  ['pictureOrdinal', 'NrWierszaFa'],
  ['pictureUniqueRow', 'UU_ID'],
  ['pictureItem', 'P_7'],
  ['pictureNetPrice', 'P_9A', 'amount'],
  ['pictureGrossPrice', 'P_9B', 'amount'],
  ['pictureQuantity', 'P_8B', 'quantity'],
  ['pictureUnit', 'P_8A'],
  ['pictureRebate', 'P_10', 'amount'],
  ['pictureRate', 'P_12', 'rate'],
  ['pictureRateOss', 'P_12_XII', 'rate'],
  ['pictureAnnex15', 'P_12_Zal_15', 'mark'],
  ['pictureNetValue', 'P_11', 'amount'],
  ['pictureGrossValue', 'P_11A', 'amount'],
  ['pictureVatValue', 'P_11Vat', 'amount'],
  ['pictureExchangeRate', 'KursWaluty', 'quantity'],
  ['pictureStateBefore', 'StanPrzed', 'mark'],
]

/** Of a row what few have: a table of its own, where there is any. */
const moreColumns: readonly Column[] = [
  ['pictureGtin', 'GTIN'],
  ['picturePkwiu', 'PKWiU'],
  ['pictureCn', 'CN'],
  ['picturePkob', 'PKOB'],
  ['pictureExcise', 'KwotaAkcyzy', 'amount'],
  ['pictureGtu', 'GTU'],
  ['pictureProcedure', 'Procedura'],
  ['pictureRowDate', 'P_6A'],
  ['pictureIndex', 'Indeks'],
]

const orderColumns: readonly Column[] = [
  ['pictureOrdinal', 'NrWierszaZam'],
  ['pictureUniqueRow', 'UU_IDZ'],
  ['pictureItem', 'P_7Z'],
  ['pictureNetPrice', 'P_9AZ', 'amount'],
  ['pictureQuantity', 'P_8BZ', 'quantity'],
  ['pictureUnit', 'P_8AZ'],
  ['pictureRate', 'P_12Z', 'rate'],
  ['pictureRateOss', 'P_12Z_XII', 'rate'],
  ['pictureAnnex15', 'P_12Z_Zal_15', 'mark'],
  ['pictureNetValue', 'P_11NettoZ', 'amount'],
  ['pictureTaxAmount', 'P_11VatZ', 'amount'],
  ['pictureGtin', 'GTINZ'],
  ['picturePkwiu', 'PKWiUZ'],
  ['pictureCn', 'CNZ'],
  ['pictureGtu', 'GTUZ'],
  ['pictureProcedure', 'ProceduraZ'],
  ['pictureIndex', 'IndeksZ'],
  ['pictureStateBefore', 'StanPrzedZ', 'mark'],
]

/** Suffixes of P_13 (net) and P_14 (tax), and what the rate is called. */
const rates: readonly (readonly [suffix: string, label: TextKey, taxed: boolean])[] = [
  ['1', 'rate23', true],
  ['2', 'rate8', true],
  ['3', 'rate5', true],
  ['4', 'rate4', true],
  ['5', 'rateOss', true],
  ['6_1', 'rateZeroDomestic', false],
  ['6_2', 'rateZeroUe', false],
  ['6_3', 'rateZeroExport', false],
  ['7', 'rateExempt', false],
  ['8', 'rateOutside', false],
  ['9', 'rateOutsideServices', false],
  ['10', 'rateReverse', false],
  ['11', 'rateMargin', false],
]

/** Two amounts, to the grosz, without doubles in between. */
const sum = (a: string, b: string): string => {
  const cents = (text: string): bigint => {
    const [whole = '0', part = ''] = text.split('.')
    const sign = whole.startsWith('-') ? -1n : 1n
    return sign * (BigInt(whole.replace('-', '') || '0') * 100n + BigInt(part.padEnd(2, '0').slice(0, 2)))
  }
  const isDecimal = (text: string) => /^-?\d+(\.\d{1,2})?$/.test(text)
  if (!isDecimal(a) || !isDecimal(b || '0')) return ''
  const total = cents(a) + cents(b || '0')
  const digits = String(total < 0n ? -total : total).padStart(3, '0')
  return `${total < 0n ? '-' : ''}${digits.slice(0, -2)}.${digits.slice(-2)}`
}

const rateSummary = (fa: Tree | undefined, say: Say): Block => {
  const present = rates.filter(([suffix]) => textAt(fa, `P_13_${suffix}`) !== '')
  const number = (label: TextKey, values: readonly string[]) => ({
    label: say(label),
    isNumber: true,
    values: values.map(value => amount(value, say)),
  })
  const net = present.map(([suffix]) => textAt(fa, `P_13_${suffix}`))
  const tax = present.map(([suffix, , taxed]) => (taxed ? textAt(fa, `P_14_${suffix}`) : ''))
  const inPln = present.map(([suffix, , taxed]) => (taxed ? textAt(fa, `P_14_${suffix}W`) : ''))
  return table(undefined, [
    { label: say('pictureOrdinal'), isNumber: false, values: present.map((_, index) => String(index + 1)) },
    { label: say('pictureRate'), isNumber: false, values: present.map(([, label]) => say(label)) },
    number('pictureNetAmount', net),
    number('pictureTaxAmount', tax),
    number(
      'pictureGrossAmount',
      net.map((value, index) => sum(value, tax[index]!)),
    ),
    number('pictureTaxPln', inPln),
  ])
}

const deliveryOf = (fa: Tree | undefined): string =>
  textAt(fa, 'P_6') || [textAt(fa, 'OkresFa', 'P_6_Od'), textAt(fa, 'OkresFa', 'P_6_Do')].filter(Boolean).join(' – ')

const details = (fa: Tree | undefined, say: Say): Section => {
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

const totals: Readonly<Record<string, TextKey>> = {
  ZAL: 'pictureAdvanceTotal',
  ROZ: 'pictureRemaining',
  KOR: 'pictureCorrectionTotal',
  KOR_ZAL: 'pictureCorrectionTotal',
  KOR_ROZ: 'pictureCorrectionTotal',
}

const totalOf = (fa: Tree | undefined, say: Say): Block => {
  const kind = textAt(fa, 'RodzajFaktury')
  const value = textAt(fa, 'P_15')
  return {
    kind: 'total',
    label: say(Object.hasOwn(totals, kind) ? totals[kind]! : 'pictureTotal'),
    value: value === '' ? '' : `${amount(value, say)} ${textAt(fa, 'KodWaluty')}`,
  }
}

const items = (fa: Tree | undefined, say: Say): Section => {
  const rows = all(fa, 'FaWiersz')
  const currency = textAt(fa, 'KodWaluty')
  const told = rows.filter(row => moreColumns.some(([, element]) => textAt(row, element) !== ''))
  return section(say('pictureItems'), [
    texts(undefined, rows.length > 0 && currency !== '' ? [say('pictureInCurrency', { currency })] : []),
    tableOf(undefined, rows, lineColumns, say),
    tableOf(undefined, told, told.length === 0 ? [] : [['pictureOrdinal', 'NrWierszaFa'], ...moreColumns], say),
    totalOf(fa, say),
  ])
}

const order = (fa: Tree | undefined, say: Say): Section => {
  const it = one(fa, 'Zamowienie')
  return section(say('pictureOrder'), [
    tableOf(undefined, all(it, 'ZamowienieWiersz'), orderColumns, say),
    { kind: 'total', label: say('pictureOrderValue'), value: amount(textAt(it, 'WartoscZamowienia'), say) },
  ])
}

const margins: readonly (readonly [element: string, label: TextKey])[] = [
  ['P_PMarzy_2', 'marginTravel'],
  ['P_PMarzy_3_1', 'marginUsed'],
  ['P_PMarzy_3_2', 'marginArt'],
  ['P_PMarzy_3_3', 'marginAntiques'],
]

const annotations = (fa: Tree | undefined, say: Say): Section => {
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

const additional = (fa: Tree | undefined, say: Say): Section =>
  section(say('pictureAdditional'), [
    texts(undefined, [
      isMarked(fa, 'TP') ? say('pictureTp') : '',
      isMarked(fa, 'FP') ? say('pictureFp') : '',
      isMarked(fa, 'ZwrotAkcyzy') ? say('pictureExciseRefund') : '',
    ]),
    descriptions(fa, say),
  ])

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
    [say('pictureCargo'), textAt(it, 'OpisInnegoLadunku') || textAt(it, 'OpisLadunku')],
    [say('picturePackaging'), textAt(it, 'JednostkaOpakowania')],
    [say('pictureTransportStart'), textAt(it, 'DataGodzRozpTransportu')],
    [say('pictureTransportEnd'), textAt(it, 'DataGodzZakTransportu')],
    [say('pictureFrom'), addressOf(one(it, 'WysylkaZ'))],
    ...all(it, 'WysylkaPrzez').map((via): Line => [say('pictureVia'), addressOf(via)]),
    [say('pictureTo'), addressOf(one(it, 'WysylkaDo'))],
  ])

const terms = (fa: Tree | undefined, say: Say): Section => {
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

const attachment = (root: Tree, say: Say): readonly Section[] =>
  all(root, 'Zalacznik', 'BlokDanych').map((block, index) =>
    section(`${say('pictureAttachment')} (${index + 1})`, [
      texts(undefined, [textAt(block, 'ZNaglowek')]),
      lines(
        undefined,
        all(block, 'MetaDane').map((one): Line => [textAt(one, 'ZKlucz'), textAt(one, 'ZWartosc')]),
      ),
      texts(
        undefined,
        all(block, 'Tekst', 'Akapit').map(({ text }) => text),
      ),
      ...all(block, 'Tabela').flatMap(attachedTable),
    ]),
  )

const attachedTable = (it: Tree): readonly Block[] => {
  const heads = all(it, 'TNaglowek', 'Kol')
  const rows = [...all(it, 'Wiersz').map(row => all(row, 'WKom')), ...all(it, 'Suma').map(row => all(row, 'SKom'))]
  return [
    lines(
      undefined,
      all(it, 'TMetaDane').map((one): Line => [textAt(one, 'TKlucz'), textAt(one, 'TWartosc')]),
    ),
    table(
      textAt(it, 'Opis') || undefined,
      heads.map((head, column) => ({
        label: textAt(head, 'NKom'),
        isNumber: ['dec', 'int'].includes(head.attributes.Typ ?? ''),
        values: rows.map(row => row[column]?.text ?? ''),
      })),
    ),
  ]
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
      ...correction(fa, say('pictureSeller'), say),
      section(undefined, sellerOf(root, say('pictureSeller'), say), buyerOf(root, say)),
      ...othersOf(root, say),
      details(fa, say),
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
      ...attachment(root, say),
    ]),
    madeIn: textAt(root, 'Naglowek', 'SystemInfo') || undefined,
  }
}

import type { Say, TextKey } from '../../texts.ts'
import { all, isMarked, one, textAt } from '../below.ts'
import { type Column, tablesOf } from '../columns.ts'
import { type Block, type Section, section, texts } from '../picture.ts'
import { inCurrency } from '../shared.ts'
import type { Tree } from '../tree.ts'
import { commonRate } from './details.ts'

const ordinal: Column = ['pictureOrdinal', 'NrWierszaFa']
const lineColumns: readonly Column[] = [
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

/** Of a row what few have: a table of its own, where there is much. */
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

const rebateColumns: readonly Column[] = [
  ['pictureItem', 'P_7'],
  ['pictureQuantity', 'P_8B', 'quantity'],
  ['pictureUnit', 'P_8A'],
]

const orderOrdinal: Column = ['pictureOrdinal', 'NrWierszaZam']
const orderColumns: readonly Column[] = [
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
]
const moreOrderColumns: readonly Column[] = [
  ['pictureGtin', 'GTINZ'],
  ['picturePkwiu', 'PKWiUZ'],
  ['pictureCn', 'CNZ'],
  ['picturePkob', 'PKOBZ'],
  ['pictureExcise', 'KwotaAkcyzyZ', 'amount'],
  ['pictureGtu', 'GTUZ'],
  ['pictureProcedure', 'ProceduraZ'],
  ['pictureIndex', 'IndeksZ'],
  ['pictureStateBefore', 'StanPrzedZ', 'mark'],
]

const totals: Readonly<Record<string, TextKey>> = {
  ZAL: 'pictureAdvanceTotal',
  ROZ: 'pictureRemaining',
  KOR: 'pictureCorrectionTotal',
  KOR_ZAL: 'pictureCorrectionTotal',
  KOR_ROZ: 'pictureCorrectionTotal',
}

const totalOf = (fa: Tree | undefined, say: Say): Block => {
  const kind = textAt(fa, 'RodzajFaktury')
  return {
    kind: 'total',
    label: say(Object.hasOwn(totals, kind) ? totals[kind]! : 'pictureTotal'),
    value: inCurrency(fa, textAt(fa, 'P_15'), say),
  }
}

/** An advance is of an order: what was paid stands there. */
const isOfOrder = (fa: Tree | undefined): boolean =>
  textAt(fa, 'RodzajFaktury').endsWith('ZAL') && all(fa, 'Zamowienie').length > 0

export const isCollectiveRebate = (fa: Tree | undefined): boolean =>
  textAt(fa, 'RodzajFaktury') === 'KOR' && textAt(fa, 'OkresFaKorygowanej') !== ''

/** By the margin scheme a row has no rate: it says so in its place. */
const withMargin = (
  fa: Tree | undefined,
  rows: readonly Tree[],
  [rate, oss]: readonly [string, string],
  say: Say,
): readonly Tree[] =>
  isMarked(fa, 'Adnotacje', 'PMarzy', 'P_PMarzy')
    ? rows.map(row =>
        textAt(row, rate) !== '' || textAt(row, oss) !== ''
          ? row
          : {
              ...row,
              children: [...row.children, { ...row, name: rate, text: say('rateMargin'), children: [] }],
            },
      )
    : rows

/** A rate of exchange that stands among the details does not stand in each row, too. */
const columnsFor = (fa: Tree | undefined, rows: readonly Tree[]): readonly Column[] => {
  const rate = commonRate(fa)
  const isTold = rate !== '' && rows.every(row => textAt(row, 'KursWaluty') === rate)
  return lineColumns.filter(([, element]) => !(isTold && element === 'KursWaluty'))
}

const inWhatCurrency = (fa: Tree | undefined, rows: readonly Tree[], say: Say): Block => {
  const currency = textAt(fa, 'KodWaluty')
  return texts(undefined, rows.length > 0 && currency !== '' ? [say('pictureInCurrency', { currency })] : [])
}

const rebate = (fa: Tree | undefined, rows: readonly Tree[], say: Say): Section =>
  section(say('pictureRebates'), [
    { kind: 'total', label: say('pictureRebateTotal'), value: inCurrency(fa, textAt(fa, 'P_15'), say) },
    texts(undefined, [say(rows.length > 0 ? 'pictureRebateOfSome' : 'pictureRebateOfAll')]),
    ...tablesOf(rows, ordinal, rebateColumns, [], say),
  ])

export const items = (fa: Tree | undefined, say: Say): Section => {
  const rows = all(fa, 'FaWiersz')
  if (isCollectiveRebate(fa)) return rebate(fa, rows, say)
  return section(say('pictureItems'), [
    inWhatCurrency(fa, rows, say),
    ...tablesOf(withMargin(fa, rows, ['P_12', 'P_12_XII'], say), ordinal, columnsFor(fa, rows), moreColumns, say),
    ...(isOfOrder(fa) ? [] : [totalOf(fa, say)]),
  ])
}

export const order = (fa: Tree | undefined, say: Say): Section => {
  const it = one(fa, 'Zamowienie')
  const rows = all(it, 'ZamowienieWiersz')
  return section(say('pictureOrder'), [
    inWhatCurrency(fa, rows, say),
    ...tablesOf(withMargin(fa, rows, ['P_12Z', 'P_12Z_XII'], say), orderOrdinal, orderColumns, moreOrderColumns, say),
    ...(isOfOrder(fa) ? [totalOf(fa, say)] : []),
    { kind: 'total', label: say('pictureOrderValue'), value: inCurrency(fa, textAt(it, 'WartoscZamowienia'), say) },
  ])
}

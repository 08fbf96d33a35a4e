import type { Say, TextKey } from '../../texts.ts'
import { all, one, textAt } from '../below.ts'
import { type Column, tableOf } from '../columns.ts'
import { type Block, type Section, section, texts } from '../picture.ts'
import { inCurrency } from '../shared.ts'
import type { Tree } from '../tree.ts'

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
  all(fa, 'FaWiersz').length === 0 && all(fa, 'Zamowienie').length > 0

export const items = (fa: Tree | undefined, say: Say): Section => {
  const rows = all(fa, 'FaWiersz')
  const currency = textAt(fa, 'KodWaluty')
  const told = rows.filter(row => moreColumns.some(([, element]) => textAt(row, element) !== ''))
  return section(say('pictureItems'), [
    texts(undefined, rows.length > 0 && currency !== '' ? [say('pictureInCurrency', { currency })] : []),
    tableOf(undefined, rows, lineColumns, say),
    tableOf(undefined, told, told.length === 0 ? [] : [['pictureOrdinal', 'NrWierszaFa'], ...moreColumns], say),
    ...(isOfOrder(fa) ? [] : [totalOf(fa, say)]),
  ])
}

export const order = (fa: Tree | undefined, say: Say): Section => {
  const it = one(fa, 'Zamowienie')
  return section(say('pictureOrder'), [
    tableOf(undefined, all(it, 'ZamowienieWiersz'), orderColumns, say),
    ...(isOfOrder(fa) ? [totalOf(fa, say)] : []),
    { kind: 'total', label: say('pictureOrderValue'), value: inCurrency(fa, textAt(it, 'WartoscZamowienia'), say) },
  ])
}

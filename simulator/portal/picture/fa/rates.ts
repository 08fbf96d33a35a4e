import type { Say, TextKey } from '../../texts.ts'
import { textAt } from '../below.ts'
import { type Block, table } from '../picture.ts'
import type { Tree } from '../tree.ts'
import { amount } from '../values.ts'

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

const isZero = (text: string): boolean => /^-?0*(\.0*)?$/.test(text)

export const rateSummary = (fa: Tree | undefined, say: Say): Block => {
  const rows = rates
    .map(([suffix, label, taxed]) => ({
      label: say(label),
      net: textAt(fa, `P_13_${suffix}`),
      tax: taxed ? textAt(fa, `P_14_${suffix}`) : '0.00',
      inPln: taxed ? textAt(fa, `P_14_${suffix}W`) : '',
    }))
    .filter(({ net, tax, inPln }) => ![net, tax, inPln].every(isZero))
  const number = (label: TextKey, values: readonly string[]) => ({
    label: say(label),
    isNumber: true,
    values: values.map(value => amount(value, say)),
  })
  return table(undefined, [
    { label: say('pictureOrdinal'), isNumber: false, values: rows.map((_, index) => String(index + 1)) },
    { label: say('pictureRate'), isNumber: false, values: rows.map(({ label }) => label) },
    number(
      'pictureNetAmount',
      rows.map(({ net }) => net),
    ),
    number(
      'pictureTaxAmount',
      rows.map(({ tax }) => tax),
    ),
    number(
      'pictureGrossAmount',
      rows.map(({ net, tax }) => sum(net || '0', tax)),
    ),
    number(
      'pictureTaxPln',
      rows.map(({ inPln }) => inPln),
    ),
  ])
}

import { costOf, rounded } from './amounts.ts'

/** The members for net and VAT of each rate; in the schema's order they stand in `ratesInOrder`. */
const rates = {
  '23': { net: 'P_13_1', vat: 'P_14_1', percent: 23 },
  '8': { net: 'P_13_2', vat: 'P_14_2', percent: 8 },
  '5': { net: 'P_13_3', vat: 'P_14_3', percent: 5 },
  '0 KR': { net: 'P_13_6_1', percent: 0 },
  zw: { net: 'P_13_7', percent: 0 },
  'np I': { net: 'P_13_8', percent: 0 },
  oo: { net: 'P_13_10', percent: 0 },
} as const satisfies Record<string, { readonly net: string; readonly vat?: string; readonly percent: number }>

/**
 * Rates of VAT in per cent; '0 KR' is the domestic zero rate, 'zw' exempt, 'np I' outside the territory of Poland, 'oo' the
 * domestic reverse charge.
 */
export type VatRate = keyof typeof rates
export const ratesInOrder: readonly VatRate[] = ['23', '8', '5', '0 KR', 'zw', 'np I', 'oo']

/** Whether VAT is to be paid at this rate. */
export const hasVat = (rate: VatRate): boolean => rates[rate].percent > 0

interface AnyLine {
  readonly name: string
  /** Default: 1. */
  readonly quantity?: number
  /** Default: szt. */
  readonly unit?: string
  /** Default: 23. */
  readonly rate?: VatRate
}

/** Goods or a service. The price is of one, without VAT or with it, in the invoice's currency. */
export type InvoiceLine = AnyLine &
  (
    | { readonly netPrice: number; readonly grossPrice?: undefined }
    | { readonly netPrice?: undefined; readonly grossPrice: number }
  )

export const rateOf = ({ rate = '23' }: InvoiceLine): VatRate => rate

/** In cents, with VAT where the price is. */
export const worthOf = ({ quantity = 1, netPrice, grossPrice }: InvoiceLine): number =>
  costOf(quantity, netPrice ?? grossPrice)

/** The sums of one rate, in cents. */
export interface RateSum {
  /** The members that they stand in. */
  readonly names: { readonly net: string; readonly vat?: string }
  readonly net: number
  readonly vat: number
}

const total = (lines: readonly InvoiceLine[]): number => lines.reduce((sum, line) => sum + worthOf(line), 0)

/** VAT is rounded once for each rate; of prices with VAT it is taken out of their sum (art. 106e ust. 7). */
export const sumsByRate = (lines: readonly InvoiceLine[]): readonly RateSum[] =>
  ratesInOrder.flatMap(rate => {
    const those = lines.filter(line => rateOf(line) === rate)
    if (those.length === 0) return []
    const { percent, ...names } = rates[rate]
    const net = total(those.filter(({ grossPrice }) => grossPrice === undefined))
    const gross = total(those.filter(({ grossPrice }) => grossPrice !== undefined))
    const ofGross = rounded((gross * percent) / (100 + percent))
    return [{ names, net: net + gross - ofGross, vat: rounded((net * percent) / 100) + ofGross }]
  })

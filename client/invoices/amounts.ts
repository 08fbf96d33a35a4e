/** Halves away from zero, so that what is taken back is what was given. */
export const rounded = (value: number): number => Math.sign(value) * Math.round(Math.abs(value))

export const amount = (ofCents: number): string => (ofCents / 100).toFixed(2)

/** At most so many decimals, without zeros at the end. Of a large number `toFixed` writes digits that nobody gave: 99999999.98999999. */
const decimal = (value: number, places: number): string => {
  const fixed = value.toFixed(places)
  const shortest = String(Number(fixed))
  return shortest.includes('e') ? fixed.replace(/\.?0+$/, '') : shortest
}

/** Decimals that FA(3) has of quantities and exchange rates, and of prices. */
const quantityPlaces = 6
const pricePlaces = 8
export const quantityText = (value: number): string => decimal(value, quantityPlaces)
export const priceText = (value: number): string => decimal(value, pricePlaces)

/** All digits of a decimal, without its point; undefined of what is none. */
const digits = (text: string, places: number): bigint | undefined => {
  const [whole = '', fraction = ''] = text.split('.')
  return /^-?\d+$/.test(whole + fraction) ? BigInt(whole + fraction.padEnd(places, '0')) : undefined
}

/** Without the last places, halves away from zero. */
const without = (places: number, value: bigint): number => {
  const unit = 10n ** BigInt(places)
  const half = value < 0n ? -unit / 2n : unit / 2n
  return Number((value + half) / unit)
}

/** What so many cost, in cents: exactly that of the decimals in the document. */
export const costOf = (quantity: number, price: number): number => {
  const [many, each] = [digits(quantityText(quantity), quantityPlaces), digits(priceText(price), pricePlaces)]
  return many === undefined || each === undefined ? Number.NaN : without(quantityPlaces + pricePlaces - 2, many * each)
}

/** Cents of another currency. */
export const converted = (ofCents: number, exchangeRate: number): number => {
  const rate = digits(quantityText(exchangeRate), quantityPlaces)
  return rate === undefined || !Number.isInteger(ofCents) ? Number.NaN : without(quantityPlaces, BigInt(ofCents) * rate)
}

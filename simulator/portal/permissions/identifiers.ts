import { typedNumber } from '../check-nip.ts'

/** What someone typed, as an identifier of KSeF: its kind follows from its form, and KSeF judges the rest. */

const PESEL_LENGTH = 11
const FINGERPRINT_LENGTH = 64

/** As programs print one: with colons, in small letters. */
export const fingerprintTyped = (text: string) =>
  ({ type: 'Fingerprint', value: typedNumber(text).replaceAll(':', '').toUpperCase() }) as const

export const subjectTyped = (text: string) => {
  const fingerprint = fingerprintTyped(text)
  if (fingerprint.value.length === FINGERPRINT_LENGTH) return fingerprint
  const value = typedNumber(text)
  return value.length === PESEL_LENGTH ? ({ type: 'Pesel', value } as const) : nipTyped(text)
}

export const nipTyped = (text: string) => ({ type: 'Nip', value: typedNumber(text) }) as const

/** A NIP, or the internal identifier of a unit: five digits behind a dash. */
export const unitTyped = (text: string) =>
  text.includes('-') ? ({ type: 'InternalId', value: text.trim() } as const) : nipTyped(text)

export const providerTyped = (text: string) => ({ type: 'PeppolId', value: text.trim() }) as const

/** A NIP, or the identifier of a Peppol provider, which begins with P. */
export const firmTyped = (text: string) => (text.startsWith('P') ? providerTyped(text) : nipTyped(text))

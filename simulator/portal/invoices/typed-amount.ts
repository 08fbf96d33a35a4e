import type { Language } from '../texts.ts'

/**
 * An amount as people type it: "1200,50", "1 200.50"; in English "1,200.50", too, and there "1,200" is 1200. NaN of anything else, as of
 * "1e3" and "0x10".
 */
export const typedAmount = (typed: string, language: Language): number => {
  const text = typed.replace(/\s/g, '')
  const grouped = language === 'en' && /^-?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text)
  const plain = grouped ? text.replaceAll(',', '') : text.replace(',', '.')
  return /^-?\d{1,15}(\.\d{1,8})?$/.test(plain) ? Number(plain) : Number.NaN
}

/** The same; what is no amount goes as it was typed, for KSeF to refuse. */
export const amountGiven = (typed: string, language: Language): number => {
  const amount = typedAmount(typed, language)
  return Number.isNaN(amount) ? (typed as never) : amount
}

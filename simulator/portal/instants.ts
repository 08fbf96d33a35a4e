import type { Language } from './texts.ts'

export const dayLength = 86_400_000

export const isoAt = (at: number): string => new Date(at).toISOString()

/** Made once, as making one takes long. */
const formats = (locale: string) =>
  new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'medium', timeZone: 'Europe/Warsaw' })
const inPoland: Record<Language, Intl.DateTimeFormat> = { en: formats('en-GB'), pl: formats('pl-PL') }

/** An instant in Poland's time; what is none stays as it is. */
export const writtenInstant = (text: string, language: Language): string => {
  const at = Date.parse(text)
  return Number.isNaN(at) ? text : inPoland[language].format(at)
}

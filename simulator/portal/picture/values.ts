import { writtenInstant } from '../instants.ts'
import type { Language, Say, TextKey } from '../texts.ts'

/** Values of a document in the reader's way of writing. */

/** Made once: it takes longer to make one than to write thousands of numbers. */
const numbersWith = (least: number): Record<Language, Intl.NumberFormat> => {
  const numbers = (locale: string) =>
    new Intl.NumberFormat(locale, { minimumFractionDigits: least, maximumFractionDigits: 8, useGrouping: 'always' })
  return { en: numbers('en-GB'), pl: numbers('pl-PL') }
}
const amounts = numbersWith(2)
const quantities = numbersWith(0)

/** Never through a double: 18 digits stay what they are. What is no decimal number stays, too. */
const written = (text: string, numbers: Intl.NumberFormat): string =>
  /^-?\d{1,30}(\.\d{1,30})?$/.test(text) ? numbers.format(text as `${number}`) : text

export const amount = (text: string, { language }: Say): string => written(text, amounts[language])
export const quantity = (text: string, { language }: Say): string => written(text, quantities[language])

export const instant = (text: string, { language }: Say): string => writtenInstant(text, language)

const word = (table: Readonly<Record<string, TextKey>>, text: string, say: Say): string =>
  Object.hasOwn(table, text) ? say(table[text]!) : text

/** By the numbers that the schema gives them, from 1. */
const numbered = (...keys: readonly TextKey[]): Readonly<Record<string, TextKey>> =>
  Object.fromEntries(keys.map((key, index) => [String(index + 1), key]))

const paymentForms = numbered(
  'paymentForm1',
  'paymentForm2',
  'paymentForm3',
  'paymentForm4',
  'paymentForm5',
  'paymentForm6',
  'paymentForm7',
)
const thirdRoles = numbered(
  'thirdRole1',
  'thirdRole2',
  'thirdRole3',
  'thirdRole4',
  'thirdRole5',
  'thirdRole6',
  'thirdRole7',
  'thirdRole8',
  'thirdRole9',
  'thirdRole10',
  'thirdRole11',
)
const authorizedRoles = numbered('authorizedRole1', 'authorizedRole2', 'authorizedRole3')
/** There is no 6. */
const transports: Readonly<Record<string, TextKey>> = {
  ...numbered('transport1', 'transport2', 'transport3', 'transport4', 'transport5'),
  7: 'transport7',
  8: 'transport8',
}
const cargoes = numbered(
  'cargo1',
  'cargo2',
  'cargo3',
  'cargo4',
  'cargo5',
  'cargo6',
  'cargo7',
  'cargo8',
  'cargo9',
  'cargo10',
  'cargo11',
  'cargo12',
  'cargo13',
  'cargo14',
  'cargo15',
  'cargo16',
  'cargo17',
  'cargo18',
  'cargo19',
  'cargo20',
)
const taxpayerStatuses = numbered('taxpayerStatus1', 'taxpayerStatus2', 'taxpayerStatus3', 'taxpayerStatus4')
const correctionEffects = numbered('correctionEffect1', 'correctionEffect2', 'correctionEffect3')
const correctionEffectsOfRr = numbered(
  'correctionEffect1',
  'correctionEffect2',
  'correctionEffectRr3',
  'correctionEffectRr4',
)
const bankAccountKinds = numbered('bankAccountKind1', 'bankAccountKind2', 'bankAccountKind3')
const yesNo: Readonly<Record<string, TextKey>> = { '1': 'answerYes', '2': 'answerNo' }

export const paymentForm = (text: string, say: Say): string => word(paymentForms, text, say)
export const thirdRole = (text: string, say: Say): string => word(thirdRoles, text, say)
export const authorizedRole = (text: string, say: Say): string => word(authorizedRoles, text, say)
export const transport = (text: string, say: Say): string => word(transports, text, say)
export const cargo = (text: string, say: Say): string => word(cargoes, text, say)
export const taxpayerStatus = (text: string, say: Say): string => word(taxpayerStatuses, text, say)
export const correctionEffect = (text: string, say: Say): string => word(correctionEffects, text, say)
export const correctionEffectOfRr = (text: string, say: Say): string => word(correctionEffectsOfRr, text, say)
export const bankAccountKind = (text: string, say: Say): string => word(bankAccountKinds, text, say)
export const answer = (text: string, say: Say): string => word(yesNo, text, say)

/** "23%", "0% - WDT", and what stands in words as it stands. */
export const rate = (text: string): string => text.replace(/^\d+(\.\d+)?$/, '$&%').replace(/^0 (KR|WDT|EX)$/, '0% - $1')

const regions = {
  en: new Intl.DisplayNames('en-GB', { type: 'region' }),
  pl: new Intl.DisplayNames('pl-PL', { type: 'region' }),
}
/** A country by its code; what is none stays what it is. */
export const country = (code: string, { language }: Say): string =>
  /^[A-Z]{2}$/.test(code) ? (regions[language].of(code) ?? code) : code

import { telling } from '../../../contracts/told.ts'

/** What an invoice lacks that no schema has judged. */
export const why = telling({
  factMissing: { en: 'The invoice has no {what}.', pl: 'W fakturze brakuje: {what}.' },
  noDay: {
    en: '{what} of the invoice is no day of the years 1 to 9999.',
    pl: '{what} w fakturze nie jest dniem z lat od 1 do 9999.',
  },
  unknownForm: { en: 'The form {form} is unknown.', pl: 'Wzór {form} jest nieznany.' },
})

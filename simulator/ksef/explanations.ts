import { telling } from '../../contracts/told.ts'

/** What several areas of KSeF say. */
export const why = telling({
  featureInList: {
    en: 'X-KSeF-Feature says "{given}". KSeF compares it as a whole: {feature} counts only when it stands alone.',
    pl: 'Nagłówek X-KSeF-Feature ma wartość „{given}”. KSeF porównuje go w całości: {feature} liczy się tylko wtedy, gdy stoi sam.',
  },
  continuationToken: {
    en: 'The header x-continuation-token must repeat the continuationToken of the page before, unchanged.',
    pl: 'Nagłówek x-continuation-token musi powtarzać bez zmian continuationToken z poprzedniej strony.',
  },
})

import { telling } from '../../contracts/told.ts'

/** What several areas of KSeF say. */
export const why = telling({
  onPurpose: {
    en: 'It ends so, or takes so long, on purpose: {of} asks for it.',
    pl: 'Taki wynik lub czas trwania jest celowy: prosi o to {of}.',
  },
  featureOfLater: {
    en: 'X-KSeF-Feature asks for {feature}, which the API {api} of this world does not know yet.',
    pl: 'Nagłówek X-KSeF-Feature prosi o {feature}, którego API {api} tego świata jeszcze nie zna.',
  },
  featureInList: {
    en: 'X-KSeF-Feature says "{given}". KSeF compares it as a whole: {feature} counts only when it stands alone.',
    pl: 'Nagłówek X-KSeF-Feature ma wartość „{given}”. KSeF porównuje go w całości: {feature} liczy się tylko wtedy, gdy stoi sam.',
  },
  continuationToken: {
    en: 'The header x-continuation-token must repeat the continuationToken of the page before, unchanged.',
    pl: 'Nagłówek x-continuation-token musi powtarzać bez zmian continuationToken z poprzedniej strony.',
  },
})

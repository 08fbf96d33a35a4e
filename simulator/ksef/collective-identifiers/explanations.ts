import { telling } from '../../../contracts/told.ts'

/** Why collective identifiers are refused, for the developer. */
export const why = telling({
  tooMany: {
    en: 'The request names {count} invoices; GET /limits/context allows {limit} in this context.',
    pl: 'Żądanie wskazuje {count} faktur; GET /limits/context dopuszcza w tym kontekście {limit}.',
  },
  repeated: {
    en: 'Each invoice stands once in a collective identifier; repeated: {numbers}.',
    pl: 'Każda faktura może wystąpić w identyfikatorze zbiorczym raz; powtórzone: {numbers}.',
  },
  notFound: {
    en: 'An invoice is found once it is stored for good (the delay "storage") and {context} stands on it, in any role. Not found: {numbers}.',
    pl: 'Faktura jest widoczna, gdy została trwale zapisana (opóźnienie „storage”), a {context} występuje na niej w dowolnej roli. Nie znaleziono: {numbers}.',
  },
  sellersDiffer: {
    en: 'All invoices of a collective identifier have one seller, here {seller}, that of the first; another one have {numbers}.',
    pl: 'Wszystkie faktury identyfikatora zbiorczego mają jednego sprzedawcę, tu {seller} z pierwszej faktury; innego mają {numbers}.',
  },
  tooOften: {
    en: 'An invoice may be in {limit} collective identifiers of one context; {context} has used them up for {numbers}. None can be deleted.',
    pl: 'Faktura może należeć do {limit} identyfikatorów zbiorczych jednego kontekstu; {context} wykorzystał je dla {numbers}. Identyfikatorów nie można usuwać.',
  },
  upsideDown: {
    en: 'dateCreatedTo ({to}) lies before dateCreatedFrom ({from}).',
    pl: 'dateCreatedTo ({to}) jest wcześniejsze niż dateCreatedFrom ({from}).',
  },
  tooLong: {
    en: 'From {from} to {to} are more than 100 days.',
    pl: 'Od {from} do {to} upływa więcej niż 100 dni.',
  },
})

import { telling } from '../../../contracts/told.ts'

/** Why a KSeF token is not made, shown or revoked. */
export const why = telling({
  madeByToken: {
    en: 'A KSeF token makes no other tokens: sign in with a seal or a personal signature (tokens-023).',
    pl: 'Token KSeF nie tworzy innych tokenów: uwierzytelnij się pieczęcią lub podpisem osobistym (tokens-023).',
  },
  anotherContextType: {
    en: 'Tokens are made in contexts of these types: {allowed}; this session works in {current}.',
    pl: 'Tokeny tworzy się w kontekstach typów: {allowed}; ta sesja działa w kontekście {current}.',
  },
  permissionsNotOwned: {
    en: 'The access token holds [{held}]. Rights given since then count after a refresh.',
    pl: 'Token dostępowy zawiera [{held}]. Uprawnienia nadane później liczą się po odświeżeniu.',
  },
  unknown: {
    en: 'No token has the reference number {referenceNumber} in this simulator.',
    pl: 'Symulator nie zna tokena o numerze referencyjnym {referenceNumber}.',
  },
  ofAnotherContext: {
    en: 'The token {referenceNumber} belongs to another context than {context}.',
    pl: 'Token {referenceNumber} należy do innego kontekstu niż {context}.',
  },
  mayNotRevoke: {
    en: 'Without CredentialsManage a token session revokes only its own token, anyone else only tokens they made; {referenceNumber} was made by {author}.',
    pl: 'Bez uprawnienia CredentialsManage sesja otwarta tokenem unieważnia tylko swój token, a każdy inny tylko tokeny, które sam utworzył; {referenceNumber} utworzył {author}.',
  },
})

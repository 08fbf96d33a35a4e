import { areaTexts } from '../texts/area.ts'

export const tokenTexts = areaTexts({
  // Generate Token
  /** pl source: EF24 */
  generateTitle: { en: 'Generate Token', pl: 'Generowanie tokena' },
  generateLead: {
    en: 'The token belongs to the context {nip}. A program that holds it may do what its roles allow.',
    pl: 'Token należy do kontekstu {nip}. Program, który go posiada, może to, na co pozwalają uprawnienia tokena.',
  },
  /** pl source: PIC */
  tokenName: { en: 'Token name', pl: 'Nazwa tokena' },
  tokenNameHint: { en: '5 to 256 characters.', pl: 'Od 5 do 256 znaków.' },
  tokenNameWrong: {
    en: 'The name of a token has 5 to 256 characters; this one has {count}.',
    pl: 'Nazwa tokena ma od 5 do 256 znaków; liczba znaków tej nazwy: {count}.',
  },
  /** pl source: PIC */
  tokenRoles: { en: 'Roles of the token', pl: 'Wybierz uprawnienia powiązane z tokenem' },
  tokenRolesHint: {
    en: 'In brackets: the name in the API. An integration usually needs the first two.',
    pl: 'W nawiasie: nazwa w API. Integracja zwykle potrzebuje dwóch pierwszych.',
  },
  tokenRolesMissing: { en: 'Choose at least one role.', pl: 'Wybierz co najmniej jedno uprawnienie.' },
  tokenRolesNotOwned: {
    en: 'You do not have this yourself, so the token cannot get it: {roles}.',
    pl: 'Tego uprawnienia nie masz, więc nie można go nadać tokenowi: {roles}.',
  },
  generateRefused: { en: 'KSeF did not generate the token', pl: 'KSeF nie wygenerował tokena' },
  /** pl source of the next five: PIC */
  roleInvoiceWrite: { en: 'issuing invoices', pl: 'wystawianie faktur' },
  roleCredentialsRead: { en: 'viewing permissions', pl: 'przeglądanie uprawnień' },
  roleCredentialsManage: { en: 'managing permissions', pl: 'zarządzanie uprawnieniami' },
  roleSubunitManage: { en: 'managing subordinate units', pl: 'zarządzanie jednostkami podrzędnymi' },
  roleEnforcementOperations: { en: 'enforcement operations', pl: 'wykonywanie operacji egzekucyjnych' },
  roleIntrospection: { en: 'session history', pl: 'przeglądanie historii sesji' },
  roleCollectiveIdentifierManage: {
    en: 'managing collective identifiers',
    pl: 'zarządzanie identyfikatorami zbiorczymi',
  },

  // Token number
  /** pl source: FXL, EF24 */
  generatedTitle: {
    en: 'Your token was generated successfully',
    pl: 'Twój token został pomyślnie wygenerowany',
  },
  /** en source: SEED; pl source: PIC */
  tokenNumber: { en: 'Token number', pl: 'Token' },
  onceWarning: {
    en: 'Copy the number now. Once you leave or reload this page, nobody can show it to you again.',
    pl: 'Uwaga! Skopiuj token teraz. Po opuszczeniu lub odświeżeniu tej strony nikt go już nie wyświetli.',
  },
  /** pl source: PIC */
  generateAnother: { en: 'Generate another token', pl: 'Wygeneruj kolejny token' },
  onceGoneTitle: { en: 'The token number cannot be shown again', pl: 'Tokena nie można wyświetlić ponownie' },
  onceGone: {
    en: 'It was shown once. If you did not keep it, revoke the token and generate another.',
    pl: 'Został pokazany jeden raz. Jeśli go nie zachowano, unieważnij token i wygeneruj nowy.',
  },
  tokenCopied: { en: 'The token number is in the clipboard.', pl: 'Token jest w schowku.' },

  // Token list
  listLead: {
    en: 'Tokens of the context {nip}, the newest first.',
    pl: 'Tokeny kontekstu {nip}, od najnowszego.',
  },
  columnName: { en: 'Name', pl: 'Nazwa' },
  columnRoles: { en: 'Roles', pl: 'Uprawnienia' },
  columnAuthor: { en: 'Author', pl: 'Autor' },
  filterAuthorType: { en: 'Identifier type of the author', pl: 'Typ identyfikatora autora' },
  columnLastUsed: { en: 'Last used', pl: 'Ostatnie użycie' },
  neverUsed: { en: 'never', pl: 'nigdy' },
  selectToken: { en: 'Select {name}', pl: 'Wybierz {name}' },
  /** en source: SEED; pl: DRU's verb */
  revoke: { en: 'Revoke', pl: 'Unieważnij' },
  revokeHint: { en: 'Select a token to revoke it.', pl: 'Wybierz token, aby go unieważnić.' },
  revokeNothing: { en: 'Select a token first.', pl: 'Najpierw wybierz token.' },
  listEmpty: { en: 'There are no tokens yet', pl: 'Nie ma jeszcze tokenów' },
  listEmptyLine: {
    en: 'A token lets a program sign in to KSeF without a certificate.',
    pl: 'Token pozwala programowi zalogować się do KSeF bez certyfikatu.',
  },
  listNoMatch: { en: 'No token matches the filter', pl: 'Żaden token nie pasuje do filtra' },
  statusPending: { en: 'Pending', pl: 'Oczekujący' },
  statusActive: { en: 'Active', pl: 'Aktywny' },
  statusRevoking: { en: 'Revoking', pl: 'Unieważniany' },
  statusRevoked: { en: 'Revoked', pl: 'Unieważniony' },
  statusFailed: { en: 'Failed', pl: 'Nieudany' },
  revokeState: { en: 'Revocation of “{name}”', pl: 'Unieważnienie „{name}”' },

  // Revoke
  confirmTitle: { en: 'Revoke this token?', pl: 'Czy unieważnić ten token?' },
  confirmLead: {
    en: 'Programs that use it can no longer sign in. This cannot be undone; invoices sent with it stay valid.',
    pl: 'Programy, które go używają, nie będą mogły się zalogować. Tego nie można cofnąć; wysłane nim faktury pozostają ważne.',
  },
  confirmKeep: { en: 'Keep the token', pl: 'Nie unieważniaj' },
  revokeRefused: { en: 'KSeF did not revoke the token', pl: 'KSeF nie unieważnił tokena' },
})

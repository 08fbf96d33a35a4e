import { filled } from '../../contracts/filled.ts'
import { type Tongue, tongues } from '../../contracts/told.ts'

/**
 * Every sentence of the portal in both languages. Labels marked "source" are printed by a source page
 * (portal-flow.md: [SEED], [EF24], [FXL], [G8], [FINAT]); the others are ours or inferred.
 */
export const texts = {
  // Everywhere
  mark: {
    en: 'Simulator – not the Ministry’s portal',
    pl: 'Symulator – to nie jest portal Ministerstwa',
  },
  product: { en: 'KSeF simulator', pl: 'Symulator KSeF' },
  productLine: { en: 'Taxpayer portal, test environment', pl: 'Portal podatnika, środowisko testowe' },
  skip: { en: 'Skip to the content', pl: 'Przejdź do treści' },
  language: { en: 'Language', pl: 'Język' },
  menu: { en: 'Menu', pl: 'Menu' },
  menuTokens: { en: 'Tokens', pl: 'Tokeny' },
  menuHome: { en: 'Start page', pl: 'Strona główna' },
  /** source: SEED, FXL */
  generateToken: { en: 'Generate Token', pl: 'Generuj token' },
  /** source: SEED, IZBA */
  tokenList: { en: 'Token list', pl: 'Lista tokenów' },
  signOut: { en: 'Sign out', pl: 'Wyloguj' },
  context: { en: 'Context', pl: 'Kontekst' },
  back: { en: 'Back', pl: 'Wstecz' },
  close: { en: 'Close', pl: 'Zamknij' },
  copy: { en: 'Copy', pl: 'Kopiuj' },
  copied: { en: 'Copied', pl: 'Skopiowano' },
  copyFailed: {
    en: 'Not copied: select the text and copy it yourself',
    pl: 'Nie skopiowano: zaznacz tekst i skopiuj samodzielnie',
  },
  refresh: { en: 'Refresh', pl: 'Odśwież' },
  errorTitle: { en: 'Error', pl: 'Błąd' },
  ksefSays: { en: 'KSeF answers', pl: 'Odpowiedź KSeF' },
  simulatorSays: { en: 'The simulator explains', pl: 'Wyjaśnienie symulatora' },
  waitSeconds: {
    en: 'Too many calls. Try again in {seconds} s.',
    pl: 'Zbyt wiele wywołań. Spróbuj ponownie za {seconds} s.',
  },

  // Sign-in, step by step
  steps: { en: 'Steps of the sign-in', pl: 'Kroki logowania' },
  stepOf: { en: 'Step {step} of 4', pl: 'Krok {step} z 4' },
  stepContext: { en: 'Login context', pl: 'Kontekst logowania' },
  stepMethod: { en: 'Login method', pl: 'Metoda logowania' },
  stepCertificate: { en: 'Certificate', pl: 'Certyfikat' },
  stepSignature: { en: 'Signature', pl: 'Podpis' },

  /** pl source: FINAT */
  contextTitle: { en: 'Enter the login context', pl: 'Wprowadź kontekst logowania' },
  contextLead: {
    en: 'For which organisation do you want to work? The simulator knows no register: any NIP of the right form will do.',
    pl: 'W imieniu której organizacji chcesz działać? Symulator nie zna żadnego rejestru: wystarczy NIP o poprawnej budowie.',
  },
  /** source: SEED */
  nip: { en: 'NIP', pl: 'NIP' },
  nipHint: { en: 'Ten digits, without the prefix PL.', pl: 'Dziesięć cyfr, bez przedrostka PL.' },
  nipMissing: { en: 'Enter the NIP.', pl: 'Podaj NIP.' },
  nipPrefix: {
    en: 'Enter the NIP without the prefix PL: the ten digits only.',
    pl: 'Podaj NIP bez przedrostka PL: same dziesięć cyfr.',
  },
  nipLength: {
    en: 'A NIP has ten digits; this is something else.',
    pl: 'NIP składa się z dziesięciu cyfr; to jest coś innego.',
  },
  nipPattern: {
    en: 'No NIP begins like this: the first digit is not 0, and the next two are not both 0.',
    pl: 'Żaden NIP tak się nie zaczyna: pierwsza cyfra nie jest zerem, a dwie następne nie są obie zerami.',
  },
  fakeNip: { en: 'Make up a valid NIP', pl: 'Wylosuj poprawny NIP' },
  /** source: SEED, EF24 */
  authenticate: { en: 'Authenticate', pl: 'Uwierzytelnij' },

  methodTitle: { en: 'Choose the login method', pl: 'Wybierz metodę logowania' },
  /** source: SEED, FXL, G8 */
  qualifiedCertificate: { en: 'Qualified Certificate', pl: 'Certyfikat kwalifikowany' },
  qualifiedCertificateLine: {
    en: 'A seal or a signature. The simulator makes a test certificate for you and signs with it.',
    pl: 'Pieczęć albo podpis. Symulator wystawi dla Ciebie certyfikat testowy i złoży nim podpis.',
  },
  /** source: EF24 */
  trustedProfile: { en: 'Trusted profile', pl: 'Profil zaufany' },
  trustedProfileWhy: {
    en: 'Not available: it signs in at login.gov.pl, the national node, which no simulator reaches.',
    pl: 'Niedostępny: loguje przez login.gov.pl, czyli węzeł krajowy, do którego symulator nie sięga.',
  },
  ksefCertificate: { en: 'KSeF certificate', pl: 'Certyfikat KSeF' },
  ksefCertificateWhy: {
    en: 'Not available: KSeF issues it, and this simulator issues no certificates yet.',
    pl: 'Niedostępny: wystawia go KSeF, a ten symulator nie wystawia jeszcze certyfikatów.',
  },
  ksefToken: { en: 'KSeF token', pl: 'Token KSeF' },
  ksefTokenWhy: {
    en: 'Not available here: a token signs programs in, through the API, and can make no other token.',
    pl: 'Tutaj niedostępny: tokenem logują się programy przez API, a token nie może utworzyć innego tokena.',
  },

  /** source: SEED */
  questionTitle: {
    en: 'Does the certificate serve as a signature with tax number or personal number?',
    pl: 'Czy certyfikat służy jako podpis z numerem NIP albo PESEL?',
  },
  questionHint: {
    en: 'A certificate without such a number is known by its fingerprint.',
    pl: 'Certyfikat bez takiego numeru jest rozpoznawany po odcisku palca.',
  },
  /** source: SEED, G8 */
  yes: { en: 'yes', pl: 'Tak' },
  no: { en: 'no', pl: 'Nie' },
  questionMissing: { en: 'Choose one of the answers.', pl: 'Wybierz jedną z odpowiedzi.' },
  /** source: SEED, G8 */
  next: { en: 'Next', pl: 'Dalej' },

  /** en source: SEED; pl inferred */
  signTitle: { en: 'Sign the authorization request', pl: 'Podpisz żądanie autoryzacji' },
  signLead: {
    en: 'The simulator makes a certificate for the identifier, signs the request for access to {nip} with it (XAdES) and sends it to KSeF.',
    pl: 'Symulator wystawi certyfikat dla podanego identyfikatora, podpisze nim żądanie dostępu do {nip} (XAdES) i wyśle je do KSeF.',
  },
  /** en source: SEED; pl inferred */
  identifierType: { en: 'Identifier Type', pl: 'Typ identyfikatora' },
  /** source: SEED, G8 */
  stampWithNip: { en: 'Stamp with NIP', pl: 'Pieczęć z NIP' },
  personWithNip: { en: 'Signature with NIP', pl: 'Podpis z NIP' },
  personWithPesel: { en: 'Signature with PESEL', pl: 'Podpis z PESEL' },
  fingerprint: { en: 'Certificate fingerprint', pl: 'Odcisk palca certyfikatu' },
  pesel: { en: 'PESEL', pl: 'PESEL' },
  peselHint: { en: 'Eleven digits.', pl: 'Jedenaście cyfr.' },
  peselWrong: {
    en: 'A PESEL has eleven digits and begins with a date of birth.',
    pl: 'PESEL ma jedenaście cyfr i zaczyna się od daty urodzenia.',
  },
  fakePesel: { en: 'Make up a valid PESEL', pl: 'Wylosuj poprawny PESEL' },
  signNipHint: {
    en: 'The NIP in the certificate. The owner of the context has the NIP {nip}.',
    pl: 'NIP w certyfikacie. Właściciel kontekstu ma NIP {nip}.',
  },
  fingerprintHint: {
    en: 'The certificate will name a person without any number. It may do what was granted to its fingerprint; the same certificate is kept until you sign out.',
    pl: 'Certyfikat wskaże osobę bez żadnego numeru. Wolno jej to, co nadano odciskowi palca; ten sam certyfikat pozostaje do wylogowania.',
  },
  /** en source: SEED; pl inferred */
  authenticateInTest: {
    en: 'Authenticate to the test application',
    pl: 'Uwierzytelnij się w aplikacji testowej',
  },
  signRefused: { en: 'KSeF did not accept the signed request', pl: 'KSeF nie przyjął podpisanego żądania' },

  progressTitle: { en: 'Authorization in progress', pl: 'Trwa autoryzacja' },
  progressLead: {
    en: 'KSeF is checking the signature. This page asks again by itself.',
    pl: 'KSeF sprawdza podpis. Strona sama ponawia pytanie.',
  },
  signInFailed: { en: 'Authorization failed', pl: 'Autoryzacja nie powiodła się' },
  tryAgain: { en: 'Sign again', pl: 'Podpisz ponownie' },
  otherContext: { en: 'Other login context', pl: 'Inny kontekst logowania' },
  signInUnknown: {
    en: 'This sign-in is no longer known. Begin again.',
    pl: 'To logowanie nie jest już znane. Zacznij od nowa.',
  },
  referenceNumber: { en: 'Reference number', pl: 'Numer referencyjny' },

  /** en source: SEED; pl inferred */
  success: { en: 'Authorization was successful', pl: 'Autoryzacja przebiegła pomyślnie' },
  successLine: {
    en: 'You work for {nip}. KSeF has issued an access token; the portal renews it by itself.',
    pl: 'Działasz w imieniu {nip}. KSeF wydał token dostępowy; portal odnawia go sam.',
  },
  /** pl source: EF24 */
  homeTitle: { en: 'National e-Invoice System', pl: 'Krajowy System e-Faktur' },
  homeLead: {
    en: 'You are signed in. What would you like to do?',
    pl: 'Logowanie zakończone. Co chcesz zrobić?',
  },
  homeGenerate: {
    en: 'Make a token with which a program signs in to KSeF.',
    pl: 'Utwórz token, którym program zaloguje się do KSeF.',
  },
  homeList: {
    en: 'See the tokens of this context and revoke one.',
    pl: 'Zobacz tokeny tego kontekstu i unieważnij wybrany.',
  },
  session: { en: 'Session', pl: 'Sesja' },
  signedInAs: { en: 'Signed in as', pl: 'Zalogowano jako' },
  sessionNumber: { en: 'Session reference number', pl: 'Numer referencyjny sesji' },

  reasonSignedOut: {
    en: 'You are signed out. The KSeF session is revoked; certificates and recorded calls are gone.',
    pl: 'Wylogowano. Sesja KSeF jest unieważniona, a certyfikaty i zapisane wywołania usunięte.',
  },
  reasonEnded: {
    en: 'Your session in the portal has ended. Sign in again.',
    pl: 'Twoja sesja w portalu się zakończyła. Zaloguj się ponownie.',
  },
  reasonExpired: {
    en: 'KSeF has ended your session: its tokens have expired or were revoked. Sign in again.',
    pl: 'KSeF zakończył Twoją sesję: jej tokeny wygasły albo zostały unieważnione. Zaloguj się ponownie.',
  },

  // Generate Token
  /** pl source: EF24 */
  generateTitle: { en: 'Generate Token', pl: 'Generowanie tokena' },
  generateLead: {
    en: 'The token belongs to the context {nip}. A program that holds it may do what its roles allow.',
    pl: 'Token należy do kontekstu {nip}. Program, który go posiada, może to, na co pozwalają role.',
  },
  /** pl source: EF24, FXL */
  tokenName: { en: 'Token name', pl: 'Nazwa własna tokena' },
  tokenNameHint: { en: '5 to 256 characters.', pl: 'Od 5 do 256 znaków.' },
  tokenNameWrong: {
    en: 'The name of a token has 5 to 256 characters; this one has {count}.',
    pl: 'Nazwa tokena ma od 5 do 256 znaków; liczba znaków tej nazwy: {count}.',
  },
  /** pl source: EF24, FXL */
  tokenRoles: { en: 'Roles of the token', pl: 'Wskaż rolę do jakiej jest przypisany token' },
  tokenRolesHint: {
    en: 'In brackets: the permission in the API. An integration usually needs the first two.',
    pl: 'W nawiasie: uprawnienie w API. Integracja zwykle potrzebuje dwóch pierwszych.',
  },
  tokenRolesMissing: { en: 'Choose at least one role.', pl: 'Wybierz co najmniej jedną rolę.' },
  tokenRolesNotOwned: {
    en: 'You do not have this yourself, so the token cannot get it: {roles}.',
    pl: 'Tego uprawnienia nie masz, więc nie można go nadać tokenowi: {roles}.',
  },
  generateRefused: { en: 'KSeF did not generate the token', pl: 'KSeF nie wygenerował tokena' },
  /** pl source: FXL, EF24, POL, FILL; en source: NIP24EN */
  roleInvoiceRead: { en: 'access to invoices', pl: 'dostęp do faktur' },
  roleInvoiceWrite: { en: 'issuing invoices', pl: 'wystawianie faktur' },
  /** pl source of the next three: ASSECO */
  roleCredentialsRead: { en: 'viewing permissions', pl: 'przeglądanie uprawnień' },
  roleCredentialsManage: { en: 'managing permissions', pl: 'zarządzanie uprawnieniami' },
  roleIntrospection: { en: 'session history', pl: 'przeglądanie historii sesji' },
  /** pl source: KP1 */
  roleSubunitManage: { en: 'managing subordinate units', pl: 'zarządzanie jednostkami podrzędnymi' },
  roleEnforcementOperations: { en: 'enforcement operations', pl: 'wykonywanie operacji egzekucyjnych' },
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
  /** source: SEED, FXL */
  tokenNumber: { en: 'Token number', pl: 'Numer tokena' },
  onceWarning: {
    en: 'Copy the number now. Once you leave or reload this page, nobody can show it to you again.',
    pl: 'Skopiuj numer teraz. Po opuszczeniu lub odświeżeniu tej strony nikt go już nie wyświetli.',
  },
  onceGoneTitle: { en: 'The token number cannot be shown again', pl: 'Numeru tokena nie można wyświetlić ponownie' },
  onceGone: {
    en: 'It was shown once. If you did not keep it, revoke the token and generate another.',
    pl: 'Został pokazany jeden raz. Jeśli go nie zachowano, unieważnij token i wygeneruj nowy.',
  },
  tokenCopied: { en: 'The token number is in the clipboard.', pl: 'Numer tokena jest w schowku.' },

  // Token list
  listLead: {
    en: 'Tokens of the context {nip}, the newest first.',
    pl: 'Tokeny kontekstu {nip}, od najnowszego.',
  },
  columnSelect: { en: 'Select', pl: 'Wybór' },
  columnName: { en: 'Name', pl: 'Nazwa' },
  columnRoles: { en: 'Roles', pl: 'Role' },
  columnAuthor: { en: 'Author', pl: 'Autor' },
  columnCreated: { en: 'Created', pl: 'Utworzono' },
  columnLastUsed: { en: 'Last used', pl: 'Ostatnie użycie' },
  columnStatus: { en: 'Status', pl: 'Status' },
  neverUsed: { en: 'never', pl: 'nigdy' },
  timeZone: { en: 'Times are those of Warsaw.', pl: 'Godziny według czasu w Warszawie.' },
  selectToken: { en: 'Select {name}', pl: 'Wybierz {name}' },
  /** en source: SEED; pl: DRU's verb */
  revoke: { en: 'Revoke', pl: 'Unieważnij' },
  revokeHint: { en: 'Select a token to revoke it.', pl: 'Wybierz token, aby go unieważnić.' },
  revokeNothing: { en: 'Select a token first.', pl: 'Najpierw wybierz token.' },
  filter: { en: 'Filter', pl: 'Filtruj' },
  filterTitle: { en: 'Filter the list', pl: 'Filtrowanie listy' },
  filterPart: { en: 'At least three characters.', pl: 'Co najmniej trzy znaki.' },
  filterTooShort: {
    en: 'Enter at least three characters, or leave the field empty.',
    pl: 'Podaj co najmniej trzy znaki albo pozostaw pole puste.',
  },
  filterTooLong: { en: 'This is too long to be found.', pl: 'To za długi tekst, aby go znaleźć.' },
  filterAny: { en: 'any', pl: 'dowolny' },
  filterClear: { en: 'Clear the filter', pl: 'Wyczyść filtr' },
  filterRefused: { en: 'KSeF did not accept the filter', pl: 'KSeF nie przyjął filtra' },
  perPage: { en: 'Per page', pl: 'Na stronie' },
  firstPage: { en: 'First page', pl: 'Pierwsza strona' },
  nextPage: { en: 'Next page', pl: 'Następna strona' },
  pages: { en: 'Pages', pl: 'Strony' },
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

  // Under the hood
  hood: { en: 'Under the hood', pl: 'Pod maską' },
  hoodCallsOne: { en: '{count} call to the API', pl: '{count} wywołanie API' },
  hoodCallsFew: { en: '{count} calls to the API', pl: '{count} wywołania API' },
  hoodCallsMany: { en: '{count} calls to the API', pl: '{count} wywołań API' },
  hoodNone: { en: 'no calls to the API', pl: 'bez wywołań API' },
  hoodLead: {
    en: 'What this step asked the API, as any client would. Secrets are masked.',
    pl: 'O co ten krok zapytał API, jak każdy klient. Dane poufne są zamaskowane.',
  },
  hoodEmpty: {
    en: 'This step needed no call. The API is asked when you sign the request, and at every step after that.',
    pl: 'Ten krok nie wymagał wywołania. API jest pytane przy podpisaniu żądania i w każdym kolejnym kroku.',
  },
  hoodAll: { en: 'All recorded calls of this session', pl: 'Wszystkie zapisane wywołania tej sesji' },
  exchangesTitle: { en: 'Recorded calls', pl: 'Zapisane wywołania' },
  exchangesLead: {
    en: 'The last {kept} calls that this browser’s session made, the newest step first. They are gone when you sign out.',
    pl: 'Ostatnie {kept} wywołań sesji tej przeglądarki, od najnowszego kroku. Znikają po wylogowaniu.',
  },
  exchangesEmpty: { en: 'Nothing has been called yet.', pl: 'Nic jeszcze nie wywołano.' },
  exchangeStep: { en: 'Step {step}', pl: 'Krok {step}' },
  exchangeTimes: { en: '{times} times', pl: '{times} razy' },
  request: { en: 'Request', pl: 'Żądanie' },
  response: { en: 'Response', pl: 'Odpowiedź' },
  noBody: { en: 'no body', pl: 'bez treści' },
  explanation: { en: 'Explanation', pl: 'Wyjaśnienie' },
  warning: { en: 'Warning', pl: 'Ostrzeżenie' },
  claims: { en: 'Claims of the token', pl: 'Zawartość tokena' },
  claimsOfRequest: { en: 'sent as the bearer', pl: 'wysłany w nagłówku' },
  claimsOfResponse: { en: 'received', pl: 'otrzymany' },
  claimTyp: { en: 'kind of token', pl: 'rodzaj tokena' },
  claimArn: { en: 'reference number of the sign-in', pl: 'numer referencyjny logowania' },
  claimCit: { en: 'kind of context', pl: 'rodzaj kontekstu' },
  claimCiv: { en: 'context', pl: 'kontekst' },
  claimAum: { en: 'method of the sign-in', pl: 'metoda logowania' },
  claimSud: { en: 'who signed in', pl: 'kto się zalogował' },
  claimPer: { en: 'permissions', pl: 'uprawnienia' },
  claimRol: { en: 'roles of the organisation', pl: 'role organizacji' },
  claimExp: { en: 'valid until', pl: 'ważny do' },
  claimIat: { en: 'issued at', pl: 'wydany' },
  claimIss: { en: 'issued by', pl: 'wydawca' },
  claimAud: { en: 'meant for', pl: 'odbiorca' },
  asCurl: { en: 'As a curl command', pl: 'Jako polecenie curl' },
  curlOfOneSignIn: {
    en: 'Does not run again: it needs the AuthenticationToken of this one sign-in. Put that of a sign-in of yours into AUTHENTICATION_TOKEN.',
    pl: 'Nie zadziała ponownie: wymaga tokena AuthenticationToken z tego jednego logowania. Do AUTHENTICATION_TOKEN wstaw token z własnego logowania.',
  },
  curlChallengeSpent: {
    en: 'Does not run again: the challenge in this document can be used once. Ask for another and sign that.',
    pl: 'Nie zadziała ponownie: wyzwania (challenge) z tego dokumentu można użyć tylko raz. Pobierz nowe i podpisz je.',
  },
  copyCurl: { en: 'Copy the curl command', pl: 'Kopiuj polecenie curl' },

  // When something is wrong
  staleTitle: { en: 'This page was out of date', pl: 'Ta strona była nieaktualna' },
  staleLine: {
    en: 'It came from another session: you may have signed in or out in another tab. Nothing was done. Open the page again.',
    pl: 'Pochodziła z innej sesji: być może zalogowano lub wylogowano się w innej karcie. Nic nie zostało wykonane. Otwórz stronę ponownie.',
  },
  startAgain: { en: 'Open the portal again', pl: 'Otwórz portal ponownie' },
  notFoundTitle: { en: 'There is no such page', pl: 'Nie ma takiej strony' },
  notFoundLine: { en: 'The portal does not know this address.', pl: 'Portal nie zna tego adresu.' },
  refusedTitle: { en: 'KSeF refused', pl: 'KSeF odmówił' },
  defectTitle: { en: 'Something went wrong in the simulator', pl: 'Coś poszło nie tak w symulatorze' },
  defectLine: {
    en: 'This is a defect of ours; the simulator’s log says more. Please report it.',
    pl: 'To nasz błąd; więcej mówi dziennik symulatora. Prosimy o zgłoszenie.',
  },
  tooLargeTitle: { en: 'The form is too large', pl: 'Formularz jest zbyt duży' },
  tooLargeLine: { en: 'At most 64 KB are taken.', pl: 'Przyjmowane jest najwyżej 64 KB.' },
} as const satisfies Record<string, Readonly<Record<Language, string>>>

export const languages = tongues
export type Language = Tongue
export type TextKey = keyof typeof texts

/** A text in the reader's language; {names} are filled from `values`. */
export interface Say {
  (key: TextKey, values?: Readonly<Record<string, string | number>>): string
  readonly language: Language
}

export const sayIn = (language: Language): Say => {
  const say = (key: TextKey, values?: Readonly<Record<string, string | number>>) => filled(texts[key][language], values)
  return Object.assign(say, { language })
}

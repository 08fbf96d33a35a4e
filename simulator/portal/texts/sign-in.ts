import { areaTexts } from './area.ts'

export const signInTexts = areaTexts({
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
    en: 'For which organisation do you want to work? The simulator knows no register: any identifier of the right form will do.',
    pl: 'W imieniu której organizacji chcesz działać? Symulator nie zna żadnego rejestru: wystarczy identyfikator o poprawnej budowie.',
  },
  /** pl source of the next four: TOU */
  contextKind: { en: 'Identifier', pl: 'Identyfikator' },
  contextNip: { en: 'NIP of the company', pl: 'NIP firmy' },
  contextInternalId: { en: 'Internal identifier', pl: 'Identyfikator wewnętrzny' },
  contextVatUe: { en: 'VAT UE', pl: 'VAT-UE' },
  contextInternalIdHint: {
    en: 'The NIP of the company, a dash, five digits, like {example}. A unit has no owner: its administrator lets others in.',
    pl: 'NIP firmy, łącznik i pięć cyfr, np. {example}. Jednostka nie ma właściciela: dostęp nadaje jej administrator.',
  },
  contextInternalIdMissing: { en: 'Enter the internal identifier.', pl: 'Podaj identyfikator wewnętrzny.' },
  contextVatUeMissing: { en: 'Enter the NIP and the VAT UE number.', pl: 'Podaj NIP i numer VAT UE.' },
  contextInternalIdWrong: {
    en: 'This is no internal identifier: a NIP, a dash, five digits.',
    pl: 'To nie jest identyfikator wewnętrzny: NIP, łącznik i pięć cyfr.',
  },
  contextVatUeHint: {
    en: 'The NIP, a dash, the VAT UE number of the EU entity with its country, like 1234563218-DE123456789.',
    pl: 'NIP, łącznik i numer VAT UE podmiotu unijnego z kodem kraju, np. 1234563218-DE123456789.',
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
    en: 'Not available here: with it programs sign in, through the API. You get one under Certificates.',
    pl: 'Tutaj niedostępny: logują się nim programy przez API. Wniosek składa się w części Certyfikaty.',
  },
  ksefToken: { en: 'KSeF token', pl: 'Token KSeF' },
  ksefTokenWhy: {
    en: 'Not available here: a token signs programs in, through the API, and can make no other token.',
    pl: 'Tutaj niedostępny: tokenem logują się programy przez API, a token nie może utworzyć innego tokena.',
  },

  /** source: SEED */
  questionTitle: {
    en: 'Does the certificate serve as a signature with a tax number or a personal number?',
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
  signNipHintOther: {
    en: 'The NIP in the certificate. It needs a permission in {nip}, which has no owner.',
    pl: 'NIP w certyfikacie. Potrzebuje uprawnienia w kontekście {nip}, który nie ma właściciela.',
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
  session: { en: 'Session', pl: 'Sesja' },
  signedInAs: { en: 'Signed in as', pl: 'Zalogowano jako' },
  sessionNumber: { en: 'Session reference number', pl: 'Numer referencyjny sesji' },

  reasonSignedOut: {
    en: 'You are signed out. The KSeF session is revoked; certificates and recorded calls are gone.',
    pl: 'Wylogowano. Sesja KSeF jest unieważniona, a certyfikaty i zapisane wywołania usunięte.',
  },
  reasonSignedOutHere: {
    en: 'You are signed out here; certificates and recorded calls are gone. KSeF did not confirm that it revoked its session: that ends with its tokens.',
    pl: 'Wylogowano z portalu, a certyfikaty i zapisane wywołania usunięto. KSeF nie potwierdził unieważnienia swojej sesji: wygaśnie ona wraz z tokenami.',
  },
  reasonEnded: {
    en: 'Your session in the portal has ended. Sign in again.',
    pl: 'Twoja sesja w portalu się zakończyła. Zaloguj się ponownie.',
  },
  reasonExpired: {
    en: 'KSeF has ended your session: its tokens have expired or were revoked. Sign in again.',
    pl: 'KSeF zakończył Twoją sesję: jej tokeny wygasły albo zostały unieważnione. Zaloguj się ponownie.',
  },
})

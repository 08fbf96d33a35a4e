import { tellingOfPages } from './unbroken.ts'

/** Every sentence of the pages around portal and demo. */
export const say = tellingOfPages({
  mark: {
    en: 'Simulator – not the Ministry’s, nothing here is real',
    pl: 'Symulator – nie należy do Ministerstwa, nic tu nie jest prawdziwe',
  },
  product: { en: 'KSeF simulator', pl: 'Symulator KSeF' },
  skip: { en: 'Skip to the content', pl: 'Przejdź do treści' },
  pages: { en: 'Pages of the simulator', pl: 'Strony symulatora' },
  language: { en: 'Language', pl: 'Język' },
  home: { en: 'Home', pl: 'Start' },
  homeLead: {
    en: 'Stands in for the TEST environment of KSeF, Poland’s national e-invoice system, API {version}. It signs in, keeps state and says why it refuses.',
    pl: 'Zastępuje środowisko TEST Krajowego Systemu e-Faktur (KSeF), API {version}. Uwierzytelnia, pamięta stan i mówi, dlaczego odmawia.',
  },
  address: { en: 'Point your client at', pl: 'Adres dla Twojego programu' },
  portal: { en: 'Portal', pl: 'Portal' },
  portalLine: {
    en: 'What a taxpayer’s application shows: invoices, sessions, permissions, tokens, certificates. A test certificate is made for you.',
    pl: 'To, co pokazuje aplikacja podatnika: faktury, sesje, uprawnienia, tokeny, certyfikaty. Certyfikat testowy powstanie dla Ciebie.',
  },
  demo: { en: 'Demo', pl: 'Demo' },
  demoLine: {
    en: 'A story in steps: from a token of the portal to an invoice that goes through A-Cube and back; and, under /demo/outage, the day KSeF is down.',
    pl: 'Historia krok po kroku: od tokena z portalu do faktury, która idzie przez A-Cube i wraca; a pod /demo/outage – dzień, w którym KSeF nie działa.',
  },
  reference: { en: 'Reference', pl: 'Dokumentacja' },
  referenceLine: {
    en: 'Every operation of KSeF: what it takes, gives and refuses. In English.',
    pl: 'Każda operacja KSeF: co przyjmuje, co daje i kiedy odmawia. Po angielsku.',
  },
  inspector: { en: 'Inspector', pl: 'Inspektor' },
  inspectorLine: {
    en: 'Every exchange as it happens and why it was refused, what KSeF keeps, and clock, delays, faults, outages, reset.',
    pl: 'Każda wymiana na żywo i powód odmowy, co przechowuje KSeF, a także zegar, opóźnienia, usterki, niedostępności, reset.',
  },
  qr: { en: 'QR codes', pl: 'Kody QR' },
  qrLine: {
    en: 'The pages behind KOD I (/invoice/…) and KOD II (/certificate/…). Each accepted invoice in the inspector leads to its own.',
    pl: 'Strony, do których prowadzą KOD I (/invoice/…) i KOD II (/certificate/…). Stronę każdej przyjętej faktury wskazuje inspektor.',
  },
  latarnia: { en: 'Latarnia', pl: 'Latarnia' },
  latarniaLine: {
    en: 'Whether KSeF is available, told to programs under /latarnia.',
    pl: 'Czy KSeF jest dostępny: odpowiedź dla programów, pod /latarnia.',
  },
  whatIsWhere: { en: 'What is where', pl: 'Co gdzie jest' },
  seeded: { en: 'The company that is there', pl: 'Firma, która już tu jest' },
  seededLine: {
    en: 'It is there after every start and reset, with a token that stays the same.',
    pl: 'Jest tu po każdym uruchomieniu i resecie, z tokenem, który się nie zmienia.',
  },
  seededToken: { en: 'KSeF token', pl: 'Token KSeF' },
  firstCommands: { en: 'First commands', pl: 'Pierwsze polecenia' },
  firstCommandsLine: {
    en: 'A token, the invoices of a company, the clock an hour on, and a call as any client makes it.',
    pl: 'Token, faktury firmy, zegar o godzinę do przodu i wywołanie, jakie wykonuje każdy program.',
  },
  acube: { en: 'A-Cube', pl: 'A-Cube' },
  acubeLine: {
    en: 'The look-alike of A-Cube’s API for Poland under /acube: its operations and test accounts. In English.',
    pl: 'Odpowiednik API A-Cube dla Polski pod /acube: operacje i konta testowe. Po angielsku.',
  },
  docsLead: {
    en: 'The contracts that the simulator keeps: to try here, to read, and for programs.',
    pl: 'Kontrakty, których symulator dotrzymuje: do wypróbowania tutaj, do czytania i dla programów.',
  },
  contracts: { en: 'Contracts', pl: 'Kontrakty' },
  ksefName: { en: 'KSeF', pl: 'KSeF' },
  controlName: { en: 'Control', pl: 'Sterowanie' },
  ksefTried: {
    en: 'Sign in as the owner of a NIP, open an operation and execute it: it is answered by this simulator, and its state changes.',
    pl: 'Zaloguj się jako właściciel NIP, otwórz operację i wykonaj ją: odpowie ten symulator, a jego stan się zmieni. Sama lista operacji jest po angielsku.',
  },
  controlTried: {
    en: 'What the real KSeF lacks: clock, delays, faults, journal, worlds. No sign-in is needed on this machine; from elsewhere Authorize takes the token of --control-token.',
    pl: 'To, czego prawdziwy KSeF nie ma: zegar, opóźnienia, usterki, dziennik, światy. Na tym komputerze logowanie nie jest potrzebne; z innych Authorize przyjmuje token z --control-token. Sama lista wywołań jest po angielsku.',
  },
  acubeTried: {
    en: 'The look-alike of A-Cube’s API. The accounts to sign in with stand on its plain page.',
    pl: 'Odpowiednik API A-Cube. Konta, na które można się zalogować, są na jego stronie bez skryptów. Sama lista operacji jest po angielsku.',
  },
  plainPage: { en: 'The same to read, without scripts', pl: 'To samo do czytania, bez skryptów (po angielsku)' },
  openApi: { en: 'OpenAPI document', pl: 'Dokument OpenAPI' },
  postman: { en: 'Collection for Postman', pl: 'Kolekcja dla Postmana' },
  needsScripts: {
    en: 'Trying operations needs scripts. Without them the page to read has all of it.',
    pl: 'Wypróbowanie operacji wymaga skryptów. Bez nich wszystko jest na stronie do czytania.',
  },
  signIn: { en: 'Sign in', pl: 'Zaloguj się' },
  signedIn: {
    en: 'Signed in: requests from this page carry the bearer. It is gone when the page is left.',
    pl: 'Zalogowano: żądania z tej strony niosą token dostępowy. Znika, gdy opuścisz stronę.',
  },
  controlToken: { en: 'Token of --control-token', pl: 'Token z --control-token' },
  email: { en: 'E-mail', pl: 'E-mail' },
  password: { en: 'Password', pl: 'Hasło' },
  ksefRefused: {
    en: 'This sign-in is a call of /control, which does not answer you from here. Show the token that the simulator was started with, or paste an access token of your own under Authorize. It said:',
    pl: 'To logowanie jest wywołaniem /control, które stąd Ci nie odpowiada. Podaj token, z którym uruchomiono symulator, albo wklej własny token dostępowy pod Authorize. Odpowiedź:',
  },
  acubeRefused: { en: 'A-Cube refused:', pl: 'A-Cube odmówił:' },
  noAnswer: { en: 'The simulator does not answer.', pl: 'Symulator nie odpowiada.' },
  unknownTitle: { en: 'There is no such page', pl: 'Nie ma takiej strony' },
  unknownLine: {
    en: 'Nothing stands at {path}. The operations of KSeF stand under /v2, the pages are these:',
    pl: 'Pod adresem {path} niczego nie ma. Operacje KSeF są pod /v2, a strony są te:',
  },
})

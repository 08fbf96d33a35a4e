import { telling } from '../../contracts/told.ts'

/** Every sentence of the pages around portal and demo. */
export const say = telling({
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
    en: 'Stands in for the TEST environment of KSeF, Poland’s national e-invoice system, API {version}. It signs in, keeps state and says why it refuses.',
    pl: 'Zastępuje środowisko TEST Krajowego Systemu e-Faktur (KSeF), API {version}. Uwierzytelnia, pamięta stan i mówi, dlaczego odmawia.',
  },
  address: { en: 'Point your client at', pl: 'Adres dla Twojego klienta' },
  portal: { en: 'Portal', pl: 'Portal' },
  portalLine: {
    en: 'Sign in with a test certificate that is made for you, generate and revoke KSeF tokens.',
    pl: 'Zaloguj się certyfikatem testowym, który powstanie dla Ciebie; generuj i unieważniaj tokeny KSeF.',
  },
  demo: { en: 'Demo', pl: 'Demo' },
  demoLine: {
    en: 'A story in steps: from a token of the portal to an invoice that goes through A-Cube and back, in English; and, under /demo/outage, the day KSeF is down.',
    pl: 'Historia krok po kroku: od tokena z portalu do faktury, która idzie przez A-Cube i wraca, po angielsku; a pod /demo/outage dzień, w którym KSeF nie działa.',
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
    pl: 'Strony kodów KOD I (/invoice/…) i KOD II (/certificate/…). Do strony każdej przyjętej faktury prowadzi inspektor.',
  },
  latarnia: { en: 'Latarnia', pl: 'Latarnia' },
  latarniaLine: {
    en: 'Whether KSeF is available: as it tells programs, under /latarnia.',
    pl: 'Czy KSeF jest dostępny: tak mówi to programom, pod /latarnia.',
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
    en: 'A token, the invoices of a company, an hour later, and a call as any client makes it.',
    pl: 'Token, faktury firmy, godzina później i wywołanie, jakie wykonuje każdy klient.',
  },
  acube: { en: 'A-Cube', pl: 'A-Cube' },
  acubeLine: {
    en: 'The look-alike of A-Cube’s API for Poland under /acube: its operations and test accounts. In English.',
    pl: 'Odpowiednik API A-Cube dla Polski pod /acube: operacje i konta testowe. Po angielsku.',
  },
  docsLead: {
    en: 'The contracts that the simulator keeps, to read and for programs.',
    pl: 'Kontrakty, których symulator dotrzymuje: do czytania i dla programów.',
  },
  ksefDocument: { en: 'KSeF as an OpenAPI document', pl: 'KSeF jako dokument OpenAPI' },
  acubeDocument: { en: 'A-Cube as an OpenAPI document', pl: 'A-Cube jako dokument OpenAPI' },
  documentLine: { en: 'JSON, for generators of clients.', pl: 'JSON, dla generatorów klientów.' },
  unknownTitle: { en: 'There is no such page', pl: 'Nie ma takiej strony' },
  unknownLine: {
    en: 'Nothing stands at {path}. The operations of KSeF stand under /v2; the pages are these:',
    pl: 'Pod adresem {path} niczego nie ma. Operacje KSeF są pod /v2, a strony są te:',
  },
})

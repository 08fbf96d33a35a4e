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
  control: { en: 'Control', pl: 'Sterowanie' },
  controlLine: {
    en: 'What the real system lacks: explanations, certificates, the work of A-Cube.',
    pl: 'Czego nie ma prawdziwy system: wyjaśnienia, certyfikaty, praca A-Cube.',
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
  controlLead: {
    en: 'These addresses answer programs. Only programs and pages of the simulator itself may change something here.',
    pl: 'Te adresy odpowiadają programom. Zmieniać coś mogą tu tylko programy i strony samego symulatora.',
  },
  controlMethod: { en: 'Method', pl: 'Metoda' },
  controlPath: { en: 'Path', pl: 'Ścieżka' },
  controlDoes: { en: 'What it does', pl: 'Co robi' },
  unknownTitle: { en: 'There is no such page', pl: 'Nie ma takiej strony' },
  unknownLine: {
    en: 'Nothing stands at {path}. The operations of KSeF stand under /v2; the pages are these:',
    pl: 'Pod adresem {path} niczego nie ma. Operacje KSeF są pod /v2, a strony są te:',
  },
})

/** What /control does, by method and path as they are routed. */
export const controlSays = telling({
  'GET /control/health': {
    en: 'Says that the simulator is there, its profile and its time.',
    pl: 'Mówi, że symulator działa, podaje jego profil i czas.',
  },
  'GET /control/explanations/:id': {
    en: 'Explains an answer whose header X-Simulator-Explanation names it, in the language of Accept-Language.',
    pl: 'Wyjaśnia odpowiedź, którą wskazuje nagłówek X-Simulator-Explanation, w języku z Accept-Language.',
  },
  'POST /control/acube/work': {
    en: 'Lets A-Cube do everything that is due, and says what was done.',
    pl: 'Każe A-Cube zrobić wszystko, co należy, i mówi, co zrobiono.',
  },
  'GET /control/acube/deliveries': {
    en: 'Shows A-Cube’s notifications and how they were received.',
    pl: 'Pokazuje powiadomienia A-Cube i to, jak je odebrano.',
  },
  'POST /control/certificates': {
    en: 'Issues a KSeF certificate for a public key.',
    pl: 'Wystawia certyfikat KSeF dla klucza publicznego.',
  },
  'PUT /control/certificates/:serialNumber': {
    en: 'Suspends, revokes or resumes a KSeF certificate.',
    pl: 'Zawiesza, unieważnia lub wznawia certyfikat KSeF.',
  },
})

import type { z } from 'zod'
import type { Told, Tongue } from '../../../contracts/told.ts'
import { anyNip } from '../../pages/any-nip.ts'
import { tellingOfPages } from '../../pages/unbroken.ts'

/** Every sentence of the inspector. */
export const say = tellingOfPages({
  inspector: { en: 'Inspector', pl: 'Inspektor' },
  exchanges: { en: 'Exchanges', pl: 'Wymiany' },
  state: { en: 'State', pl: 'Stan' },
  steering: { en: 'Steering', pl: 'Sterowanie' },
  calls: { en: 'Calls', pl: 'Wywołania (po angielsku)' },
  worlds: { en: 'Worlds', pl: 'Światy' },
  world: { en: 'World', pl: 'Świat' },
  allWorlds: { en: 'all', pl: 'wszystkie' },
  error: { en: 'Error', pl: 'Błąd' },

  // Exchanges
  exchangesLead: {
    en: 'What is asked of KSeF, storage and A-Cube in every world, the newest first, in UTC. Secrets are masked.',
    pl: 'Żądania do KSeF, magazynu i A-Cube w każdym świecie, od najnowszych, w UTC. Dane poufne są zamaskowane.',
  },
  text: { en: 'Text', pl: 'Tekst' },
  operation: { en: 'Operation', pl: 'Operacja' },
  status: { en: 'Status', pl: 'Status' },
  context: { en: 'Context', pl: 'Kontekst' },
  reference: { en: 'Reference number', pl: 'Numer referencyjny' },
  search: { en: 'Search', pl: 'Szukaj' },
  clearFilter: { en: 'Clear the filter', pl: 'Wyczyść filtr' },
  filterUnread: { en: 'The filter cannot be read.', pl: 'Nie można odczytać filtra.' },
  liveOn: { en: 'Live: new exchanges come by themselves.', pl: 'Na żywo: nowe wymiany pojawiają się same.' },
  liveOff: { en: 'Paused.', pl: 'Wstrzymano.' },
  liveLost: {
    en: 'Not live: the simulator is away or too many listen. It is asked again.',
    pl: 'Nie na żywo: symulator jest niedostępny albo słucha zbyt wielu odbiorców. Ponawiamy.',
  },
  liveNeedsScripts: {
    en: 'New exchanges come by themselves only with scripts. Load the page again to see them.',
    pl: 'Nowe wymiany pojawiają się same tylko ze skryptami. Wczytaj stronę ponownie, aby je zobaczyć.',
  },
  pause: { en: 'Pause', pl: 'Wstrzymaj' },
  resume: { en: 'Go on', pl: 'Wznów' },
  asHar: { en: 'Download as HAR', pl: 'Pobierz jako HAR' },
  asJson: { en: 'As JSON', pl: 'Jako JSON' },
  noAnswer: { en: 'no answer', pl: 'brak odpowiedzi' },
  noExchanges: { en: 'There is no such exchange yet.', pl: 'Nie ma jeszcze takiej wymiany.' },
  backToList: { en: 'All exchanges', pl: 'Wszystkie wymiany' },
  older: { en: 'Older', pl: 'Starsze' },
  newer: { en: 'Newer', pl: 'Nowsze' },
  at: { en: 'At (UTC)', pl: 'Kiedy (UTC)' },
  took: { en: 'Took', pl: 'Trwało' },
  fault: { en: 'Fault', pl: 'Usterka' },
  why: { en: 'Why it was refused', pl: 'Dlaczego odmówiono' },
  remark: { en: 'What the simulator remarks', pl: 'Uwaga symulatora' },
  request: { en: 'Request', pl: 'Żądanie' },
  response: { en: 'Response', pl: 'Odpowiedź' },
  noBody: { en: 'no body', pl: 'bez treści' },
  worldTime: { en: 'The clock of this world shows', pl: 'Zegar tego świata pokazuje' },

  // State
  stateLead: {
    en: 'What KSeF keeps in this world, the newest first, each as it stands now. Times are UTC.',
    pl: 'Co KSeF przechowuje w tym świecie, od najnowszych, w obecnym stanie. Godziny w UTC.',
  },
  'sign-ins': { en: 'Sign-ins', pl: 'Logowania' },
  sessions: { en: 'Sessions', pl: 'Sesje' },
  invoices: { en: 'Invoices', pl: 'Faktury' },
  tokens: { en: 'Tokens', pl: 'Tokeny' },
  grants: { en: 'Grants', pl: 'Uprawnienia' },
  certificates: { en: 'Certificates', pl: 'Certyfikaty' },
  noRecords: { en: 'There is nothing here yet.', pl: 'Nic tu jeszcze nie ma.' },
  noneSoFar: { en: 'Nothing of this context among the newest.', pl: 'Wśród najnowszych nie ma nic z tego kontekstu.' },
  qrPage: { en: 'Page of its QR code', pl: 'Strona kodu QR' },

  // Steering
  steeringLead: {
    en: 'What the real KSeF lacks. Each form makes one of the calls; it is about this world alone.',
    pl: 'To, czego nie ma prawdziwy KSeF. Każdy formularz wykonuje jedno wywołanie i dotyczy tylko tego świata.',
  },
  done: { en: 'Done.', pl: 'Wykonano.' },
  notDone: { en: 'Nothing has changed:', pl: 'Nic się nie zmieniło:' },
  more: { en: 'More', pl: 'Więcej' },
  clock: { en: 'Clock', pl: 'Zegar' },
  runs: { en: 'it runs', pl: 'idzie' },
  stands: { en: 'it stands still', pl: 'stoi' },
  stand: { en: 'Hold it', pl: 'Zatrzymaj' },
  run: { en: 'Let it run', pl: 'Uruchom' },
  advance: { en: 'Move forward', pl: 'Przesuń' },
  set: { en: 'Set', pl: 'Ustaw' },
  delays: { en: 'Delays', pl: 'Opóźnienia' },
  delaysLead: {
    en: 'How long slow work takes from now on: milliseconds, or 1.5s, 2m, 1h.',
    pl: 'Ile czasu odtąd zajmuje to, co w KSeF trwa: milisekundy albo 1.5s, 2m, 1h.',
  },
  rateLimits: { en: 'Limits on requests', pl: 'Limity żądań' },
  limitsHold: { en: 'KSeF’s limits hold.', pl: 'Limity KSeF obowiązują.' },
  limitsOff: { en: 'Nothing is limited.', pl: 'Nic nie jest limitowane.' },
  turnOn: { en: 'Turn on', pl: 'Włącz' },
  turnOff: { en: 'Turn off', pl: 'Wyłącz' },
  forgetCounted: { en: 'Forget what was counted', pl: 'Wyzeruj liczniki' },
  faults: { en: 'Faults', pl: 'Usterki' },
  noFaults: { en: 'Nothing fails on purpose.', pl: 'Nie ustawiono żadnej usterki.' },
  newFault: { en: 'One more fault', pl: 'Nowa usterka' },
  openEnd: { en: 'until ended', pl: 'do odwołania' },
  struck: { en: 'requests struck / met:', pl: 'żądania trafione / pasujące:' },
  add: { en: 'Add', pl: 'Dodaj' },
  remove: { en: 'Remove', pl: 'Usuń' },
  clearAll: { en: 'Clear all', pl: 'Usuń wszystkie' },
  outages: { en: 'Outages', pl: 'Niedostępności' },
  noOutages: { en: 'No outage was set.', pl: 'Nie ustawiono żadnej niedostępności.' },
  newOutage: { en: 'One more outage', pl: 'Nowa niedostępność' },
  end: { en: 'End now', pl: 'Zakończ teraz' },
  journal: { en: 'Journal', pl: 'Dziennik' },
  keys: { en: 'Keys', pl: 'Klucze' },
  keysLead: {
    en: 'What callers encrypt with. A new key becomes current at once; the old one is taken as long as you say, then refused with 21470.',
    pl: 'Tymi kluczami szyfrują klienci. Nowy klucz staje się bieżący od razu; stary jest przyjmowany tak długo, jak podasz, potem odrzucany z kodem 21470.',
  },
  validUntil: { en: 'valid until', pl: 'ważny do' },
  rotate: { en: 'Rotate', pl: 'Wymień klucz' },
  strictness: { en: 'Strictness', pl: 'Rygor' },
  strictnessLead: {
    en: 'As which environment KSeF judges signatures, certificates and identifiers.',
    pl: 'Według reguł którego środowiska KSeF ocenia podpisy, certyfikaty i identyfikatory.',
  },
  journalKept: { en: 'Exchanges are kept, the newest thousand.', pl: 'Wymiany są przechowywane, ostatni tysiąc.' },
  journalOff: {
    en: 'The journal of this world is turned off: exchanges are not kept.',
    pl: 'Dziennik tego świata jest wyłączony: wymiany nie są przechowywane.',
  },
  thisWorld: { en: 'This world:', pl: 'Ten świat:' },
  otherWorlds: { en: 'Other worlds', pl: 'Inne światy' },
  reset: { en: 'Begin anew', pl: 'Zacznij od nowa' },
  snapshot: { en: 'Download a snapshot', pl: 'Pobierz zrzut stanu' },
  snapshotLead: {
    en: 'A snapshot holds secrets and private keys. To begin anew forgets all that was done here.',
    pl: 'Zrzut zawiera dane poufne i klucze prywatne. „Zacznij od nowa” usuwa wszystko, co tu zrobiono.',
  },
  restoreFile: { en: 'A snapshot from a file', pl: 'Zrzut stanu z pliku' },
  restore: { en: 'Restore', pl: 'Przywróć' },
  restored: { en: 'Restored.', pl: 'Przywrócono.' },
  restoreNeedsScripts: {
    en: 'A file is restored with scripts only, or by: ksef-simulator control worlds restore FILE',
    pl: 'Plik można przywrócić tylko ze skryptami albo poleceniem: ksef-simulator control worlds restore PLIK',
  },
  drop: { en: 'Drop', pl: 'Usuń' },
  acube: { en: 'A-Cube', pl: 'A-Cube' },
  workDue: { en: 'Do what is due', pl: 'Wykonaj zaległe zadania' },
  workNow: { en: 'Send the queue now', pl: 'Wyślij kolejkę teraz' },
})

/** What people call the members of calls; those that are not here keep the name that the call gives them. */
export const fieldNames: Readonly<Record<string, Told>> = {
  by: { en: 'By', pl: 'O ile' },
  to: { en: 'To', pl: 'Do' },
  from: { en: 'From', pl: 'Od' },
  announced: { en: 'Announced at', pl: 'Zapowiedziana' },
  kind: { en: 'Kind', pl: 'Rodzaj' },
  api: { en: 'What becomes of the API', pl: 'Co dzieje się z API' },
  operation: { en: 'Operation', pl: 'Operacja' },
  context: { en: 'Context', pl: 'Kontekst' },
  nth: { en: 'From which request on', pl: 'Od którego żądania' },
  times: { en: 'How many times', pl: 'Ile razy' },
  chance: { en: 'Chance, 0 to 1', pl: 'Szansa, od 0 do 1' },
  lasts: { en: 'For how long', pl: 'Jak długo' },
  error: { en: 'Refusal of KSeF', pl: 'Odmowa KSeF' },
  retryAfter: { en: 'Retry-After, seconds', pl: 'Retry-After, sekundy' },
  outcome: { en: 'Outcome of the work', pl: 'Wynik pracy' },
  settlesAfter: { en: 'The work takes', pl: 'Praca trwa' },
  status: { en: 'HTTP error', pl: 'Błąd HTTP' },
  page: { en: 'Page in place of an answer', pl: 'Strona zamiast odpowiedzi' },
  deadLink: { en: 'Dead download link', pl: 'Martwy link do pobrania' },
  lost: { en: 'No answer', pl: 'Brak odpowiedzi' },
  cut: { en: 'Answer is cut', pl: 'Odpowiedź urwana' },
  done: { en: 'The work is done all the same', pl: 'Praca mimo to wykonana' },
  delay: { en: 'Waits before the answer', pl: 'Zwłoka przed odpowiedzią' },
  trickle: { en: 'The body takes', pl: 'Treść trwa' },
  usage: { en: 'For', pl: 'Do czego' },
  oldValidFor: { en: 'The old one is taken for', pl: 'Stary ważny przez' },
  as: { en: 'As in', pl: 'Środowisko' },
  authentication: { en: 'Sign-in', pl: 'Logowanie' },
  activation: { en: 'Activation of a token', pl: 'Aktywacja tokena' },
  revocation: { en: 'Revocation', pl: 'Unieważnienie' },
  grant: { en: 'Grant', pl: 'Nadanie uprawnień' },
  invoice: { en: 'Invoice', pl: 'Faktura' },
  session: { en: 'UPO of a session', pl: 'UPO sesji' },
  storage: { en: 'Permanent storage', pl: 'Trwały zapis' },
  enrollment: { en: 'Certificate', pl: 'Certyfikat' },
  export: { en: 'Export', pl: 'Eksport' },
  'acube.queue': { en: 'Queue of A-Cube', pl: 'Kolejka A-Cube' },
  'acube.sync': { en: 'A-Cube reads KSeF', pl: 'Odczyt KSeF przez A-Cube' },
}

const instant = '2026-02-01T12:00:00Z'

/** What stands in an empty field, to show the form of what is filled in. */
export const examples: Readonly<Record<string, string>> = {
  by: '10m, 2h, 3d',
  to: instant,
  from: instant,
  announced: instant,
  operation: 'tokens.generate',
  context: `Nip:${anyNip}`,
  error: 'tooManyRequests',
  lasts: '2h',
  settlesAfter: '10m',
  delay: '1.5s',
  trickle: '1.5s',
  oldValidFor: '1h, 2d',
}

/** Of each field that cannot be read its name as the form has it, and what it takes. */
export const unread = (
  { issues }: z.core.$ZodError,
  tongue: Tongue,
  labelOf = (name: string): string => fieldNames[name]?.[tongue] ?? name,
): string =>
  issues
    .map(({ path: [name = ''], message }) => {
      const label = labelOf(String(name))
      if (tongue === 'en') return `${label}: ${message}`
      const example = examples[String(name)]
      return `${label}: tej wartości nie można odczytać${example === undefined ? '' : `; przykład: ${example}`}`
    })
    .join('\n')

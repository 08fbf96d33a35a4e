import { tellingOfPages } from '../../pages/unbroken.ts'

/** Every sentence of the rehearsal: titles of its steps, what is seen, what is wrong, and the words of its page. */
export const say = tellingOfPages({
  well: {
    en: 'All is well: the first invoice goes to KSeF at once',
    pl: 'Wszystko działa: pierwsza faktura od razu trafia do KSeF',
  },
  certificate: {
    en: 'The firm gets a certificate of type Offline, before it needs one',
    pl: 'Firma dostaje certyfikat typu Offline, zanim będzie go potrzebować',
  },
  failure: {
    en: 'Thursday, 10:00: KSeF fails, and Latarnia tells of it',
    pl: 'Czwartek, 10:00: KSeF ulega awarii, a Latarnia o niej informuje',
  },
  issue: {
    en: 'Two invoices are issued offline, with both codes on paper',
    pl: 'Dwie faktury powstają offline, z obydwoma kodami na wydruku',
  },
  issuer: {
    en: 'Whoever holds the paper can see who issued it',
    pl: 'Kto ma wydruk, może sprawdzić, kto go wystawił',
  },
  back: { en: 'Saturday: KSeF is back', pl: 'Sobota: KSeF znów działa' },
  send: {
    en: 'Monday: the first offline invoice goes out in time',
    pl: 'Poniedziałek: pierwsza faktura offline zostaje przesłana w terminie',
  },
  correct: {
    en: 'The second is rejected for its number, and corrected technically',
    pl: 'Druga zostaje odrzucona z powodu numeru i skorygowana technicznie',
  },
  verify: {
    en: 'The codes that went out with the goods verify',
    pl: 'Kody, które pojechały z towarem, dają się zweryfikować',
  },
  late: {
    en: 'An invoice that was forgotten until the 23rd is taken, and the explanation says which day it missed',
    pl: 'Faktura zapomniana do 23 września zostaje przyjęta, a wyjaśnienie mówi, który termin minął',
  },

  sent: { en: '{name} is {ksefNumber}', pl: '{name} ma numer KSeF {ksefNumber}' },
  enrolled: { en: 'certificate {serialNumber}', pl: 'certyfikat {serialNumber}' },
  down: {
    en: 'FAILURE, event {event}; the API answers 503',
    pl: 'FAILURE, zdarzenie {event}; API odpowiada 503',
  },
  drawn: {
    en: '{count} codes drawn; KOD I does not find the invoices yet',
    pl: 'Narysowano kody ({count}); KOD I nie znajduje jeszcze faktur',
  },
  holds: { en: 'KOD II says “{words}”', pl: 'KOD II: „{words}”' },
  available: {
    en: 'AVAILABLE; seven business days are left, until 22 September',
    pl: 'AVAILABLE; zostało siedem dni roboczych, do 22 września',
  },
  corrected: {
    en: 'Rejected with 440 (duplicate); its correction is {ksefNumber}',
    pl: 'Odrzucona ze statusem 440 (duplikat); korekta ma numer KSeF {ksefNumber}',
  },
  found: {
    en: 'KOD I of both papers leads to the invoices in KSeF',
    pl: 'KOD I z obu wydruków prowadzi do faktur w KSeF',
  },
  missed: {
    en: '{name} is {ksefNumber}; it was to be sent by {day}',
    pl: '{name} ma numer KSeF {ksefNumber}; należało ją przesłać do {day}',
  },

  otherStatus: { en: 'Latarnia says {seen}, not {expected}.', pl: 'Latarnia mówi {seen}, a nie {expected}.' },
  otherAnswer: { en: 'The API answers {seen}, not 503.', pl: 'API odpowiada {seen}, a nie 503.' },
  notIssued: { en: '{name} was not issued.', pl: 'Nie wystawiono faktury {name}.' },
  noCertificate: { en: 'The firm has no Offline certificate.', pl: 'Firma nie ma certyfikatu Offline.' },
  foundTooEarly: {
    en: 'KOD I finds an invoice that was not sent.',
    pl: 'KOD I znajduje fakturę, której nie przesłano.',
  },
  doesNotHold: { en: 'KOD II does not hold.', pl: 'KOD II nie przechodzi weryfikacji.' },
  noDuplicate: {
    en: '{name} ends as {seen}, not as a duplicate (440).',
    pl: '{name} kończy jako {seen}, a nie jako duplikat (440).',
  },
  notFound: { en: 'KOD I of {name} does not say: {words}', pl: 'KOD I faktury {name} nie mówi: {words}' },
  isLate: { en: 'It is late: {words}', pl: 'Jest spóźniona: {words}' },
  notLate: { en: 'The explanation is: {words}', pl: 'Wyjaśnienie brzmi: {words}' },

  heading: { en: 'The day KSeF is down', pl: 'Dzień, w którym KSeF nie działa' },
  lead: {
    en: 'A firm rehearses it on a KSeF of its own, whose clock is moved: invoices issued offline, two codes on paper, deadlines, a technical correction. After each step, what came of it is checked.',
    pl: 'Firma ćwiczy go na własnym KSeF, którego zegar się przesuwa: faktury offline, dwa kody na wydruku, terminy, korekta techniczna. Po każdym kroku sprawdza się jego wynik.',
  },
  begin: { en: 'Begin', pl: 'Zacznij' },
  next: { en: 'Next step', pl: 'Następny krok' },
  rest: { en: 'All steps, without waiting', pl: 'Wszystkie kroki bez czekania' },
  again: { en: 'Start again', pl: 'Zacznij od nowa' },
  steps: { en: 'Steps', pl: 'Kroki' },
  progress: { en: '{done} of {of} steps came out as they should.', pl: 'Kroki z poprawnym wynikiem: {done} z {of}.' },
  ok: { en: 'as it should be', pl: 'zgodnie z oczekiwaniem' },
  failed: { en: 'not as it should be', pl: 'niezgodnie z oczekiwaniem' },
  codeAlt: { en: '{kind} of {name}', pl: '{kind} faktury {name}' },
  forgotten: {
    en: 'This rehearsal is no longer known: begin a new one.',
    pl: 'Tej próby już nie ma w pamięci: zacznij nową.',
  },
})

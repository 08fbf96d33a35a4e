import { telling } from '../../contracts/told.ts'

/** Why a call of /control is not done. */
export const why = telling({
  unknownPath: {
    en: '/control has no {path}; /control/docs shows what there is.',
    pl: '/control nie ma {path}; dostępne wywołania pokazuje /control/docs.',
  },
  anotherMethod: { en: '{path} takes {taken}, not {method}.', pl: '{path} przyjmuje {taken}, a nie {method}.' },
  notForward: {
    en: 'The clock shows {now} and goes forward only, at most to the end of the year 9999.',
    pl: 'Zegar pokazuje {now} i można go przesuwać tylko do przodu, najdalej do końca roku 9999.',
  },
  notReady: { en: 'Not ready: {reason}', pl: 'Jeszcze niegotowy: {reason}' },
  noExplanation: {
    en: 'No such explanation: the newest thousand are kept.',
    pl: 'Nie ma takiego wyjaśnienia: przechowywany jest ostatni tysiąc.',
  },
  tooManyFaults: { en: 'There are {most} faults already.', pl: 'Jest już {most} usterek.' },
  notInVersion: {
    en: 'The API {api} of this world has no {lacking}; the option --api chooses another version.',
    pl: 'API {api} tego świata nie ma {lacking}; inną wersję wybiera opcja --api.',
  },
  noFault: { en: 'No fault has this id.', pl: 'Żadna usterka nie ma tego identyfikatora.' },
  noExchange: {
    en: 'No such exchange: the newest thousand are kept.',
    pl: 'Nie ma takiej wymiany: przechowywany jest ostatni tysiąc.',
  },
  tooManyListeners: {
    en: '{most} listen to exchanges already.',
    pl: 'Wymian słucha już {most} odbiorców.',
  },
  noRecords: {
    en: 'KSeF keeps nothing under this name: there are {names}.',
    pl: 'KSeF nie przechowuje niczego pod tą nazwą: są {names}.',
  },
  noPlace: { en: 'after is no `next` of an answer.', pl: 'after nie jest wartością `next` z odpowiedzi.' },
  notInTime: {
    en: 'There should be {count} such exchanges, and there were {found} in time.',
    pl: 'Takich wymian miało być co najmniej {count}, a do tego czasu było {found}.',
  },
  anotherCount: { en: 'There were {count} such exchanges.', pl: 'Takich wymian było {count}.' },
  noWorld: { en: 'No world has this name.', pl: 'Żaden świat nie ma tej nazwy.' },
  noSnapshot: { en: '{message} Nothing has changed.', pl: '{message} Nic się nie zmieniło.' },
  tooLarge: {
    en: 'A snapshot has at most {limit} bytes.',
    pl: 'Zrzut stanu może mieć najwyżej {limit} B.',
  },
  noRoom: {
    en: 'There is no room on the disk for the packages of this snapshot. Nothing has changed.',
    pl: 'Na dysku nie ma miejsca na paczki tego zrzutu. Nic się nie zmieniło.',
  },
  noPublicKey: { en: 'publicKey is no public key in PEM.', pl: 'publicKey nie jest kluczem publicznym w PEM.' },
  unfitKey: { en: 'publicKey {fault}.', pl: 'publicKey {fault}.' },
  noCertificate: {
    en: 'No certificate has this serial number.',
    pl: 'Żaden certyfikat nie ma tego numeru seryjnego.',
  },
  endsBefore: { en: 'to lies behind from.', pl: 'to jest wcześniejsze niż from.' },
  tooManyOutages: {
    en: '{most} outages are kept: DELETE /control/outages forgets them.',
    pl: 'Przechowywanych jest {most} przerw: DELETE /control/outages je usuwa.',
  },
  noOutage: { en: 'No outage has this eventId.', pl: 'Żadna przerwa nie ma tego eventId.' },
  tooManyKeys: {
    en: '{most} keys are valid at most; they go as the clock passes what was said of them.',
    pl: 'Ważnych może być najwyżej {most} kluczy; wygasają, gdy zegar minie podany czas.',
  },
  keptOut: { en: 'KSeF keeps the subject out: {reason}', pl: 'KSeF nie wpuszcza podmiotu: {reason}' },
})

import { telling } from '../../../contracts/told.ts'

/** Why the storage refuses, for the developer. */
export const why = telling({
  signatureDiffers: {
    en: 'The signature of {path} does not hold: a download link must be used as it was given.',
    pl: 'Podpis łącza {path} jest nieprawidłowy: łącza do pobrania trzeba użyć w postaci, w jakiej zostało wydane.',
  },
  expired: {
    en: 'The link expired at {at}; each status read gives a new one.',
    pl: 'Łącze wygasło {at}; każdy odczyt statusu daje nowe.',
  },
  wrongPermission: {
    en: 'The link is for {allowed} alone (its sp), not for {method}.',
    pl: 'Łącze służy wyłącznie do {allowed} (parametr sp), nie do metody {method}.',
  },
  notWaiting: {
    en: 'No part {ordinal} is waited for: the session {session} stands at {code}, or declared no such part.',
    pl: 'Część {ordinal} nie jest oczekiwana: sesja {session} ma status {code} albo nie zadeklarowano takiej części.',
  },
  withoutBlobType: {
    en: 'The headers of partUploadRequests go with the part: x-ms-blob-type: BlockBlob is missing.',
    pl: 'Razem z częścią należy wysłać nagłówki z partUploadRequests: brakuje x-ms-blob-type: BlockBlob.',
  },
  tooLarge: {
    en: 'A part has at most {most} bytes when it is encrypted; this one has more.',
    pl: 'Zaszyfrowana część ma najwyżej {most} bajtów; ta ma więcej.',
  },
  full: {
    en: 'The simulator keeps no more packages: its disk is full, or the limit spooledBytes is reached. What is closed and worked on makes room, and so do 12 hours (parts) and 7 days (exports).',
    pl: 'Symulator nie przyjmie więcej paczek: dysk jest pełny albo osiągnięto limit spooledBytes. Miejsce zwalniają zamknięte i przetworzone sesje, a po 12 godzinach części i po 7 dniach eksporty.',
  },
  nothingThere: {
    en: 'Nothing is stored at {path}.',
    pl: 'Pod {path} nic nie zapisano.',
  },
})

/** What a link is for, in words. */
export const purposes = {
  r: { en: 'reading', pl: 'odczytu' },
  w: { en: 'writing', pl: 'zapisu' },
} as const

import { telling } from '../../../contracts/told.ts'

/** Why an invoice is rejected, or not given. */
export const why = telling({
  notValidated: {
    en: 'The simulator could not validate the invoice, which says nothing of the invoice; its log has the stack. {message}',
    pl: 'Symulator nie mógł sprawdzić faktury, co nic o niej nie mówi; jego log zawiera stos wywołań. {message}',
  },
  attachmentOnline: {
    en: 'An {form} invoice with an attachment (Zalacznik) is sent in a batch, not in an interactive session.',
    pl: 'Fakturę {form} z załącznikiem (Zalacznik) wysyła się w sesji wsadowej, a nie interaktywnej.',
  },
  noAttachmentConsent: {
    en: 'The seller {nip} has not consented to attachments; POST /testdata/attachment does so.',
    pl: 'Sprzedawca {nip} nie zgłosił wystawiania faktur z załącznikami; zgłasza to POST /testdata/attachment.',
  },
  noValue: {
    en: 'The invoice holds what is no value: {faults}',
    pl: 'Faktura zawiera coś, co nie jest wartością: {faults}',
  },
  checksum: { en: 'The checksum of {value} is wrong.', pl: 'Suma kontrolna {value} jest błędna.' },
  mayNotIssue: {
    en: 'The seller (Podmiot1) is the NIP {nip}, the session works in {context} with [{permissions}]. An invoice is sent in the context of its seller with InvoiceWrite, or by the enforcement authority or bailiff that it names as PodmiotUpowazniony, with EnforcementOperations.',
    pl: 'Sprzedawcą (Podmiot1) jest NIP {nip}, a sesja działa w kontekście {context} z uprawnieniami [{permissions}]. Fakturę wysyła się w kontekście jej sprzedawcy z uprawnieniem InvoiceWrite albo robi to organ egzekucyjny lub komornik wskazany w niej jako PodmiotUpowazniony, z uprawnieniem EnforcementOperations.',
  },
  duplicate: {
    en: '{nip} has sent a {type} invoice with the number {number} before: {original}.',
    pl: '{nip} wysłał już fakturę rodzaju {type} o numerze {number}: {original}.',
  },
  issuedInFuture: {
    en: 'P_1 is {issueDate}; in Warsaw it is {today} by the clock of the simulator.',
    pl: 'P_1 to {issueDate}; według zegara symulatora w Warszawie jest {today}.',
  },
  tooLarge: {
    en: 'The invoice has {bytes} bytes; GET /limits/context says {limit} {most}.',
    pl: 'Faktura ma {bytes} B; GET /limits/context podaje {limit} {most}.',
  },
  rangeUpsideDown: {
    en: 'The range ends at {to}, before its begin at {from}.',
    pl: 'Zakres kończy się {to}, przed swoim początkiem {from}.',
  },
  rangeTooLong: {
    en: 'From {from} a range may go 100 days, to {most}; this one ends at {to}.',
    pl: 'Od {from} zakres może obejmować 100 dni, do {most}; ten kończy się {to}.',
  },
  rangeTooLongToNow: {
    en: 'From {from} a range may go 100 days, to {most}; this one ends at {to}, now.',
    pl: 'Od {from} zakres może obejmować 100 dni, do {most}; ten kończy się teraz, {to}.',
  },
  beyondHighWaterMark: {
    en: 'The range begins at {from}, the high-water mark is {mark}.',
    pl: 'Zakres zaczyna się {from}, a znacznik trwałego zapisu (HWM) wskazuje {mark}.',
  },
  notDecrypted: {
    en: 'The {bytes} bytes do not decrypt with the key and initialization vector of the session by AES-256-CBC with PKCS#7 padding. Usual causes: the key or vector of another session, the vector written in front of the ciphertext, no padding.',
    pl: 'Treści (rozmiar: {bytes} B) nie można odszyfrować kluczem i wektorem inicjującym sesji algorytmem AES-256-CBC z dopełnieniem PKCS#7. Typowe przyczyny: klucz lub wektor innej sesji, wektor zapisany przed szyfrogramem, brak dopełnienia.',
  },
  numberUnknown: {
    en: 'This simulator has given no invoice the KSeF number {ksefNumber}.',
    pl: 'Symulator nie nadał żadnej fakturze numeru KSeF {ksefNumber}.',
  },
  notAParty: {
    en: '{context} stands on the invoice {ksefNumber} neither as seller or buyer, nor as third or authorised subject.',
    pl: '{context} nie jest na fakturze {ksefNumber} sprzedawcą ani nabywcą, podmiotem trzecim ani upoważnionym.',
  },
  notStored: {
    en: 'The invoice is stored for good at {at} (the delay "storage").',
    pl: 'Faktura zostanie trwale zapisana {at} (opóźnienie „storage”).',
  },
})

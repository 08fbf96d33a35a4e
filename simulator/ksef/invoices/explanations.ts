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
  notSeller: {
    en: 'The seller (Podmiot1) is the NIP {nip}, the session works in {context} with [{held}]. An invoice is sent in the context of its seller with InvoiceWrite, by its buyer under SelfInvoicing (P_17 is 1) or RRInvoicing (FA_RR), by the tax representative that it names (RolaPU 3) under TaxRepresentative, by a member of the group that it names as issuer, or by the enforcement authority or bailiff that it names as PodmiotUpowazniony, with EnforcementOperations. The right to work in another context (POST /permissions/entities/grants) is used by signing in to that context.',
    pl: 'Sprzedawcą (Podmiot1) jest NIP {nip}, a sesja działa w {context} z [{held}]. Fakturę wysyła się w kontekście sprzedawcy z InvoiceWrite, jako nabywca z SelfInvoicing (P_17 równe 1) albo RRInvoicing (FA_RR), jako wskazany w niej przedstawiciel podatkowy (RolaPU 3) z TaxRepresentative, jako członek grupy wskazany w niej jako wystawca albo jako wskazany w niej jako PodmiotUpowazniony organ egzekucyjny lub komornik, z EnforcementOperations. Z prawa do pracy w innym kontekście (POST /permissions/entities/grants) korzysta się, uwierzytelniając się w tamtym kontekście.',
  },
  noAuthorization: {
    en: 'The seller {nip} has given {context} no {scope} that stands now. It is granted by POST /permissions/authorizations/grants in the context of the seller; the session works with [{held}].',
    pl: 'Sprzedawca {nip} nie nadał podmiotowi {context} obowiązującego teraz uprawnienia {scope}. Nadaje je POST /permissions/authorizations/grants w kontekście sprzedawcy; sesja działa z [{held}].',
  },
  duplicate: {
    en: 'The seller with the NIP {nip} has sent the invoice {number} of the kind {type} before. Its KSeF number is {original}.',
    pl: 'Sprzedawca o NIP {nip} przesłał już fakturę {number} rodzaju {type}. Jej numer KSeF: {original}.',
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
  hundredDays: { en: '100 days', pl: '100 dni' },
  threeMonths: { en: 'three months', pl: 'trzy miesiące' },
  rangeTooLong: {
    en: 'From {from} a range may go {length}, to {most}; this one ends at {to}.',
    pl: 'Od {from} zakres może obejmować {length}, do {most}; ten kończy się {to}.',
  },
  rangeTooLongToNow: {
    en: 'From {from} a range may go {length}, to {most}; this one ends at {to}, now.',
    pl: 'Od {from} zakres może obejmować {length}, do {most}; ten kończy się teraz, {to}.',
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

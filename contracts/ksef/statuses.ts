import * as z from 'zod'

/** What asynchronous work says of itself. Never mixed with errors: these travel in answers that are HTTP 200. */
export interface StatusEntry {
  readonly code: number
  readonly description: string
  readonly details?: readonly string[]
}

/** Rows of code, description and details: what the OpenAPI document shows of a table of statuses. */
export const codesOf = (statuses: Readonly<Record<string, StatusEntry>>): (string | number)[][] =>
  Object.values(statuses).map(({ code, description, details = [] }) => [code, description, ...details])

const failed = 'Uwierzytelnianie zakończone niepowodzeniem'
const badToken = `${failed} z powodu błędnego tokenu`
const badCertificate = `${failed} z powodu błędu certyfikatu`

/**
 * The authentication operation (auth-status-004 … 022). Details that were recorded verbatim stand as recorded,
 * with their full stops: see the deviations.
 */
export const authenticationStatuses = {
  inProgress: { code: 100, description: 'Uwierzytelnianie w toku' },
  succeeded: { code: 200, description: 'Uwierzytelnianie zakończone sukcesem' },
  noPermissions: { code: 415, description: failed, details: ['Brak przypisanych uprawnień'] },
  revoked: {
    code: 425,
    description: 'Uwierzytelnienie unieważnione',
    details: ['Uwierzytelnienie i powiązane refresh tokeny zostały unieważnione przez użytkownika'],
  },
  tokenEncryption: { code: 450, description: badToken, details: ['Nieprawidłowe szyfrowanie tokena'] },
  tokenEncoding: { code: 450, description: badToken, details: ['Nieprawidłowe kodowanie tokena'] },
  tokenChallenge: { code: 450, description: badToken, details: ['Nieprawidłowe wyzwanie autoryzacyjne'] },
  tokenTime: { code: 450, description: badToken, details: ['Nieprawidłowy czas tokena'] },
  tokenUnknown: { code: 450, description: badToken, details: ['Nieprawidłowy token'] },
  tokenContext: {
    code: 450,
    description: badToken,
    details: ['Token nie może być użyty w kontekście {contextIdentifier}'],
  },
  tokenRevoked: { code: 450, description: badToken, details: ['Token unieważniony.'] },
  tokenInactive: { code: 450, description: badToken, details: ['Token nieaktywny'] },
  certificateExpired: { code: 460, description: badCertificate, details: ['Nieważny certyfikat'] },
  certificateChain: { code: 460, description: badCertificate, details: ['Błąd weryfikacji łańcucha certyfikatów'] },
  certificateUntrusted: { code: 460, description: badCertificate, details: ['Niezaufany łańcuch certyfikatów'] },
  certificateRevoked: { code: 460, description: badCertificate, details: ['Certyfikat odwołany'] },
  certificateSuspended: { code: 460, description: badCertificate, details: ['Certyfikat zawieszony'] },
  certificateInvalid: { code: 460, description: badCertificate, details: ['Niepoprawny certyfikat'] },
  deceased: {
    code: 470,
    description: failed,
    details: ['Próba wykorzystania metod autoryzacyjnych osoby zmarłej'],
  },
  blocked: {
    code: 480,
    description: 'Uwierzytelnienie zablokowane',
    details: [
      'Podejrzenie incydentu bezpieczeństwa. Skontaktuj się z Ministerstwem Finansów przez formularz zgłoszeniowy.',
    ],
  },
  unknown: { code: 500, description: 'Nieznany błąd' },
  cancelled: {
    code: 550,
    description: 'Operacja została anulowana przez system',
    details: ['Przetwarzanie zostało przerwane z przyczyn wewnętrznych systemu. Spróbuj ponownie'],
  },
} as const satisfies Record<string, StatusEntry>

export type AuthenticationStatus = keyof typeof authenticationStatuses

/** The life of a KSeF token. */
export const TokenStatus = z.enum(['Pending', 'Active', 'Revoking', 'Revoked', 'Failed'])
export type TokenStatus = z.infer<typeof TokenStatus>

/** tokens-status-failed-enforcement */
export const notAnEnforcementAuthority = 'Context identifier is not enforcement authority.'

/** A grant or revocation of permissions (permissions-operations-004 … 014). */
export const permissionOperationStatuses = {
  accepted: { code: 100, description: 'Operacja przyjęta do realizacji' },
  succeeded: { code: 200, description: 'Operacja zakończona sukcesem' },
  failed: { code: 400, description: 'Operacja zakończona niepowodzeniem' },
  unrelatedIdentifiers: {
    code: 410,
    description: 'Podane identyfikatory są niezgodne lub pozostają w niewłaściwej relacji',
  },
  notEntitled: { code: 420, description: 'Użyte poświadczenia nie mają uprawnień do wykonania tej operacji' },
  roleMissing: {
    code: 430,
    description: 'Kontekst identyfikatora nie odpowiada wymaganej roli lub uprawnieniom',
  },
  relationForbids: { code: 440, description: 'Operacja niedozwolona dla wskazanych powiązań identyfikatorów' },
  identifierForbids: {
    code: 450,
    description: 'Operacja niedozwolona dla wskazanego identyfikatora lub jego typu',
  },
  unknown: { code: 500, description: 'Nieznany błąd' },
  cancelled: {
    code: 550,
    description: 'Operacja została anulowana przez system',
    details: ['Przetwarzanie zostało przerwane z przyczyn wewnętrznych systemu. Spróbuj ponownie później.'],
  },
} as const satisfies Record<string, StatusEntry>

export type PermissionOperationStatus = keyof typeof permissionOperationStatuses

const notSemantic = 'Błąd weryfikacji semantyki dokumentu faktury'
const badFile = 'Błąd weryfikacji pliku faktury'

/**
 * An invoice in a session (session-status-035 … 046). Details are templates; {message} stands for what the schema's
 * validator says. Those without a source in the comment are assumed: the official table has none.
 */
export const invoiceStatuses = {
  accepted: { code: 100, description: 'Faktura przyjęta do dalszego przetwarzania' },
  processing: { code: 150, description: 'Trwa przetwarzanie' },
  succeeded: { code: 200, description: 'Sukces' },
  sessionFailed: { code: 405, description: 'Przetwarzanie anulowane z powodu błędu sesji' },
  /** invoice-410-context-detail-2025-12; until then it was "Brak uprawnienia fakturowego" */
  notPermitted: {
    code: 410,
    description: 'Nieprawidłowy zakres uprawnień',
    details: ['Kontekst {context} nie jest uprawniony do wystawienia faktury w imieniu sprzedawcy (NIP: {nip})'],
  },
  attachmentNotAllowed: { code: 415, description: 'Brak możliwości wysyłania faktury z załącznikiem' },
  /** CIRFMF/ksef-api issue 234 */
  fileSizeDiffers: {
    code: 430,
    description: badFile,
    details: ["Rozmiar faktury nie zgadza się z zadeklarowaną wartością: '{size}'."],
  },
  fileHashDiffers: {
    code: 430,
    description: badFile,
    details: ["Skrót faktury nie zgadza się z zadeklarowaną wartością: '{hash}'."],
  },
  fileTooLarge: {
    code: 430,
    description: badFile,
    details: ["Rozmiar faktury przekracza dozwoloną wartość: '{size}'."],
  },
  /** CIRFMF/ksef-api issue 779; what detail it has is not known. */
  byteOrderMark: { code: 430, description: badFile },
  /** bsdnetpl/KSeFClient issue 14 */
  notDecrypted: { code: 435, description: 'Błąd odszyfrowania pliku', details: ['Plik niepoprawnie zaszyfrowany'] },
  /** invoice-status-440-duplicate-extensions */
  duplicate: {
    code: 440,
    description: 'Duplikat faktury',
    details: [
      'Duplikat faktury. Faktura o numerze KSeF: {originalKsefNumber} została już prawidłowo przesłana do systemu w sesji: {originalSessionReferenceNumber}',
    ],
  },
  /** invoice-status-450-invalid-xml */
  notXml: { code: 450, description: notSemantic, details: ['Nieprawidłowy XML'] },
  schemaMismatch: { code: 450, description: notSemantic, details: ['{message}'] },
  issuedInFuture: {
    code: 450,
    description: notSemantic,
    details: ["Data wystawienia faktury: '{date}' nie może być późniejsza niż data przyjęcia."],
  },
  sellerNipInvalid: { code: 450, description: notSemantic, details: ["NIP sprzedawcy: '{value}' jest nieprawidłowy."] },
  buyerNipInvalid: { code: 450, description: notSemantic, details: ["NIP nabywcy: '{value}' jest nieprawidłowy."] },
  thirdNipInvalid: {
    code: 450,
    description: notSemantic,
    details: ["NIP podmiotu trzeciego: '{value}' jest nieprawidłowy."],
  },
  authorizedNipInvalid: {
    code: 450,
    description: notSemantic,
    details: ["NIP podmiotu upoważnionego: '{value}' jest nieprawidłowy."],
  },
  /** invoice-status-450-internal-id */
  thirdInternalIdInvalid: {
    code: 450,
    description: notSemantic,
    details: ["Identyfikator wewnętrzny podmiotu trzeciego: '{value}' jest nieprawidłowy."],
  },
  unknown: { code: 500, description: 'Nieznany błąd ({statusCode})' },
  cancelled: {
    code: 550,
    description: 'Operacja została anulowana przez system',
    details: ['Przetwarzanie zostało przerwane z przyczyn wewnętrznych systemu. Spróbuj ponownie'],
  },
} as const satisfies Record<string, StatusEntry>

export type InvoiceStatus = keyof typeof invoiceStatuses

/** An interactive session (session-status-059 … 064). */
export const onlineSessionStatuses = {
  open: { code: 100, description: 'Sesja interaktywna otwarta' },
  closed: { code: 170, description: 'Sesja interaktywna zamknięta' },
  processed: { code: 200, description: 'Sesja interaktywna przetworzona pomyślnie' },
  /** session-status-415-key-decryption */
  keyNotDecrypted: {
    code: 415,
    description: 'Błąd odszyfrowania dostarczonego klucza',
    details: ['Rozszyfrowania klucza symetrycznego zakończone błędem'],
  },
  cancelled: { code: 440, description: 'Sesja anulowana', details: ['Nie przesłano faktur'] },
  noValidInvoices: { code: 445, description: 'Błąd weryfikacji, brak poprawnych faktur' },
} as const satisfies Record<string, StatusEntry>

export type OnlineSessionStatus = keyof typeof onlineSessionStatuses

/** A batch session (session-status-047 … 058): not built yet, its codes stand in the same table of the document. */
export const batchSessionStatuses = {
  open: { code: 100, description: 'Sesja wsadowa rozpoczęta' },
  processing: { code: 150, description: 'Trwa przetwarzanie' },
  processed: { code: 200, description: 'Sesja wsadowa przetworzona pomyślnie' },
  badParts: { code: 405, description: 'Błąd weryfikacji poprawności dostarczonych elementów paczki' },
  keyNotDecrypted: { code: 415, description: 'Błąd odszyfrowania dostarczonego klucza' },
  tooManyInvoices: { code: 420, description: 'Przekroczony limit faktur w sesji' },
  badArchive: { code: 430, description: 'Błąd dekompresji pierwotnego archiwum' },
  partsNotDecrypted: { code: 435, description: 'Błąd odszyfrowania zaszyfrowanych części archiwum' },
  timedOut: { code: 440, description: 'Sesja anulowana', details: ['Przekroczono czas wysyłki'] },
  cancelled: { code: 440, description: 'Sesja anulowana', details: ['Nie przesłano faktur'] },
  noValidInvoices: { code: 445, description: 'Błąd weryfikacji, brak poprawnych faktur' },
  unknown: { code: 500, description: 'Nieznany błąd ({statusCode})' },
} as const satisfies Record<string, StatusEntry>

/** How a session is filtered by: what its status means, whichever kind it is (session-status-081). */
export const commonSessionStatuses = {
  open: 'InProgress',
  closed: 'InProgress',
  processed: 'Succeeded',
  keyNotDecrypted: 'Failed',
  noValidInvoices: 'Failed',
  cancelled: 'Cancelled',
} as const satisfies Record<OnlineSessionStatus, string>

import { filled } from '../filled.ts'
import type { Told } from '../told.ts'
import type { Lifetime, Was } from '../versions.ts'

/**
 * Every "no" that KSeF says, once. `text` is KSeF's own wording; `detail` is a template whose {names} are filled from
 * the `values` of the error. Entries with `code` are exceptions (exceptionCode), entries with `reason` or without
 * either travel as Problem Details only.
 *
 * Sources: open-api.json (400 tables of the operations), recordings named beside the entry.
 */
export interface ErrorEntry extends Lifetime {
  readonly http: number
  readonly code?: number
  readonly reason?: string
  readonly text: string
  readonly detail?: string
  /** How it was told up to and with a version: the handler says the same, whatever the version. */
  readonly was?: Was<Pick<ErrorEntry, 'code' | 'text' | 'detail'>>
}

/** Up to this version one code stood for all that was wrong with an invoice. */
const notCollectable = {
  '2.7': {
    code: 71001,
    text: 'Faktura nie może zostac przypisana do Identyfikatora Zbiorczego.',
    detail: 'Faktura o numerze KSeF {ksefNumber} nie może zostac przypisana do Identyfikatora Zbiorczego.',
  },
} as const

export const errors = {
  // The signed document (POST /auth/xades-signature)
  invalidDocument: { http: 400, code: 9101, text: 'Nieprawidłowy dokument.' },
  signatureMissing: { http: 400, code: 9102, text: 'Brak podpisu.' },
  tooManySignatures: { http: 400, code: 9103, text: 'Przekroczona liczba dozwolonych podpisów.' },
  /** xades-400-9105-verified-negatively */
  signatureDoesNotVerify: {
    http: 400,
    code: 9105,
    text: 'Nieprawidłowy podpis.',
    detail: 'Podpis zweryfikowany negatywnie.',
  },
  /** xades-400-9105-digest-mismatch */
  digestMismatch: {
    http: 400,
    code: 9105,
    text: 'Nieprawidłowy podpis.',
    detail: "Nieprawidłowa wartość skrótu dla referencji wskazującej na element '{uri}'.",
  },
  /** xades-400-9105-format-not-accepted */
  signatureProfile: {
    http: 400,
    code: 9105,
    text: 'Nieprawidłowy podpis.',
    detail: 'Format podpisu niezgodny z akceptowanymi profilami XAdES.',
  },
  /** xades-400-9105-unsupported-algorithm */
  unsupportedAlgorithm: {
    http: 400,
    code: 9105,
    text: 'Nieprawidłowy podpis.',
    detail: 'Podpis złożony z użyciem niewspieranego algorytmu kryptograficznego.',
  },
  /** xades-400-9105-xsd-validation: the message continues in the style of Xerces */
  signatureSchema: { http: 400, code: 9105, text: 'Nieprawidłowy podpis.', detail: 'Błąd walidacji XSD: {message}' },
  /** ksef-api issue 144 */
  referenceNotFound: {
    http: 400,
    code: 9105,
    text: 'Nieprawidłowy podpis.',
    detail: "Element wskazywany przez referencję '{uri}' nie został odnaleziony.",
  },
  unreadableContent: { http: 400, code: 21001, text: 'Nieczytelna treść.' },
  invalidChallenge: { http: 400, code: 21111, text: 'Nieprawidłowe wyzwanie autoryzacyjne.' },
  invalidCertificate: { http: 400, code: 21115, text: 'Nieprawidłowy certyfikat.' },
  subjectNotAllowedInContext: {
    http: 400,
    code: 21117,
    text: 'Nieprawidłowy identyfikator podmiotu dla wskazanego typu kontekstu.',
  },
  invalidEncoding: { http: 400, code: 21217, text: 'Nieprawidłowe kodowanie znaków.' },
  /** xades-400-21401-schema-nip */
  schemaMismatch: { http: 400, code: 21401, text: 'Dokument nie jest zgodny ze schemą (xsd).', detail: '{message}' },
  signatureConflict: { http: 400, code: 21406, text: 'Konflikt podpisu i typu uwierzytelnienia.' },

  // Input of any operation
  validationFailed: { http: 400, code: 21405, text: 'Błąd walidacji danych wejściowych.' },
  /** auth-sessions-list-400-21418; the official text reads "Przekazany token kontynuacji ma nieprawidłowy format." */
  invalidContinuationToken: {
    http: 400,
    code: 21418,
    text: 'Przesłany token kontynuacji jest nieprawidłowy.',
    detail: "'continuationToken' is not in the correct format.",
  },
  unknownPublicKey: {
    http: 400,
    code: 21470,
    text: 'Przesłany identyfikator klucza jest nieznany lub wskazuje na wycofany klucz.',
    detail: 'Klucz o identyfikatorze {keyId} nie jest wspierany.',
  },

  // The authentication operation and its tokens
  authenticationNotFound: {
    http: 400,
    code: 21304,
    text: 'Brak uwierzytelnienia.',
    detail: 'Operacja uwierzytelniania o numerze referencyjnym {referenceNumber} nie została znaleziona.',
  },
  alreadyRedeemed: {
    http: 400,
    code: 21301,
    text: 'Brak autoryzacji.',
    detail: 'Tokeny dla operacji uwierzytelniania {referenceNumber} zostały już pobrane.',
  },
  /** redeem-400-21301-status-100-2026-01 */
  statusForbidsRedeem: {
    http: 400,
    code: 21301,
    text: 'Brak autoryzacji.',
    detail: 'Status uwierzytelniania ({status}) nie pozwala na pobranie tokenów.',
  },
  /** refresh-400-session-revoked-425: "uwierzytelnienia" here, "uwierzytelniania" in the official text */
  statusForbidsRefresh: {
    http: 400,
    code: 21301,
    text: 'Brak autoryzacji.',
    detail: 'Status uwierzytelnienia ({status}) nie pozwala na odświeżenie tokenu dostępowego.',
  },
  /** refresh-400-token-revoked */
  ksefTokenRevoked: {
    http: 400,
    code: 21301,
    text: 'Brak autoryzacji.',
    detail: 'Token KSeF został unieważniony.',
  },
  deceasedPerson: { http: 400, code: 21308, text: 'Próba wykorzystania metod autoryzacyjnych osoby zmarłej.' },

  // KSeF tokens
  /** tokens-400-26001-missing-permissions */
  permissionsNotOwned: {
    http: 400,
    code: 26001,
    text: 'Nie można nadać tokenowi uprawnień których nie posiadasz.',
    detail: 'Brakujące uprawnienia: {permissions}.',
  },
  /** The official detail only describes itself; its wording is assumed. */
  contextTypeNotAllowedForToken: {
    http: 400,
    code: 26002,
    text: 'Nie można wygenerować tokena dla obecnego typu kontekstu.',
    detail: 'Obecny typ kontekstu: {current}. Dozwolone typy kontekstu: {allowed}.',
  },

  // Sessions and invoices
  invoiceCountExceeded: {
    http: 400,
    code: 21155,
    text: 'Przekroczono dozwoloną liczbę faktur w sesji.',
    detail: 'Sesja o numerze referencyjnym {referenceNumber} osiągnęła dozwolony limit liczby faktur {invoiceLimit}.',
  },
  /** Where several codes meet they fold into 21405 (error-400-legacy-aggregation). */
  partTooLarge: {
    http: 400,
    code: 21157,
    text: 'Nieprawidłowy rozmiar części pakietu.',
    detail: 'Rozmiar części {ordinalNumber} przekroczył dozwolony rozmiar 100MB.',
  },
  /** session-batch-close-400-21157 */
  partSizeDiffers: {
    http: 400,
    code: 21157,
    text: 'Nieprawidłowy rozmiar części pakietu.',
    detail: "Zadeklarowany rozmiar części '{ordinalNumber}' nie zgadza się z rzeczywistym.",
  },
  /** sessions-batch-042: the document says "pakietu" */
  tooManyParts: { http: 400, code: 21161, text: 'Przekroczono dozwoloną liczbę części pakietów.' },
  invoiceNotFound: {
    http: 400,
    code: 21164,
    text: 'Faktura o podanym identyfikatorze nie istnieje.',
    detail: 'Faktura o numerze KSeF {ksefNumber} nie została znaleziona.',
  },
  invoiceNotStored: {
    http: 400,
    code: 21165,
    text: 'Faktura o podanym numerze KSeF nie jest jeszcze dostępna.',
    detail:
      'Faktura o numerze KSeF {ksefNumber} została przetworzona, ale nie jest jeszcze dostępna do pobrania. Spróbuj ponownie później.',
  },
  alreadyCorrected: {
    http: 400,
    code: 21166,
    text: 'Korekta techniczna niedostępna.',
    detail: 'Faktura posiada już przetworzoną prawidłowo korektę techniczną.',
  },
  notCorrectable: {
    http: 400,
    code: 21167,
    text: 'Status faktury nie pozwala na korektę techniczną.',
    detail: 'Nie można wysłać korekty technicznej do prawidłowo przetworzonej faktury.',
  },
  /** session-invoices-400-21173 */
  sessionNotFound: {
    http: 400,
    code: 21173,
    text: 'Brak sesji o wskazanym numerze referencyjnym.',
    detail: 'Sesja o numerze referencyjnym {referenceNumber} nie została znaleziona.',
  },
  /** Sending and closing end in "odnaleziona" (sessions-online-076). */
  onlineSessionNotFound: {
    http: 400,
    code: 21173,
    text: 'Brak sesji o wskazanym numerze referencyjnym.',
    detail: 'Sesja o numerze referencyjnym {referenceNumber} nie została odnaleziona.',
  },
  upoNotFound: {
    http: 400,
    code: 21178,
    text: 'Nie znaleziono UPO dla podanych kryteriów.',
    detail: 'UPO o numerze KSeF {ksefNumber} i numerze referencyjnym sesji {referenceNumber} nie zostało znalezione.',
  },
  upoPageNotFound: {
    http: 400,
    code: 21178,
    text: 'Nie znaleziono UPO dla podanych kryteriów.',
    detail: 'UPO o numerze referencyjnym {upoReferenceNumber} dla sesji {referenceNumber} nie zostało znalezione.',
  },
  /** upo-n01; the detail as ksef2 1.1.0 quotes it (docs, errors). */
  upoOfInvoiceNotFound: {
    http: 400,
    code: 21178,
    text: 'Nie znaleziono UPO dla podanych kryteriów.',
    detail: 'UPO o numerze referencyjnym {invoiceReferenceNumber} nie zostało znalezione.',
  },
  /** The code stands in brackets: session-send-400-21180-status-415. */
  sessionTakesNoInvoices: {
    http: 400,
    code: 21180,
    text: 'Status sesji nie pozwala na wykonanie operacji.',
    detail: 'Status sesji {code} uniemożliwia wysyłkę faktur.',
  },
  sessionCannotBeClosed: {
    http: 400,
    code: 21180,
    text: 'Status sesji nie pozwala na wykonanie operacji.',
    detail: 'Status sesji {code} uniemożliwia jej zamknięcie.',
  },
  /** session-batch-close-400-21205-part-1 */
  partMissing: {
    http: 400,
    code: 21205,
    text: 'Pakiet nie może być pusty.',
    detail: "Nie przesłano zadeklarowanej '{ordinalNumber}' części pliku.",
  },
  batchTimedOut: {
    http: 400,
    code: 21208,
    text: 'Czas oczekiwania na requesty upload lub finish został przekroczony.',
    detail: 'Sesja anulowana, przekroczony czas wysyłki.',
  },
  exportNotFound: { http: 400, code: 21175, text: 'Wynik zapytania o podanym identyfikatorze nie istnieje.' },
  exportNotAllowed: {
    http: 400,
    code: 21181,
    text: 'Nieprawidłowe żądanie eksportu faktur.',
    detail:
      'Nie można wyeksportować paczki faktur dla wybranego podmiotu ({subjecttype}) i zalogowanego identyfikatora kontekstu ({type}).',
  },
  tooManyExports: {
    http: 400,
    code: 21182,
    text: 'Osiągnięto limit trwających eksportów.',
    detail:
      'Dla uwierzytelnionego podmiotu w bieżącym kontekście osiągnięto maksymalny limit {count} równoczesnych eksportów faktur. Spróbuj ponownie później.',
  },
  beyondHighWaterMark: {
    http: 400,
    code: 21183,
    text: 'Zakres filtrowania wykracza poza dostępny zakres danych.',
    detail:
      'Parametr dateRange.from jest późniejszy niż PermanentStorageHwmDate przy włączonym restrictToPermanentStorageHwmDate.',
  },
  sessionUnderMaintenance: {
    since: '2.8',
    http: 400,
    code: 21184,
    text: 'Sesja tymczasowo niedostępna.',
    detail:
      'Trwają prace serwisowe i sesja {referenceNumber} jest tymczasowo niedostępna. Spróbuj ponownie później lub otwórz nową sesję, aby wysłać kolejne faktury.',
  },
  sizeMismatch: {
    http: 400,
    code: 21402,
    text: 'Nieprawidłowy rozmiar pliku.',
    detail: 'Długość treści nie zgadza się z rozmiarem pliku.',
  },
  hashMismatch: {
    http: 400,
    code: 21403,
    text: 'Nieprawidłowy skrót pliku.',
    detail: 'Skrót treści nie zgadza się ze skrótem pliku.',
  },

  // KSeF certificates
  noEnrollmentData: {
    http: 400,
    code: 25001,
    text: 'Brak możliwości pobrania danych do CSR dla wykorzystanego sposobu uwierzytelnienia.',
  },
  enrollmentNotAllowed: {
    http: 400,
    code: 25002,
    text: 'Brak możliwości złożenia wniosku certyfikacyjnego dla wykorzystanego sposobu uwierzytelnienia.',
  },
  csrDataMismatch: {
    http: 400,
    code: 25003,
    text: 'Dane w CSR nie zgadzają się z danymi w użytym wektorze uwierzytelniającym.',
  },
  invalidCsr: { http: 400, code: 25004, text: 'Niepoprawny format CSR lub niepoprawny podpis CSR.' },
  enrollmentNotFound: {
    http: 400,
    code: 25005,
    text: 'Wniosek certyfikacyjny o podanym numerze referencyjnym nie istnieje.',
  },
  enrollmentLimitReached: {
    http: 400,
    code: 25006,
    text: 'Osiągnięto limit możliwych do złożenia wniosków certyfikacyjnych.',
  },
  /** certificates-072 */
  certificateLimitReached: {
    http: 400,
    code: 25007,
    text: 'Osiągnięto limit dopuszczalnej liczby posiadanych certyfikatów.',
  },
  /** certificates-n01 */
  certificateNotFound: { http: 400, code: 25008, text: 'Certyfikat o podanym numerze seryjnym nie istnieje.' },
  certificateNotRevocable: {
    http: 400,
    code: 25009,
    text: 'Nie można odwołać wskazanego certyfikatu, ponieważ jest już odwołany, zablokowany lub nieważny.',
  },
  csrKeyNotAllowed: { http: 400, code: 25010, text: 'Nieprawidłowy typ lub długość klucza.' },
  csrAlgorithmNotAllowed: { http: 400, code: 25011, text: 'Nieprawidłowy algorytm podpisu CSR.' },
  // Collective identifiers
  collectedInvoiceNotFound: {
    http: 400,
    code: 71001,
    text: 'Faktura o podanym identyfikatorze nie istnieje.',
    detail: 'Faktura o numerze KSeF {ksefNumber} nie została znaleziona.',
    was: notCollectable,
  },
  collectedTooOften: {
    http: 400,
    code: 71002,
    text: 'Faktura jest już przypisana do maksymalnej liczby Identyfikatorów Zbiorczych.',
    detail: 'Faktura o numerze KSeF {ksefNumber} jest już przypisana do maksymalnej liczby Identyfikatorów Zbiorczych.',
  },
  sellersDiffer: {
    http: 400,
    code: 71004,
    text: 'Faktury mają różnych sprzedawców.',
    detail: 'Faktura o numerze KSeF {ksefNumber} ma innego sprzedawcę.',
    was: notCollectable,
  },
  ksefNumberRepeated: {
    http: 400,
    code: 71005,
    text: 'Powtórzony numer KSeF w żądaniu.',
    detail: 'Powtórzony numer KSeF {ksefNumber}.',
    was: notCollectable,
  },

  // Test data
  alreadyExists: { http: 400, code: 30001, text: 'Podmiot lub uprawnienie już istnieje.' },

  // Always Problem Details
  unauthorized: { http: 401, text: 'Wymagane jest uwierzytelnienie.' },
  missingPermissions: {
    http: 403,
    reason: 'missing-permissions',
    text: 'Brak wymaganych uprawnień do wykonania operacji w bieżącym kontekście.',
  },
  ipNotAllowed: {
    http: 403,
    reason: 'ip-not-allowed',
    text: 'Żądanie pochodzi z adresu IP innego niż wskazany podczas uwierzytelnienia.',
  },
  insufficientResourceAccess: {
    http: 403,
    reason: 'insufficient-resource-access',
    text: 'Brak dostępu do wskazanego zasobu.',
  },
  authMethodNotAllowed: {
    http: 403,
    reason: 'auth-method-not-allowed',
    text: 'Ta operacja nie jest dostępna dla użytej metody uwierzytelnienia.',
  },
  /** From the protection in front of KSeF: the simulator has none (refresh-403-request-blocked). */
  securityServiceBlocked: {
    http: 403,
    reason: 'security-service-blocked',
    text: 'Żądanie zostało zablokowane przez mechanizmy bezpieczeństwa.',
  },
  contextTypeNotAllowed: {
    http: 403,
    reason: 'context-type-not-allowed',
    text: 'Operacja nie jest dostępna dla uwierzytelnionego typu kontekstu.',
  },
  gone: { http: 410, text: 'Operacja wygasła i nie jest już dostępna.' },

  // Either format, with Retry-After
  tooManyRequests: { http: 429, text: 'Przekroczono limit {limit} żądań na {window}. Spróbuj ponownie po {wait}.' },

  // What a web server says before KSeF does; recorded as statuses without a body
  notFound: { http: 404, text: 'Not Found' },
  methodNotAllowed: { http: 405, text: 'Method Not Allowed' },
  contentTooLarge: { http: 413, text: 'Content Too Large' },
  unsupportedMediaType: { http: 415, text: 'Unsupported Media Type' },

  // Ours
  unexpected: { http: 500, code: 500, text: 'Wystąpił nieoczekiwany błąd.' },
} as const satisfies Record<string, ErrorEntry>

export type ErrorName = keyof typeof errors

type NamesIn<T> = T extends `${string}{${infer Name}}${infer Rest}` ? Name | NamesIn<Rest> : never

/** The {names} that stand in the texts of the catalogue. */
export type ValueName =
  | NamesIn<Extract<(typeof errors)[ErrorName], { detail: string }>['detail']>
  | NamesIn<(typeof errors)[ErrorName]['text']>

export interface KsefErrorOptions {
  /** Values of the {names} in the entry's texts. */
  readonly values?: Readonly<Record<string, string | number>>
  /** Details that replace the entry's own (one line each). */
  readonly details?: readonly string[]
  /** Why, in full, for the developer. Never part of the KSeF answer. */
  readonly explanation?: Told
  /** The `security` member of a 403. */
  readonly security?: Readonly<Record<string, unknown>>
  /** Seconds, for 429. */
  readonly retryAfter?: number
}

/** An answer of KSeF that says no: thrown by the simulator's handlers and by the client alike. */
export class KsefError extends Error {
  override readonly name = 'KsefError'
  readonly error: ErrorName
  /** HTTP status. */
  readonly status: number
  /** exceptionCode, or undefined for answers that have none. */
  readonly code: number | undefined
  /** KSeF's wording. */
  readonly text: string
  readonly details: readonly string[]
  readonly explanation: Told | undefined
  readonly security: Readonly<Record<string, unknown>> | undefined
  readonly retryAfter: number | undefined
  /** What it was made of. */
  readonly #options: KsefErrorOptions

  /** @param entry how it is told; as the newest version tells it where nothing is said */
  constructor(error: ErrorName, options: KsefErrorOptions = {}, entry: ErrorEntry = errors[error]) {
    const text = filled(entry.text, options.values)
    const details = options.details ?? (entry.detail === undefined ? [] : [filled(entry.detail, options.values)])
    super([entry.code ?? entry.http, [text, ...details].join(' - ')].join(': '))
    this.error = error
    this.status = entry.http
    this.code = entry.code
    this.text = text
    this.details = details
    this.explanation = options.explanation
    this.security = options.security
    this.retryAfter = options.retryAfter
    this.#options = options
  }

  /** The same refusal as another entry tells it. */
  toldAs(entry: ErrorEntry): KsefError {
    return entry === errors[this.error] ? this : new KsefError(this.error, this.#options, entry)
  }
}

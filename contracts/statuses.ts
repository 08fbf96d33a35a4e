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
 * The authentication operation (auth-status-004 … 022). Details that were recorded verbatim stand as recorded, in
 * English and with their full stops, where the official text has Polish ones: see the deviations.
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
  tokenEncryption: { code: 450, description: badToken, details: ['Invalid token encryption.'] },
  tokenEncoding: { code: 450, description: badToken, details: ['Invalid token encoding.'] },
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

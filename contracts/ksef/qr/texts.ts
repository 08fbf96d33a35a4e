/** What the pages behind QR codes say. Recorded (qr-001 … qr-008) where a source is named, negations of that otherwise. */

export const invoicePageTexts = {
  /** qr-invoice-page-found-offline */
  found: 'Faktura znajduje się w KSeF',
  /** qr-invoice-page-not-found */
  notFound: 'Faktura nie została znaleziona w KSeF',
  /** qr-invoice-page-found-offline */
  mode: 'Tryb wystawienia faktury',
  /** qr-invoice-page-download-error */
  failed: 'Wystąpił nieoczekiwany błąd. Spróbuj ponownie później.',
  ksefNumber: 'Numer KSeF',
  sellerNip: 'NIP sprzedawcy',
  issueDate: 'Data wystawienia',
  grossAmount: 'Kwota brutto',
  buyer: 'Identyfikator lub nazwa nabywcy',
  download: 'Pobierz fakturę',
  /** Assumed. */
  differs: 'Podane dane nie zgadzają się z danymi faktury.',
} as const

/** Two generations of texts, so that what reads either of them finds it (qr-007). */
export const certificatePageTexts = {
  valid: 'Weryfikacja prawidłowa',
  invalid: 'Weryfikacja nieprawidłowa',
  exists: { yes: 'Certyfikat istnieje', no: 'Certyfikat nie istnieje' },
  active: { yes: 'Certyfikat jest aktywny', no: 'Certyfikat jest nieaktywny' },
  signature: { yes: 'Podpis wystawcy jest prawidłowy', no: 'Podpis wystawcy jest nieprawidłowy' },
  /** qr-008 */
  right: {
    yes: 'Wystawca posiada uprawnienia do wystawienia faktury',
    no: 'Wystawca nie posiada uprawnień do wystawiania faktury w imieniu {seller}',
  },
} as const

export type CertificateCheck = 'exists' | 'active' | 'signature' | 'right'
/** In the order of kody-qr.md. */
export const certificateChecks: readonly CertificateCheck[] = ['exists', 'active', 'signature', 'right']

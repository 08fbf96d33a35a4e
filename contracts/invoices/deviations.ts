import type { Deviation } from '../deviations.ts'

const status = 'GET /sessions/{referenceNumber}/invoices* › *status › codes ›'
const badFile = `${status} 430 › Błąd weryfikacji pliku faktury ›`
const notSemantic = `${status} 450 › Błąd weryfikacji semantyki dokumentu faktury ›`

/** The deviations of sessions and invoices. The official table of an invoice's statuses has no details. */
export const invoiceDeviations = [
  {
    name: 'session-key-detail',
    kind: 'document',
    where: ['GET /sessions/{referenceNumber} › 200 › status › codes › 415 › * › +Rozszyfrowania klucza *'],
    reason: 'The document gives no details for 415; KSeF does, with this grammar.',
    evidence: 'recorded',
    source: 'session-status-415-key-decryption',
  },
  {
    name: 'session-status-without-description',
    kind: 'document',
    where: ['GET /sessions/{referenceNumber} › 200 › status › codes › -*'],
    reason: 'The table ends in a row "*, description missing", which says nothing.',
    evidence: 'documented',
    source: 'session-status-099',
  },
  {
    name: 'invoice-not-permitted-detail',
    kind: 'document',
    where: [`${status} 410 › * › +Kontekst *`],
    reason: 'The document gives no details for 410; KSeF does.',
    evidence: 'recorded',
    source: 'invoice-410-context-detail-2025-12',
  },
  {
    name: 'invoice-size-differs-detail',
    kind: 'document',
    where: [`${badFile} +Rozmiar faktury nie zgadza się *`],
    reason: 'The document gives no details for 430; KSeF does. Only what is encrypted is compared when it is sent.',
    evidence: 'recorded',
    source: 'CIRFMF/ksef-api issue 234',
  },
  {
    name: 'invoice-hash-differs-detail',
    kind: 'document',
    where: [`${badFile} +Skrót faktury *`],
    reason: 'The document gives no details for 430; our wording follows that of the size.',
    evidence: 'assumed',
    source: 'CIRFMF/ksef-api issue 234',
  },
  {
    name: 'invoice-too-large-detail',
    kind: 'document',
    where: [`${badFile} +Rozmiar faktury przekracza *`],
    reason: 'That a file over the limit ends in 430, and its detail, are our guess.',
    evidence: 'assumed',
    source: 'sessions-online-043',
  },
  {
    name: 'invoice-not-decrypted-detail',
    kind: 'document',
    where: [`${status} 435 › * › +Plik niepoprawnie zaszyfrowany`],
    reason: 'The document gives no details for 435; KSeF does.',
    evidence: 'recorded',
    source: 'bsdnetpl/KSeFClient issue 14',
  },
  {
    name: 'duplicate-detail',
    kind: 'document',
    where: [`${status} 440 › * › +Duplikat faktury. *`],
    reason: 'The document gives no details for 440; KSeF does.',
    evidence: 'recorded',
    source: 'invoice-status-440-duplicate-extensions',
  },
  {
    name: 'not-xml-detail',
    kind: 'document',
    where: [`${notSemantic} +Nieprawidłowy XML`],
    reason: 'The document gives no details for 450; KSeF does.',
    evidence: 'recorded',
    source: 'invoice-status-450-invalid-xml',
  },
  {
    name: 'issued-in-future-detail',
    kind: 'document',
    where: [`${notSemantic} +Data wystawienia faktury: *`],
    reason: 'That it ends in 450 is documented; the wording is ours.',
    evidence: 'assumed',
    source: 'sessions-online-056',
  },
  {
    name: 'internal-id-detail',
    kind: 'document',
    where: [`${notSemantic} +Identyfikator wewnętrzny podmiotu trzeciego: *`],
    reason: 'The document gives no details for 450; KSeF does.',
    evidence: 'recorded',
    source: 'invoice-status-450-internal-id',
  },
  {
    name: 'nip-checksum-details',
    kind: 'document',
    where: [`${notSemantic} +NIP *`],
    reason: 'The wording follows that of the internal identifier.',
    evidence: 'assumed',
    source: 'invoice-status-450-internal-id',
  },
  {
    name: 'feature-header-of-sessions',
    kind: 'document',
    where: ['POST /sessions/online* › +header x-ksef-feature'],
    reason:
      'Clients open sessions with upo-v4-3; subject-identifier-validation came with 2.8.0, without saying on which operation.',
    evidence: 'described',
    source: 'sessions-online-073, subject-identifier-validation-header',
  },
  {
    name: 'example-duplicate-without-hash',
    kind: 'example',
    where: ['GET /sessions/{referenceNumber}/invoices/{invoiceReferenceNumber} › 200 › example'],
    reason: 'The example lacks invoiceHash, which is required and always there.',
    evidence: 'documented',
    source: 'open-api.json 2.7.0, SessionInvoiceStatusResponse',
  },
  {
    name: 'example-invoice-cut-short',
    kind: 'example',
    where: ['POST /sessions/online/{referenceNumber}/invoices › body › example'],
    reason: 'The example is cut short with dots where base64 is declared.',
    evidence: 'documented',
    source: 'open-api.json 2.7.0',
  },
  {
    name: 'unknown-invoice-of-a-session-is-21405',
    kind: 'behaviour',
    where: [],
    reason: 'Where 21405 is the only code documented, an unknown session or invoice gives it; the detail is ours.',
    evidence: 'assumed',
    source: 'open-api.json 2.7.0, GET /sessions/{referenceNumber}/invoices/{invoiceReferenceNumber}',
  },
  {
    name: 'high-water-mark-lags-by-the-storage-delay',
    kind: 'behaviour',
    where: [],
    reason:
      'permanentStorageHwmDate is the delay "storage" behind now, or the end of the range; on TEST it was two minutes.',
    evidence: 'described',
    source: 'invoices-metadata-hwm-lag',
  },
  {
    name: 'nothing-by-authorization',
    kind: 'behaviour',
    where: [],
    reason:
      'Authorizations (self-invoicing, RR, tax representatives, PEF) cannot be granted yet: such invoices end in 410. ' +
      'But a Peppol provider, who could send nothing at all, is taken for one to whom every seller granted PefInvoicing.',
    evidence: 'assumed',
    source: 'contracts/operations.ts, permissions.grantAuthorization',
  },
] as const satisfies readonly Deviation[]

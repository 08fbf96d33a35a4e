/**
 * Where a recording is older than the version that we stand for, or comes from something that we do not have: which
 * members it lacks, and why. Paths with dots, `[]` for the entries of a list.
 */
export interface Deviation {
  readonly ids: readonly string[]
  /** Members that the contract requires and the recording lacks. */
  readonly lacks?: readonly string[]
  /** Members that the contract types otherwise, or whose value nobody can compare. */
  readonly other?: readonly string[]
  /** Its text or code is not the catalogue's. */
  readonly words?: true
  readonly reason: string
}

export const deviations: readonly Deviation[] = [
  {
    ids: ['session-batch-invoices-offline-2025-10'],
    other: ['invoices[].upoDownloadUrl'],
    reason: 'The link was cut by the poster.',
  },
  {
    ids: ['error-400-legacy-aggregation'],
    other: ['exception.exceptionDetailList[].details[]'],
    reason: 'The three sentences stand in another order: that of the members in our contract.',
  },
  {
    ids: ['challenge-200-recorded-2026-01-19', 'challenge-200-recorded-2026-01-16-old-host'],
    lacks: ['clientIp'],
    reason: 'clientIp came with 2.2.0 (challenge-client-ip-added, 2026-02-26).',
  },
  {
    ids: [
      'auth-status-200-token-recorded',
      'auth-status-200-qualified-seal',
      'auth-status-415-no-permissions',
      'auth-status-450-invalid-token-encoding',
    ],
    lacks: ['authenticationMethodInfo'],
    reason: 'authenticationMethodInfo came with 2.1.0.',
  },
  {
    ids: ['public-key-certificates-200-recorded', 'public-key-certificates-200-two-usages'],
    lacks: ['[].certificateId', '[].publicKeyId'],
    reason: 'certificateId and publicKeyId came in May 2026 (THREADS.md, "Changes over time").',
  },
  {
    ids: ['refresh-token-jwt-2025-11'],
    lacks: ['cit', 'civ'],
    reason: 'Refresh tokens carry the context since January 2026 (redeem-200-refresh-token-jwt-recorded).',
  },
  {
    ids: ['refresh-403-request-blocked'],
    lacks: ['reasonCode'],
    reason: 'Said by the protection in front of KSeF, which the simulator has not (nothing-blocked-by-protection).',
  },
  {
    ids: ['error-403-problem-null-reason'],
    other: ['reasonCode'],
    words: true,
    reason:
      'Problem Details of March 2026: timestamp and security came with 2.4.0; reasonCode null was seen this once.',
  },
  {
    ids: ['xades-400-9105-invalid-signature-content-2025-10'],
    words: true,
    reason: 'The description of 9105 until October 2025.',
  },
  {
    ids: [
      'redeem-400-21301-operation-not-ready-2025-11',
      'redeem-400-21301-typo-2025-10',
      'redeem-race-after-status-200',
    ],
    words: true,
    reason: 'The detail of 21301 until the end of 2025; now "Status uwierzytelniania (100) …".',
  },
  {
    ids: [
      'session-status-415-key-decryption',
      'session-status-100-open-with-failed',
      'session-status-445-no-valid-invoices',
      'session-batch-440-after-close',
    ],
    lacks: ['dateCreated', 'dateUpdated'],
    reason: 'Recorded in autumn 2025; dateCreated and dateUpdated are always there since 2.0.0 (session-status-073).',
  },
  {
    ids: [
      'auth-status-450-invalid-token-encoding',
      'auth-status-450-invalid-token-encryption',
      'ksef-token-450-only-reference-part',
    ],
    other: ['status.details[]'],
    reason: 'In English until June 2026, in Polish since 2.6.1 (auth-status-n03).',
  },
  {
    ids: ['technical-correction-second-accepted-400'],
    words: true,
    reason: 'Of November 2025; the document has 21166 since.',
  },
  {
    ids: ['certificates-enrollments-data-tinpl'],
    other: ['serialNumber'],
    reason: 'The poster blanked the NIP.',
  },
  {
    ids: ['certificates-counted-across-contexts'],
    other: ['exception.exceptionDetailList[].exceptionDescription'],
    words: true,
    reason:
      'Until early 2026 "dopuszczalnej ilości", without a full stop; now "dopuszczalnej liczby" (certificates-072).',
  },
  {
    ids: ['invoice-status-440-duplicate-2025'],
    lacks: ['status.extensions'],
    reason: 'extensions came with the release after 2025-11-21 (invoice-status-440-duplicate-extensions).',
  },
  {
    ids: ['error-403-missing-permissions'],
    other: ['traceId'],
    reason:
      'The poster blanked it and seems to have changed its beginning: the document of 2026-07-21 and the recording of March have 32 hex digits.',
  },
  {
    ids: ['error-403-empty-body-2026-01', 'error-403-empty-sessions-online', 'error-401-empty-sessions-online'],
    words: true,
    reason: '401 and 403 had no body until early 2026.',
  },
]

export const deviationsOf = (id: string): readonly Deviation[] => deviations.filter(({ ids }) => ids.includes(id))
export const lackingIn = (id: string): readonly string[] => deviationsOf(id).flatMap(({ lacks = [] }) => lacks)
export const otherIn = (id: string): readonly string[] => deviationsOf(id).flatMap(({ other = [] }) => other)

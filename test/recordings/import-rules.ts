import type { Recording } from './recording.ts'

/** What the import knows of single records of threads.json, beyond what they say themselves. */

/** Stands for the suite that shows a record, which is looked up. */
export const inSuite = '<the suite that shows it>'

/** No exchange, or none that could judge anything: why. */
export const unusableRecords: Readonly<Record<string, string>> = {
  'exports-part-url-test-2025-11-10': `The shape of a link alone; ${inSuite}.`,
  'exports-status-200-2026-05-25': `Cut inside the part; ${inSuite}.`,
  'exports-status-200-2026-06-03': `The members that a log showed; ${inSuite}.`,
  'exports-status-200-truncated-2026-05-22': `With placeholders of the poster; ${inSuite}.`,
  'challenge-200-client-ip-2026-10': `A list of members, not the body; ${inSuite}.`,
  'challenge-client-ip-added': 'An announcement with a list of members.',
  'old-host-21180-invalid-request': 'An answer of the retired host.',
  'xades-ecdsa-leading-zero': 'A sentence without the body around it; the cause is not clear in the source.',
  'xades-vatpl-required': 'A suspicion of the poster.',
  'tokens-context-embedded': 'An announcement.',
  'ksef-token-202-with-public-key-id': `A list of members, not the body; ${inSuite}.`,
  'auth-status-members-2026-10': `A list of members, not the body; ${inSuite}.`,
  'auth-method-codes': "A client's table, not an exchange.",
  'auth-status-480-introduced': 'An announcement.',
  'access-token-payload-undocumented': 'A question, not an exchange.',
  'known-redeem-transient-450': 'Contradicts every recording: 450 is a status inside the body, never one of HTTP.',
  'refresh-400-21301-status-not-allowing':
    'The detail is a paraphrase; refresh-400-session-revoked-425 has it verbatim.',
  'refresh-same-second-same-token':
    "Told in words, and contradicted by the official clients' tests: deviation no-jwt-twice.",
  'tokens-introspection-permission': 'Superseded: since then a token may have Introspection (tokens-029).',
  'tokens-own-revoke-without-credentials-manage': 'An announcement.',
  'tokens-revoke-timing-2-s': `A paraphrase of two answers; ${inSuite}.`,
  'error-problem-details-opt-in': 'An announcement.',
  'error-429-escalation': `A statement of the operator; ${inSuite}.`,
  'rate-limits-effective-test-2026-10': `A summary of the body; ${inSuite}.`,
  'error-code-list-community': 'A list of codes, mostly of KSeF 1.0.',
  'reference-number-structure-derived': 'Arithmetic over many numbers; test/contracts/formats.test.ts shows it.',
  'public-key-certificates-members-2026-10': `A list of members; ${inSuite}.`,
  'certificates-limits-raised-2026-03': `A table of the operator; ${inSuite}.`,
  'internal-id-checksum': 'A rule of the operator; test/contracts/formats.test.ts shows it.',
  'known-session-cooldown':
    'A claim of one client that 415 follows from a session just closed: everyone else saw it for a bad key alone.',
  'invoice-duplicate-detection-lost-on-test': 'A question whether TEST lost its invoices; no answer in the source.',
  'invoice-status-440-wrong-session-batch': 'A fault of the real system, told in words.',
  'upo-url-incapsula-html': 'Said by the protection in front of KSeF, which the simulator has not.',
  'auth-status-100-stuck': 'An outage of the real system.',
  'auth-status-450-invalid-token-encoding-2':
    'The poster does not find the cause; auth-status-450-invalid-token-encoding has cause and body.',
  'auth-status-460-intermittent': 'A fault of the real system, told in words.',
  'auth-status-460-self-signed-2025-11': 'A fault of the real system, told in words.',
  'certificate-revoked-access-continues': 'Told in words; test/simulator/ksef/keys/ksef-certificate.test.ts shows it.',
  'xades-accepted-shape-2026-08': 'Told in words; test/simulator/documents/xades/accepted.test.ts shows it.',
  'waf-blocks-test': 'Said of the protection in front of KSeF, which the simulator has not.',
  'maintenance-window-not-in-effect': 'Says of a window announced for maintenance that it was not kept.',
  'lighthouse-test-static': 'Of the status service, which is another system.',
  'storage-html-200-imperva': 'Said by the protection in front of KSeF, which the simulator has not.',
  'certificates-test-profile-2025-10':
    'Fields of a certificate, not an exchange; test/simulator/ksef/certificates/profile.test.ts shows them.',
  'permissions-authorization-grant-eg-2025-10': `Its member has the name of an older document; ${inSuite}.`,
  'permissions-personal-query-500': "A fault of KSeF's own, of that time, and most of its body cut in the source.",
  'certificates-ti-profile': 'A certificate of another environment, not an exchange.',
}

/** Requests that are no operations of the API. */
export const ofLinks: readonly RegExp[] = [/^PUT \{partUploadRequests/, /^GET \{package\.parts/]

/** Areas of the notes that are none of the API. */
export const otherAreas: Readonly<Record<string, string>> = {
  portal: 'Of the web application, not of the API.',
  qr: 'Of the pages behind QR codes, not of the API; test/simulator/ksef/qr/pages.test.ts shows them.',
}

/** The source files the answer of one operation under another: whose it is. */
export const operationOf: Readonly<Record<string, string>> = {
  'testdata-person-async-415': 'GET /auth/{referenceNumber}',
  'tokens-list-active-entry': 'GET /tokens/{referenceNumber}',
  'tokens-stuck-revoking': 'GET /tokens/{referenceNumber}',
  'ksef-token-stale-timestamp-refused': 'GET /auth/{referenceNumber}',
  'permissions-entity-grant-not-enough-to-issue': 'GET /sessions/{referenceNumber}/invoices/{invoiceReferenceNumber}',
  'technical-correction-of-duplicate': 'GET /sessions/{referenceNumber}/invoices/{invoiceReferenceNumber}',
}

/** Where "verbatim is whole, described is part" does not hold. */
export const shownOf: Readonly<Record<string, Recording['shown']>> = {
  // Members left out or cut by the poster.
  'redeem-400-21301-typo-2025-10': 'part',
  'tokens-status-failed-enforcement': 'part',
  'permissions-subunit-checksum-21405': 'part',
  'tokens-400-26001-missing-permissions': 'part',
  'xades-400-21115-prod-selfsigned': 'part',
  'xades-400-21401-schema-nip': 'part',
  'ksef-token-450-only-reference-part': 'part',
  // The poster shows the status alone.
  'invoice-status-440-duplicate-2025': 'part',
  'invoice-status-440-duplicate-extensions': 'part',
  'session-batch-invoices-mixed': 'part',
  'session-batch-invoices-offline-2025-10': 'part',
  'invoice-410-context-detail-2026-06': 'part',
  // Described, yet the whole body is there.
  'auth-status-200-both-method-members-2026-04': 'whole',
  'refresh-200-only-access-token': 'whole',
  'ksef-token-string-format': 'whole',
  // Printed by a client, or put together by the reporter.
  'auth-status-450-invalid-token-encryption': 'values',
  'testdata-person-400-pesel-format': 'values',
  'session-resource-access-rule': 'values',
}

/** JWTs of which the source shows some claims only. */
export const jwtsInPart: readonly string[] = [
  'access-token-jwt-internal-certificate-owner',
  'access-token-jwt-internal-certificate-pesel',
]

/** Members that the source writes as null because they are not there, or that it does not quote. */
export const absentMembers: Readonly<Record<string, readonly string[]>> = {
  'auth-status-450-invalid-token-encryption': ['isTokenRedeemed'],
  'xades-400-9105-xsd-validation': ['exceptionDescription'],
  // The words are those of the thread's title.
  'invoice-status-435-file-decryption': ['description'],
}

import type { ApiVersion } from './api-version.ts'
import { collectiveDeviations } from './collective-identifiers/deviations.ts'
import { invoiceDeviations } from './invoices/deviations.ts'
import { permissionDeviations } from './permissions/deviations.ts'
import { batchDeviations } from './sessions/batch-deviations.ts'

/**
 * Where the simulator is not what the official document (open-api.json) says, each place once. `document`: the
 * drift test finds the difference; `where` are patterns over its ids, `*` standing for anything. `example`: an example
 * of the official document that contradicts the document itself. `behaviour`: nothing that documents can show.
 */
export interface Deviation {
  readonly name: string
  readonly kind: 'document' | 'example' | 'behaviour'
  readonly where: readonly string[]
  readonly reason: string
  /** What our side rests on. */
  readonly evidence: 'recorded' | 'described' | 'documented' | 'assumed'
  /** A recording, a fact of the specification, or a file. */
  readonly source: string
  /** From whose documents alone we differ; from those of every version where nothing is said. */
  readonly versions?: readonly ApiVersion[]
}

const badToken =
  '* › 200 › *status › codes › 450 › Uwierzytelnianie zakończone niepowodzeniem z powodu błędnego tokenu ›'
const ipLists = 'POST /auth/ksef-token › body › authorizationPolicy.allowedIps.ip4*'
const signature = 'POST /auth/xades-signature › 400 › codes › 9105 › Nieprawidłowy podpis. ›'
const tokens = 'POST /tokens › 400 › codes ›'

export const deviations = [
  {
    name: 'continuation-token-text',
    kind: 'document',
    where: ['GET * › 400 › codes › 21418 › -Przekazany *', 'GET * › 400 › codes › 21418 › +Przesłany *'],
    reason: 'KSeF words 21418 otherwise than its document does, and adds a detail.',
    evidence: 'recorded',
    source: 'auth-sessions-list-400-21418',
  },
  {
    name: 'token-revoked-full-stop',
    kind: 'document',
    where: [`${badToken} -Token unieważniony`, `${badToken} +Token unieważniony.`],
    reason: 'The answer has a full stop, the table has none.',
    evidence: 'described',
    source: 'auth-status-450-token-revoked',
  },
  {
    name: 'refresh-status-spelling',
    kind: 'document',
    where: [
      'POST /auth/token/refresh › 400 › codes › 21301 › * › -Status uwierzytelniania *',
      'POST /auth/token/refresh › 400 › codes › 21301 › * › +Status uwierzytelnienia *',
    ],
    reason: 'KSeF writes "uwierzytelnienia" when refreshing, its document "uwierzytelniania" as when redeeming.',
    evidence: 'described',
    source: 'refresh-400-session-revoked-425',
  },
  {
    name: 'signature-verified-negatively',
    kind: 'document',
    where: [`${signature} +Podpis zweryfikowany negatywnie.`],
    reason: 'The document gives no details for 9105; KSeF does.',
    evidence: 'described',
    source: 'xades-400-9105-verified-negatively',
  },
  {
    name: 'signature-digest-mismatch',
    kind: 'document',
    where: [`${signature} +Nieprawidłowa wartość skrótu *`],
    reason: 'The document gives no details for 9105; KSeF does.',
    evidence: 'recorded',
    source: 'xades-400-9105-digest-mismatch',
  },
  {
    name: 'signature-format-not-accepted',
    kind: 'document',
    where: [`${signature} +Format podpisu *`],
    reason: 'The document gives no details for 9105; KSeF does.',
    evidence: 'described',
    source: 'xades-400-9105-format-not-accepted',
  },
  {
    name: 'signature-unsupported-algorithm',
    kind: 'document',
    where: [`${signature} +Podpis złożony z użyciem *`],
    reason: 'The document gives no details for 9105; KSeF does.',
    evidence: 'described',
    source: 'xades-400-9105-unsupported-algorithm',
  },
  {
    name: 'signature-xsd-validation',
    kind: 'document',
    where: [`${signature} +Błąd walidacji XSD: *`],
    reason: 'The document gives no details for 9105; KSeF does, in the words of its validator.',
    evidence: 'described',
    source: 'xades-400-9105-xsd-validation',
  },
  {
    name: 'signature-reference-not-found',
    kind: 'document',
    where: [`${signature} +Element wskazywany przez referencję *`],
    reason: 'The document gives no details for 9105; KSeF does.',
    evidence: 'described',
    source: 'CIRFMF/ksef-api issue 144',
  },
  {
    name: 'missing-permissions-detail',
    kind: 'document',
    where: [`${tokens} 26001 › * › -Informacja *`, `${tokens} 26001 › * › +Brakujące uprawnienia: *`],
    reason: 'The document describes the detail of 26001 instead of quoting it.',
    evidence: 'recorded',
    source: 'tokens-400-26001-missing-permissions',
  },
  {
    name: 'context-type-detail',
    kind: 'document',
    where: [`${tokens} 26002 › * › -Informacja *`, `${tokens} 26002 › * › +Obecny typ kontekstu: *`],
    reason: 'The document describes the detail of 26002 instead of quoting it; our wording holds what it promises.',
    evidence: 'assumed',
    source: 'open-api.json, POST /tokens',
  },
  {
    name: 'ip-lists-bounded-as-lists',
    kind: 'document',
    where: [`${ipLists} › -minimum 0`, `${ipLists} › -maximum 10`, `${ipLists} › +maxItems 10`],
    reason: 'The document bounds these lists with the words for numbers; at most ten entries are meant.',
    evidence: 'documented',
    source: 'ksef-token-014',
  },
  {
    name: 'export-status-limits-may-be-left-out',
    kind: 'document',
    where: ['POST /testdata/rate-limits › body › rateLimits.invoiceExportStatus › *'],
    reason: "KSeF takes null for this group: the Java client's own end-to-end test sends it.",
    evidence: 'described',
    source: 'rate-limits-033',
  },
  {
    name: 'examples-without-method-info',
    kind: 'example',
    where: ['GET /auth/{referenceNumber} › 200 › *'],
    reason: 'The examples lack authenticationMethodInfo, which is required and always there.',
    evidence: 'documented',
    source: 'open-api.json, AuthenticationOperationStatusResponse',
  },
  {
    name: 'examples-without-key-material',
    kind: 'example',
    where: ['POST /auth/ksef-token › body › *', 'GET /security/public-key-certificates › 200 › *'],
    reason: 'The examples are cut short with dots where base64 is declared.',
    evidence: 'documented',
    source: 'open-api.json',
  },
  {
    name: 'key-id-in-jwt-header',
    kind: 'behaviour',
    where: [],
    reason: 'Every JWT carries kid "ksef-simulator", so that a token of the simulator is never taken for a real one.',
    evidence: 'assumed',
    source: 'simulator/ksef/access/jwt.ts',
  },
  {
    name: 'no-jwt-twice',
    kind: 'behaviour',
    where: [],
    reason:
      "In November 2025 KSeF gave the same access token within one second; the official clients' tests want another, so every JWT here has a jti in its header.",
    evidence: 'described',
    source: 'refresh-011',
  },
  {
    name: 'nothing-blocked-by-protection',
    kind: 'behaviour',
    where: [],
    reason: 'KSeF has protection in front that answers 403 with an incident number; the simulator has none.',
    evidence: 'recorded',
    source: 'refresh-403-request-blocked',
  },
  {
    name: 'values-checked-by-form',
    kind: 'behaviour',
    where: [],
    reason: 'Reference numbers, challenges and identifiers are checked by their form; the document bounds the length.',
    evidence: 'described',
    source: 'ksef-token-400-challenge-format',
  },
  {
    name: 'global-limit-is-not-counted',
    kind: 'behaviour',
    where: [],
    reason:
      'GET /rate-limits shows 75 a second for an address as the example does; it is not counted, as it was switched off when it came.',
    evidence: 'documented',
    source: 'rate-limits-n02, rate-limits-n05',
  },
  {
    name: 'no-security-where-nothing-is-told',
    kind: 'behaviour',
    where: [],
    reason: 'A 403 with insufficient-resource-access has no member security; the document describes an empty object.',
    evidence: 'recorded',
    source: 'session-invoices-403-insufficient-access',
  },
  {
    name: 'rate-limits-bounded',
    kind: 'behaviour',
    where: [],
    reason: 'A rate limit is taken from 1 to ten times its default; the document has no bounds.',
    evidence: 'described',
    source: 'errors-026',
  },
  {
    name: 'nothing-to-block',
    kind: 'behaviour',
    where: [],
    reason: 'Blocking without a context is refused with 21405; the document lets the context be left out.',
    evidence: 'assumed',
    source: 'contracts/ksef/testdata/test-data.ts',
  },
  {
    name: 'permission-without-type',
    kind: 'document',
    where: ['POST /testdata/permissions › body › permissions[].permissionType › -required'],
    reason:
      'Without permissionType a right is InvoiceRead, with a warning: the official Java client sends another name, and its test passes on TEST.',
    evidence: 'assumed',
    source: 'simulator/ksef/testdata/grant-permissions.ts',
  },
  {
    name: 'unreadable-content-told-later',
    kind: 'document',
    versions: ['2.7', '2.8'],
    where: ['* › 400 › codes › +21001'],
    reason: 'KSeF refused what it could not read with 21001 long before the tables of its operations told so.',
    evidence: 'recorded',
    source: 'collective-create-21001-currency',
  },
  {
    name: 'reset-limits-told-later',
    kind: 'document',
    versions: ['2.7'],
    where: ['DELETE /testdata/* › 400 › +codes'],
    reason: 'The document had no table of the codes of these two operations; that they refused otherwise is not known.',
    evidence: 'assumed',
    source: 'open-api-2.8.1.json, DELETE /testdata/rate-limits',
  },
  {
    name: 'feature-header',
    kind: 'document',
    where: ['POST /auth/xades-signature › +header x-ksef-feature'],
    reason: 'The official prose names the header enforce-xades-compliance, the document of the API leaves it out.',
    evidence: 'documented',
    source: 'xades-030',
  },
  {
    name: 'rate-limit-problem-details-media-type',
    kind: 'behaviour',
    where: [],
    reason: 'A 429 in the new format comes as application/json; the document says application/problem+json.',
    evidence: 'recorded',
    source: 'rate-limit-429-problem-details-recorded',
  },
  {
    name: 'unauthorized-media-type',
    kind: 'document',
    where: ['* › 401 › -application/problem+json', '* › 401 › +application/json'],
    reason: 'A 401 comes as application/json, seen without a token; that every 401 does is assumed.',
    evidence: 'described',
    source: 'errors-n04',
  },
  {
    name: 'web-server-refusals-declared',
    kind: 'document',
    where: ['* › +405', '* › +413', '* › +415'],
    reason: 'KSeF answers these before an operation is found or read; its document leaves them out.',
    evidence: 'described',
    source: 'xades-415-unsupported-media-type',
  },
  {
    name: 'access-token-counts-from-sign-in',
    kind: 'behaviour',
    where: [],
    reason: 'The first access token is valid for 15 minutes from the start of the sign-in, not from its redeem.',
    evidence: 'recorded',
    source: 'redeem-200-access-token-recorded',
  },
  {
    name: 'a-token-can-do-no-more-than-its-author',
    kind: 'behaviour',
    where: [],
    reason:
      'The prose calls the permissions of a KSeF token immutable; a token whose author lacks one goes without it, and gets in while any right of theirs is left.',
    evidence: 'recorded',
    source: 'error-403-missing-permissions',
  },
  {
    name: 'any-token-of-the-context-can-be-read',
    kind: 'behaviour',
    where: [],
    reason: 'GET /tokens/{referenceNumber} shows every token of the context; the list shows fewer.',
    evidence: 'documented',
    source: 'tokens-049, tokens-054',
  },
  {
    name: 'unknown-token-is-21405',
    kind: 'behaviour',
    where: [],
    reason: 'A reference number that no token has gives 21405, the only code documented; its detail is our wording.',
    evidence: 'assumed',
    source: 'tokens-040',
  },
  {
    name: 'wrong-kind-of-bearer-is-403',
    kind: 'behaviour',
    where: [],
    reason: 'A genuine token of another kind is refused with 403 as recorded; the reason code of today is assumed.',
    evidence: 'described',
    source: 'tokens-403-with-authentication-token',
  },
  {
    name: 'only-the-api-speaks',
    kind: 'behaviour',
    where: [],
    reason:
      'Headers of the server and of what stands in front of it (Kestrel, Imperva, HSTS) are left out; 404, 405, 413 and 415 have a body that explains.',
    evidence: 'recorded',
    source: 'challenge-200-recorded-2026-01-19',
  },
  {
    name: 'bounds-of-ours',
    kind: 'behaviour',
    where: [],
    reason:
      'A body of more than 256 KB (an invoice: 16 MB) is 413, a list of more than 1024 items and a text of more than 4096 characters are 21405, and ten faults of items are told: what KSeF bounds itself is not known.',
    evidence: 'assumed',
    source: 'contracts/bounds.ts',
  },
  {
    name: 'unknown-certificate-type-is-21001',
    kind: 'behaviour',
    where: [],
    reason:
      'A certificateType that there is not was told to end in HTTP 500, by one author; here it is unreadable, as such a word is anywhere else.',
    evidence: 'assumed',
    source: 'certificates-key-cannot-be-500-type',
  },
  {
    name: 'certificates-of-the-simulator',
    kind: 'behaviour',
    where: [],
    reason:
      "Certificates have KSeF's profile but for the issuer, who names the simulator, and the address of a CRL, which nobody would serve.",
    evidence: 'described',
    source: 'certificates-093',
  },
  {
    name: 'pages-behind-codes',
    kind: 'behaviour',
    where: [],
    reason:
      "The pages behind QR codes stand at the simulator's own address and say the texts of 2025 and of 2026; to who accepts application/json they answer JSON, which KSeF's do not.",
    evidence: 'recorded',
    source: 'qr-007',
  },
  {
    name: 'latarnia-tells-of-what-was-set',
    kind: 'behaviour',
    where: [],
    reason:
      'Latarnia of TEST has shown one total failure since January 2026. Here it is AVAILABLE until POST /control/outages says otherwise; the API is 503 in an outage unless asked for something else, which nobody has recorded.',
    evidence: 'assumed',
    source: 'CIRFMF/ksef-latarnia issues 13, 15, 25, 34',
  },
  ...collectiveDeviations,
  ...batchDeviations,
  ...invoiceDeviations,
  ...permissionDeviations,
] as const satisfies readonly Deviation[]

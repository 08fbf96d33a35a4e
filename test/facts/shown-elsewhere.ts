/**
 * Facts of behaviour.json that no suite case names: what shows them instead, or why nothing can here. Facts taken from
 * the official OpenAPI document are shown by the drift test as a whole and stand here only when it can't show them.
 */
export type Elsewhere = { readonly shownBy: string } | { readonly notApplicable: string }

const xades = { shownBy: 'test/simulator/xades/accepted.test.ts' }
const refused = { shownBy: 'test/simulator/xades/refusals.test.ts' }
const certificates = { shownBy: 'test/simulator/certificates/ksef-certificate.test.ts' }
const client = { notApplicable: 'What a client does inside itself; nothing of it reaches KSeF.' }
const contradiction = { notApplicable: 'Says that sources disagree; the choice stands in contracts/deviations.ts.' }
const history = { notApplicable: 'Says since when; the simulator is one version.' }
const later = (what: string) => ({ notApplicable: `Needs ${what}, which the simulator does not have yet.` })
const prose = (why: string) => ({ notApplicable: why })
const upo = { shownBy: 'test/simulator/upo/upo.test.ts' }
const queryMetadata = { shownBy: 'test/simulator/invoices/query-metadata.test.ts' }
const thirdPartyInvoices = { shownBy: 'test/third-party/ksef-client-ts-invoices.test.ts' }
const thirdParty = { shownBy: 'test/third-party/ksef-client-ts.test.ts' }

export const shownElsewhere: Readonly<Record<string, Elsewhere>> = {
  'challenge-007': history,

  'xades-018': xades,
  'xades-019': xades,
  'xades-020': xades,
  'xades-021': xades,
  'xades-022': xades,
  'xades-023': xades,
  'xades-024': xades,
  'xades-028': certificates,
  'xades-030': refused,
  'xades-031': certificates,
  'xades-032': certificates,
  'xades-035': later('GET /peppol/query'),
  'xades-036': certificates,
  'xades-043': later('POST /permissions/entities/grants'),
  'xades-050': certificates,
  'xades-051': certificates,
  'xades-052': later('grants to EU entities'),
  'xades-053': later('POST /permissions/subunits/grants'),
  'xades-056': xades,
  'xades-057': xades,
  'xades-058': xades,
  'xades-059': xades,
  'xades-060': xades,
  'xades-063': prose('Says how the tests of the Java client make certificates.'),
  'xades-064': contradiction,

  'ksef-token-007': thirdParty,
  'ksef-token-008': contradiction,
  'ksef-token-018': prose('Says what TEST does not publish: EC keys; the simulator publishes RSA keys only.'),
  'ksef-token-020': client,
  'ksef-token-021': contradiction,

  'auth-status-027': prose('About DEMO and PRD, whose OCSP is not asked here.'),
  'auth-status-031': prose('About the national node, which cannot be signed in through here.'),
  'auth-status-037': { shownBy: 'contracts/auth/status.suite.ts' },
  'auth-status-038': client,
  'auth-status-039': client,
  'auth-status-040': contradiction,

  'redeem-007': thirdParty,
  'redeem-011': thirdParty,
  'refresh-009': { shownBy: 'contracts/auth/refresh.suite.ts' },
  'refresh-015': contradiction,
  'auth-sessions-011': { shownBy: 'contracts/auth-sessions/list.suite.ts' },
  'auth-sessions-025': contradiction,

  'jwt-004': { shownBy: 'contracts/jwt.suite.ts' },
  'jwt-006': { shownBy: 'contracts/jwt.suite.ts' },
  'jwt-007': client,
  'jwt-009': later('grants to EU entities'),
  'jwt-010': later('indirect grants'),
  'jwt-011': client,
  'jwt-012': contradiction,

  'reference-numbers-010': client,

  'public-keys-005': prose('The simulator names itself in its certificates and is no qualified authority.'),
  'public-keys-006': later('key rotation'),
  'public-keys-008': later('key rotation'),
  'public-keys-009': client,
  'public-keys-012': client,

  'tokens-025': { shownBy: 'contracts/tokens/get.suite.ts' },
  'tokens-041': history,
  'tokens-052': { shownBy: 'contracts/tokens/list.suite.ts' },

  'testdata-056': later('GET /permissions/attachments/status'),
  'testdata-057': later('GET /permissions/attachments/status'),
  'testdata-059': contradiction,

  'rate-limits-025': prose('Escalation was not observed on TEST (error-429-escalation); the wait is shown.'),
  'rate-limits-030': prose('About what a text leaves out.'),
  'rate-limits-031': prose('Announced without values.'),
  'rate-limits-039': contradiction,

  'errors-009': { shownBy: 'test/client/read-error.test.ts' },
  'errors-021': { shownBy: 'test/simulator/storage/public-url.test.ts' },
  'errors-022': prose('The simulator has no maintenance hours.'),
  'errors-023': later('exports; ranges and page sizes are shown by contracts/invoices/query-metadata.suite.ts'),
  'errors-024': later('POST /permissions/entities/grants; the form is shown by test/simulator/http/authorise.test.ts'),
  'errors-029': { shownBy: 'contracts/rate-limits.suite.ts' },
  'errors-030': client,
  'errors-033': thirdParty,
  'errors-034': client,
  'errors-035': client,
  'errors-036': client,
  'errors-037': client,
  'errors-038': client,
  'errors-039': client,
  'errors-040': client,
  'errors-042': client,
  'errors-043': { shownBy: 'test/contracts/official-examples.test.ts' },
  'errors-044': contradiction,
  'errors-045': contradiction,

  'sessions-online-047': thirdPartyInvoices,
  'sessions-online-061': later('PEF authorizations'),
  'sessions-online-070': later('POST /permissions/authorizations/grants'),
  'sessions-online-071': later('POST /permissions/authorizations/grants'),
  'sessions-online-072': client,
  'sessions-online-074': client,
  'sessions-online-075': contradiction,
  'sessions-online-077': contradiction,
  'sessions-online-078': contradiction,
  'sessions-online-079': contradiction,
  'sessions-online-080': thirdPartyInvoices,
  'session-status-076': later('batch sessions'),
  'session-status-078': { shownBy: 'test/properties/session-life.test.ts' },
  'session-status-079': later('batch sessions'),
  'session-status-082': prose('About another host, which shows QR codes.'),
  'session-status-084': later('batch sessions'),
  'session-status-091': contradiction,
  'session-status-094': later('batch sessions'),
  'session-status-095': prose('About another host, which shows QR codes.'),
  'session-status-096': client,
  'session-status-097': prose('About another host, which shows QR codes.'),
  'session-status-098': contradiction,
  'session-status-099': contradiction,
  'upo-013': history,
  'upo-015': upo,
  'upo-018': upo,
  'upo-019': { shownBy: 'test/simulator/upo/read-upo.test.ts' },
  'upo-023': upo,
  'upo-024': upo,
  'upo-030': contradiction,
  'upo-031': contradiction,
  'upo-032': contradiction,
  'invoices-query-021': queryMetadata,
  'invoices-query-030': queryMetadata,
  'invoices-query-040': queryMetadata,
  'invoices-query-041': later('POST /permissions/authorizations/grants'),
  'ksef-number-003': { shownBy: 'test/contracts/formats.test.ts' },
  'ksef-number-007': client,
  'ksef-number-008': contradiction,
}

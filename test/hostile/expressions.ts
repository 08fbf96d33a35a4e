/**
 * Every regular expression of ours, by the file that it stands in: the worst that may come to those that meet foreign
 * text, and why the others do not. hostile/expressions.test.ts reads the sources: a file that is not here is named.
 */

/** Repeated as often as a text has room for, behind and before whatever the test thinks of itself. */
export const worst: Readonly<Record<string, readonly string[]>> = {
  // Values of requests
  'contracts/bounds.ts': ['\ud83d'],
  'contracts/formats.ts': ['1', '11', '-', '2026', 'A', '1.', '255.', '0:', '1-'],
  'contracts/acube/ksef-tokens.ts': ['A', '|nip-', '20260119-EC-'],
  'contracts/acube/legal-entities.ts': ['1', '-', 'A', 'https'],
  'contracts/acube/webhooks.ts': ['https', 'http'],
  'simulator/auth/ksef-token.ts': ['1', 'a-'],
  'simulator/http/read-input.ts': ['-1', '1', 'true'],
  'simulator/portal/check-nip.ts': [' ', '-', ' -', 'pl', '1'],
  // Headers
  'simulator/http/door.ts': ['/', '/web/', 'application/', 'json ', ' ', ';'],
  'simulator/http/known-hosts.ts': ['[', ']', '.', '].'],
  'simulator/http/authenticate.ts': ['Bearer ', ' ', 'a ', 'Bearer  a'],
  'simulator/http/read.ts': ['application/', '+', 'a+', 'json ', ' ', 'json;'],
  'simulator/http/respond.ts': ['ą', 'a'],
  'simulator/acube/http/answer.ts': ['Bearer ', ' ', 'a '],
  'simulator/acube/http/read-input.ts': ['T', '1', 'T1', 'T1 ', '1:', ' 11', '+', 'application/', 'json '],
  'simulator/portal/claims.ts': ['eyJ', 'eyJ-', 'eyJ.', 'a.', 'eyJa.b', '-'],
  // Paths
  'simulator/http/operation-table.ts': ['/', 'a', '/v2/tokens/', '{a}', '{'],
  'simulator/storage/upo-links.ts': ['upo_', '.xml', 'upo_.xml'],
  'simulator/portal/portal.ts': ['/', '/a', '//a'],
  'simulator/demo/page/demo-page.ts': ['/', '/a', '//a'],
  // What is logged and explained
  'simulator/masking.ts': [
    ...['eyJ', 'eyJ-', 'eyJ.', '.eyJ', 'eyJa.b.', 'a.', '-', '.', '-----BEGIN ', '-----BEGIN A', 'PRIVATE KEY'],
    ...['-----BEGIN PRIVATE KEY-----', '-----END ', '-----END A', '20260119-EC-', '|', '%7C', '\\u007C', 'nip-|'],
    '20260119-EC-36E338D000-CA8CF6C10E-E0|nip|',
  ],
  'simulator/http/write-error.ts': ['ą', "'", '&'],
  // Documents
  'simulator/xades/der-time.ts': ['0', 'Z', '20'],
  'simulator/xsd/built-in-types.ts': [
    '1',
    '1.',
    '.',
    '+',
    '0',
    '-',
    'a',
    'a-',
    '-a',
    'A',
    '=',
    'A=',
    '\u00e9',
    '_',
    ':',
  ],
  'simulator/xsd/date-time.ts': ['1', '2026-01-01T00:00:00.1', '+01:00', '-', ':', 'Z'],
  'simulator/xsd/decimal.ts': ['0', '1', '01', '0.', '+0', '.0'],
  'simulator/xsd/pattern.ts': ['@', '.', 'a.', '1', '1.', '/', '&', 'a@', 'https://a'],
  'simulator/xsd/scan.ts': ['&', '&#', '&#1', '&#x', '&a', '\r', '\r\n', '\n', 'xmlns', 'xmlns:'],
  'simulator/xsd/uri.ts': ['http:', '/', 'http://', '\\', 'a:', '#', '?'],
  'simulator/xsd/validate.ts': [' ', '\n', '\t'],
  'simulator/xsd/white-space.ts': [' ', '  ', '\n', '\t ', ' a'],
  'simulator/invoices/read-pef.ts': ['PL'],
  'simulator/invoices/required.ts': ['Z', '+01:00', '01:'],
  'simulator/schemas/invoice-text.ts': ['&#', '&#x', '&#x7', '&#1', '\ud83f', '\u007e'],
  'simulator/schemas/schema-source.ts': ['/', '\\'],
  'simulator/upo/canonical.ts': ['&', 'a'],
  'simulator/xades/base64.ts': ['A', 'AA==', 'AAA=', '=', ' ', 'A '],
  'simulator/xades/canonicalization-method.ts': [' ', 'a ', 'a'],
  'simulator/xades/certificate.ts': ['VATPL', 'NIP', 'TINPL', 'PESEL', '1', 'VATPL1', 'PAB'],
  'simulator/xades/request-transforms.ts': [
    ' ',
    'not',
    'not ',
    '(',
    '( ',
    'ancestor-or-self ',
    '::',
    '/descendant ',
    'a',
  ],
  'simulator/xades/checks/digests-hold.ts': ['#'],
  'simulator/xades/checks/has-signing-time.ts': [
    ' ',
    '1',
    '2026-',
    '-',
    '2026-01-01T00:00:00.0',
    '2026-01-01T00:00:00 ',
  ],
  'simulator/xades/checks/no-doctype.ts': [' ', '<?', '<!--', '?>', '-->', '<?a?>', '<!---->', '<?a?> '],
  'simulator/xades/checks/references-inside.ts': ['#', 'a', '#a'],
  'simulator/xades/checks/utf8.ts': [
    ...[
      '<?xml ',
      ' ',
      'encoding',
      'encoding ',
      'encoding =',
      'encoding="',
      "encoding='",
      '<?xml encoding="',
      'a encoding',
    ],
  ],
  'simulator/xades/checks/within-limits.ts': ['<', '&', '=', '= ', ' ', ' xmlns', '="'],
  // Invoices as JSON
  'simulator/acube/fa3/decimal-text.ts': ['1', 'e', '1.', '1e'],
  'simulator/acube/fa3/invoice-from-json.ts': ['A', 'a', '_'],
  'simulator/acube/fa3/json-text.ts': ['a', '\ud83d\ude00', '\n'],
  'simulator/acube/fa3/property-path.ts': ['A', 'Aa'],
  // Bodies on their way to be shown
  'simulator/portal/pretty-xml.ts': ['<', '>', '<a', '<a>', '</', '<?', '<!'],
  'simulator/demo/of-these.ts': ['Bearer ', 'a.', 'a', '"civ"', '"civ" ', '"value" :', '"civ":"1', ' '],
  'simulator/demo/recorder.ts': ['<title>', '<', 'a', '"status": {', '"status": { ', '"code": '],
  // What KSeF answers
  'client/context-of-token.ts': ['a', '-', 'nip-'],
  'client/read-error.ts': ['1'],
}

const our = 'texts of ours: templates, names of the contract, our own XML and pages'
const asked = 'an option of whoever starts the program'

/** Files whose expressions meet no text of a stranger. */
export const unmet: Readonly<Record<string, string>> = {
  'contracts/errors.ts': our,
  'contracts/openapi.ts': our,
  'contracts/volatile.ts': 'what the cases read: answers of an address that its user has chosen to judge',
  'contracts/acube/errors.ts': our,
  'contracts/invoices/currency-code.ts': our,
  'simulator/msw.ts': 'the address that a test of the caller names',
  'simulator/random-text.ts': our,
  'simulator/simulator.ts': asked,
  'simulator/acube/accounts.ts': our,
  'simulator/acube/delivery/receiver.ts': 'a host as the URL parser wrote it (253 characters), and an option',
  'simulator/auth/authentication.ts': our,
  'simulator/openssl-error.ts': 'codes of Node',
  'simulator/certificates/authority.ts': our,
  'simulator/http/client-ip.ts': asked,
  'simulator/http/public-url.ts': asked,
  'simulator/xsd/wildcard.ts': 'what a schema says',
  'simulator/control/certificates.ts': 'a certificate of our own authority',
  'simulator/demo/acube-caller.ts': our,
  'simulator/demo/steps.ts': our,
  'simulator/demo/walker.ts': 'pages of our own portal',
  'simulator/demo/page/page.tsx': our,
  'simulator/http/surprise.ts': 'dates that KSeF is about to answer',
  'simulator/portal/texts.ts': our,
  'simulator/sessions/show-invoice.ts': our,
  'client/connection.ts': asked,
  'client/error-named.ts': our,
  'client/invoices/make-invoice.ts': 'what the caller of the client puts into his own invoice',
  'client/request-for.ts': our,
  'client/xades/auth-token-request.ts': 'what the caller of the client asks for',
  'client/xades/sign.ts': 'what the caller of the client signs',
}

/** Suites and commands meet the answers of an address that their user has chosen. */
export const judges = /\.suite\.ts$|\/suite[\w-]*\.ts$|^simulator\/commands\//

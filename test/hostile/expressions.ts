/**
 * Every regular expression of ours, by the file that it stands in: the worst that may come to those that meet foreign
 * text, and why the others do not. hostile/expressions.test.ts reads the sources: a file that is not here is named.
 */

/** Repeated as often as a text has room for, behind and before whatever the test thinks of itself. */
export const worst: Readonly<Record<string, readonly string[]>> = {
  // Values of requests
  'contracts/bounds.ts': ['\ud83d'],
  'contracts/ksef/formats.ts': ['1', '11', '-', '2026', 'A', '1.', '255.', '0:', '1-'],
  'contracts/ksef/permissions/details.ts': ['A', 'PL'],
  'contracts/acube/ksef-tokens.ts': ['A', '|nip-', '20260119-EC-'],
  'contracts/acube/legal-entities.ts': ['1', '-', 'A', 'https'],
  'contracts/acube/webhooks.ts': ['https', 'http'],
  'simulator/ksef/auth/ksef-token.ts': ['1', 'a-'],
  'simulator/ksef/http/read-input.ts': ['-1', '1', 'true'],
  'simulator/portal/token-query.ts': ['a', ' ', 'ą'],
  'simulator/portal/check-nip.ts': [' ', '-', ' -', 'pl', '1'],
  'simulator/ksef/permissions/revoking.ts': ['a', '-', '0'],
  // Headers
  'simulator/ksef/http/authenticate.ts': ['Bearer ', ' ', 'a ', 'Bearer  a'],
  'simulator/ksef/http/read.ts': ['application/', '+', 'a+', 'json ', ' ', 'json;'],
  'simulator/ksef/http/respond.ts': ['ą', 'a'],
  'simulator/http/shown-body.ts': ['application/', 'text/a', 'a+', '+json', '.', 'text/plain'],
  'simulator/door.ts': ['application/json', ' ', ';', 'application/json '],
  'simulator/http/client-ip.ts': ['a', '-', '!'],
  'simulator/acube/http/answer.ts': ['Bearer ', ' ', 'a '],
  'simulator/acube/http/read-input.ts': ['T', '1', 'T1', 'T1 ', '1:', ' 11', '+', 'application/', 'json '],
  'simulator/portal/claims.ts': ['eyJ', 'eyJ-', 'eyJ.', 'a.', 'eyJa.b', '-'],
  // Paths
  'simulator/http/access-log.ts': ['http://', '/', '?', '#', 'a://'],
  'simulator/world/world-path.ts': ['/w/', 'a', '/w/a', '/w/a/', '-'],
  'simulator/http/operation-table.ts': ['/', 'a', '/v2/tokens/', '{a}', '{'],
  'simulator/ksef/sessions/upo-links.ts': ['upo_', '.xml', 'upo_.xml'],
  'simulator/portal/portal.ts': ['/', '/a', '//a'],
  'simulator/demo/page/demo-page.ts': ['/', '/a', '//a'],
  // What is logged and explained
  'simulator/http/masking.ts': [
    ...['eyJ', 'eyJ-', 'eyJ.', '.eyJ', 'eyJa.b.', 'a.', '-', '.', '-----BEGIN ', '-----BEGIN A', 'PRIVATE KEY'],
    ...[
      '-----BEGIN PRIVATE KEY-----',
      '-----END ',
      '-----END A',
      '-----BEGIN%20',
      '%2520',
      '%25',
      '%',
      '+',
      '25',
      '20260119-EC-',
      '|',
      '%7C',
      '\\u007C',
      'nip-|',
    ],
    '20260119-EC-36E338D000-CA8CF6C10E-E0|nip|',
  ],
  'simulator/ksef/http/write-error.ts': ['ą', "'", '&'],
  // Documents
  'simulator/documents/facts/read-pef.ts': ['PL'],
  'simulator/documents/facts/required.ts': ['Z', '+01:00', '01:'],
  'simulator/documents/xades/der-time.ts': ['1', '20', 'Z', '00'],
  'simulator/documents/xsd/decimal.ts': ['0', '1', '0.', '-0', '01'],
  'simulator/documents/xsd/pattern.ts': ['a', 'a@', '1', '-1', 'https://a.', '&'],
  'simulator/documents/xsd/built-in-types.ts': ['a', ' ', '1', ':', '-1', '+', '0.'],
  'simulator/documents/xsd/date-time.ts': ['1', '2026-01-01T00:00:00.0', '+01:00', '-'],
  'simulator/documents/xsd/scan.ts': ['&#1', '&#x1;', '&a;', '\r', '\r\n', '&'],
  'simulator/documents/xsd/uri.ts': ['http://', 'a:', '/', '#', 'https:\\\\'],
  'simulator/documents/xsd/validate.ts': [' ', '\t', 'a'],
  'simulator/documents/xsd/white-space.ts': [' ', '\t', ' a', 'a '],
  'simulator/documents/schemas/invoice-text.ts': ['&#', '&#x', '&#x7', '&#1', '\ud83f', '\u007e'],
  'simulator/documents/schemas/schema-source.ts': ['/', '\\'],
  'simulator/documents/xml/base64.ts': ['A', 'AA==', 'AAA=', '=', ' ', 'A '],
  'simulator/documents/xades/canonicalization-method.ts': [' ', 'a ', 'a'],
  'simulator/documents/xades/certificate.ts': ['VATPL', 'NIP', 'TINPL', 'PESEL', '1', 'VATPL1', 'PAB'],
  'simulator/documents/xades/request-transforms.ts': [
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
  'simulator/documents/xades/checks/digests-hold.ts': ['#'],
  'simulator/documents/xades/checks/has-signing-time.ts': [
    ' ',
    '1',
    '2026-',
    '-',
    '2026-01-01T00:00:00.0',
    '2026-01-01T00:00:00 ',
  ],
  'simulator/documents/xml/no-doctype.ts': [' ', '<?', '<!--', '?>', '-->', '<?a?>', '<!---->', '<?a?> '],
  'simulator/documents/xades/checks/references-inside.ts': ['#', 'a', '#a'],
  'simulator/documents/xml/utf8.ts': [
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
  'simulator/documents/xades/checks/within-limits.ts': ['<', '&', '=', '= ', ' ', ' xmlns', '="'],
  // Invoices as JSON
  'simulator/acube/fa3/decimal-text.ts': ['1', 'e', '1.', '1e'],
  'simulator/acube/fa3/invoice-from-json.ts': ['A', 'a', '_'],
  'simulator/acube/fa3/json-text.ts': ['a', '\ud83d\ude00', '\n'],
  'simulator/acube/fa3/property-path.ts': ['A', 'Aa'],
  // Bodies on their way to be shown
  'contracts/xml-text.ts': ['&', '<', '"', '\t', 'a'],
  'simulator/portal/format-xml.ts': ['<?xml', ' ', '?', '>', '<?xml ?>'],
  'simulator/demo/of-these.ts': ['Bearer ', 'a.', 'a', '"civ"', '"civ" ', '"value" :', '"civ":"1', ' '],
  'simulator/demo/recorder.ts': ['<title>', '<', 'a', '"status": {', '"status": { ', '"code": '],
  // Pages
  'simulator/world/under-its-prefix.ts': ['; path=', ';', ' ', ' href="', ' href="/', ' href="//', ' action'],
  // What KSeF answers
  'client/context-of-token.ts': ['a', '-', 'nip-'],
  'client/read-error.ts': ['1'],
}

const our = 'texts of ours: templates, names of the contract, our own XML and pages'
const asked = 'an option of whoever starts the program'

/** Files whose expressions meet no text of a stranger. */
export const unmet: Readonly<Record<string, string>> = {
  'contracts/filled.ts': our,
  'simulator/pages/site-pages.ts': our,
  'contracts/ksef/openapi.ts': our,
  'contracts/volatile.ts': 'what the cases read: answers of an address that its user has chosen to judge',
  'contracts/ksef/invoices/currency-code.ts': our,
  'simulator/msw.ts': 'the address that a test of the caller names',
  'simulator/ksef/random-text.ts': our,
  'simulator/simulator.ts': asked,
  'simulator/http/public-url.ts': asked,
  'simulator/http/known-hosts.ts': 'a host as the URL parser wrote it (253 characters), and an option',
  'simulator/http/unreached.ts': 'the code of an error of Node',
  'simulator/openssl-error.ts': 'the code of an error of Node',
  'simulator/documents/xsd/wildcard.ts': 'schemas, which come with the package or by an option',
  'simulator/acube/accounts.ts': our,
  'simulator/acube/delivery/receiver.ts': 'a host as the URL parser wrote it (253 characters), and an option',
  'simulator/ksef/keys/authority.ts': our,
  'simulator/control/certificates.ts': 'a certificate of our own authority',
  'simulator/demo/acube-caller.ts': our,
  'simulator/demo/steps.ts': our,
  'simulator/demo/walker.ts': 'pages of our own portal',
  'simulator/demo/page/page.tsx': our,
  'simulator/ksef/http/surprise.ts': 'dates that KSeF is about to answer',
  'client/connection.ts': asked,
  'client/error-named.ts': our,
  'client/invoices/make-invoice.ts': 'what the caller of the client puts into his own invoice',
  'client/request-for.ts': our,
  'client/xades/sign.ts': 'what the caller of the client signs',
}

/** Suites and commands meet the answers of an address that their user has chosen. */
export const judges = /\.suite\.ts$|\/suite[\w-]*\.ts$|^simulator\/commands\//

/**
 * The facts of ../shared/acube/acube-pl.md that are inferred, from another country, or not found: by words of the line
 * that says so, and where the contract marks what was made of them. A line without a row fails the test, and so does a
 * row whose mark is gone.
 */
export type Mark =
  /** An operation whose own marks say it, or `several` for those that stand before all operations. */
  | { readonly at: `${'GET' | 'POST' | 'PUT' | 'DELETE'} /${string}` | 'several'; readonly says: RegExp }
  /** The look-alike makes nothing of it. */
  | { readonly unused: string }

/** Words of a line, and its marks. */
export const marks: readonly (readonly [fact: string, ...marks: Mark[]])[] = [
  ['- **inferred** –', { unused: 'Says what the mark means.' }],
  ['- **other-country** –', { unused: 'Says what the mark means.' }],
  ['rough date (inferred', { unused: 'About the age of pages.' }],
  ['no pre-production host', { unused: 'One environment stands here.' }],
  ['The environment is chosen by host', { at: 'several', says: /chooses its environment by host/ }],
  ['its address is not printed', { unused: 'The document is our own.' }],
  ['The key for Poland is', { at: 'several', says: /pl\.api\.acubeapi\.com/ }],
  ['Real token: algorithm RS256', { at: 'several', says: /RS256/ }],
  ['No refresh endpoint', { at: 'several', says: /not renewed/ }],
  ['The body may carry `"environment"', { at: 'POST /login', says: /"environment"/ }],
  ['HTTP status and body of a refused login', { at: 'POST /login', says: /The 401/ }],
  ['Missing/expired token', { at: 'several', says: /Invalid JWT Token/ }],
  [
    '`setup-for-testing` may take',
    { at: 'POST /legal-entities/setup-for-testing', says: /no body/ },
    { at: 'POST /legal-entities/setup-for-testing', says: /documented 204/ },
  ],
  [
    '`isInvoiceSenderRunning` and its companions',
    { at: 'GET /legal-entities/{uuid}', says: /isInvoiceSenderRunning/ },
    { at: 'POST /legal-entities/{legalEntity}/ksef-token/select', says: /runners start/ },
  ],
  ['The link is presumably `authFlowUrl`', { at: 'GET /legal-entities/{uuid}', says: /authFlowUrl/ }],
  [
    'A-Cube only *removes* its own copy',
    { at: 'POST /legal-entities/{legalEntity}/ksef-token/revoke', says: /own copy alone/ },
  ],
  [
    'The limitation is of KSeF 1.0 age',
    { at: 'POST /legal-entities/{legalEntity}/ksef-token/revoke', says: /2\.4\.0/ },
  ],
  [
    'remove/revoke ("Remove the KSeFToken resource.")',
    { at: 'POST /legal-entities/{legalEntity}/ksef-token/revoke', says: /Method and path/ },
    { at: 'DELETE /legal-entities/{legalEntity}/ksef-token/revoke', says: /Method and path/ },
  ],
  [
    'TUT passes `autoSelect: false`',
    { at: 'POST /legal-entities/{legalEntity}/ksef-token/create', says: /autoSelect not given/ },
  ],
  [
    'The 64-character rule belongs to',
    { at: 'POST /legal-entities/{legalEntity}/ksef-token/create', says: /KSeF 2\.0 form is taken/ },
  ],
  ['JSON rules visible in the samples', { at: 'several', says: /read off the samples/ }],
  ['`postV1InvoiceCollection`', { unused: 'FA(1) is not taken any more.' }],
  [
    'header behaviour from IT-SEARCH',
    { at: 'GET /invoices', says: /Hydra for application\/ld\+json/ },
    { at: 'GET /webhooks', says: /Hydra for application\/ld\+json/ },
    { at: 'GET /authorization-flows', says: /Hydra for application\/ld\+json/ },
    { at: 'GET /legal-entities', says: /Hydra for application\/ld\+json/ },
  ],
  [
    'attachments: `getInvoiceAttachmentsCollection',
    { at: 'GET /invoices/{uuid}/attachments', says: /The path/ },
    { at: 'GET /invoices/{uuid}/attachments/{attachmentUuid}', says: /The path/ },
  ],
  ['"Setup the downloaded flag', { at: 'POST /invoices/downloaded', says: /Method, path/ }],
  [
    'Status code and body of a successful `POST /invoices`',
    { at: 'POST /invoices', says: /^202 with/ },
    { at: 'POST /invoices/v3', says: /^202 with/ },
    { at: 'POST /invoices/v3/validate', says: /204/ },
  ],
  ['UPO XML by a button', { at: 'several', says: /hasUpo/ }, { at: 'GET /invoices/{uuid}/upo', says: /404/ }],
  ['No A-Cube page for Poland on offline modes', { at: 'several', says: /Offline of invoicingMode/ }],
  ['joined by line feeds', { at: 'several', says: /line feeds/ }],
  [
    'HTTP status of a violation',
    { at: 'POST /invoices', says: /^422 for violations/ },
    { at: 'POST /invoices/v3', says: /^422 for violations/ },
    { at: 'POST /invoices/v3/validate', says: /^422 for violations/ },
  ],
  ['Two shapes of error exist', { at: 'several', says: /two forms of an error/ }],
  [
    '30 items a page',
    { at: 'several', says: /30 items/ },
    ...(['invoices', 'webhooks', 'authorization-flows', 'legal-entities'] as const).map(
      name => ({ at: `GET /${name}`, says: /30 items a page/ }) as const,
    ),
  ],
  ['method inferred', { at: 'PUT /webhooks/{uuid}', says: /The method/ }],
  [
    'Accepted sent invoice: not printed',
    { at: 'several', says: /invoice-sender of an accepted invoice/ },
    { at: 'several', says: /hash is the SHA-256/ },
    { at: 'several', says: /SubjectAuthorized/ },
  ],
  ['Onboarding payloads: not found', { at: 'several', says: /onboarding payload is not printed/ }],
  [
    'Retries, from other products',
    { at: 'several', says: /15 times, first after 300 s, each time 1\.25 times .* not after 404.*another country/ },
  ],
  ['Italy only: header `X-DisableEndpoints', { at: 'several', says: /X-DisableEndpoints/ }],
  [
    'Public key: `GET',
    { at: 'GET /signature-public-key', says: /PEM/ },
    { at: 'several', says: /HTTP Message Signatures, ed25519.*content-digest/ },
  ],
  ['## 9. What was not found', { unused: 'A heading.' }],
]

/** What the look-alike itself has made up, beside those facts. */
export const ours: readonly Mark[] = [
  { at: 'several', says: /processing_code/ },
  { at: 'several', says: /^error is/ },
  { at: 'several', says: /originType.*invoiceVersion.*filename/ },
  { at: 'several', says: /too short/ },
  { at: 'several', says: /blocked and onboarding-deactivated/ },
  { at: 'several', says: /@id is taken as well/ },
  { at: 'several', says: /405 with Allow/ },
  { at: 'GET /invoices', says: /looks for new invoices in KSeF/ },
  { at: 'GET /invoices', says: /invoiceStatus/ },
  { at: 'POST /invoices', says: /register of taxpayers/ },
  { at: 'POST /invoices', says: /acube\.queue/ },
  { at: 'POST /invoices/v3', says: /register of taxpayers/ },
  { at: 'POST /invoices/v3/validate', says: /register of taxpayers/ },
  { at: 'POST /invoices/downloaded', says: /@id/ },
  { at: 'POST /webhooks', says: /@id/ },
  { at: 'PUT /webhooks/{uuid}', says: /@id/ },
  { at: 'PUT /webhooks/{uuid}', says: /address of before/ },
  { at: 'POST /legal-entities/{legalEntity}/ksef-token/create', says: /blocked and onboarding-deactivated/ },
  { at: 'POST /legal-entities/setup-for-testing', says: /503/ },
  { at: 'GET /authorization-flows', says: /0 new, 1 valid, 2 failed/ },
]

import type { OpenApiDocument } from '../../contracts/openapi-document.ts'

/** What changed from one official document to the next: the tables of changes-*.md, row by row, as ids of differences. */
export interface Change {
  /** Files in spec/official. */
  readonly from: string
  readonly to: string
  /** @param older the document before: some changes concern whatever it has of a kind. */
  readonly ids: (older: OpenApiDocument) => readonly string[]
}

const each = (where: readonly string[], what: string): string[] => where.map(place => `${place} › ${what}`)

const operationsWith = (
  { paths }: OpenApiDocument,
  has: (operation: OpenApiDocument['paths'][string][string]) => boolean,
): string[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, operation]) => has(operation))
      .map(([method]) => `${method.toUpperCase()} ${path}`),
  )

const oneOfSeveralPermissions = (older: OpenApiDocument): string[] =>
  each(
    operationsWith(older, operation => (operation['x-required-permissions'] ?? []).length > 1),
    'permissions › +one of them',
  )

const tokenDetails = [
  'GET /auth/{referenceNumber} › 200 › status',
  'GET /auth/sessions › 200 › items[].status',
].flatMap(field =>
  [
    'Nieprawidłowe szyfrowanie tokena',
    'Nieprawidłowe kodowanie tokena',
    'Token nie może być użyty w kontekście {…}',
  ].map(
    detail =>
      `${field} › codes › 450 › Uwierzytelnianie zakończone niepowodzeniem z powodu błędnego tokenu › +${detail}`,
  ),
)

const to270: Change = {
  from: 'open-api-2.6.0.json',
  to: 'open-api.json',
  ids: older => [
    '+PUT /testdata/certificates/{serialNumber}',
    '+POST /collective-identifiers',
    '+POST /collective-identifiers/query',
    '+GET /collective-identifiers/{collectiveIdentifierNumber}/invoices',
    '+GET /collective-identifiers/ksef/{ksefNumber}',
    ...each(
      [
        'POST /tokens › body › permissions[]',
        'GET /tokens › 200 › tokens[].requestedPermissions[]',
        'GET /tokens/{referenceNumber} › 200 › requestedPermissions[]',
        'POST /permissions/persons/grants › body › permissions[]',
        'POST /permissions/query/persons/grants › body › permissionTypes[]',
        'POST /permissions/query/persons/grants › 200 › permissions[].permissionScope',
        'POST /permissions/query/personal/grants › body › permissionTypes[]',
        'POST /permissions/query/personal/grants › 200 › permissions[].permissionScope',
        'POST /testdata/permissions › body › permissions[].permissionType',
      ],
      'enum › +CollectiveIdentifierManage',
    ),
    'GET /rate-limits › 200 › +collectiveIdentifier (required)',
    'POST /testdata/rate-limits › body › +rateLimits.collectiveIdentifier (required)',
    ...tokenDetails,
    ...oneOfSeveralPermissions(older),
  ],
}

const currencies = ['CNH', 'VED', 'XTS', 'ZWG', 'SLE'].map(code => `enum › +${code}`)
const collectiveLimits = ['+group collectiveIdentifier', '+perSecond 20', '+perMinute 120', '+perHour 240']

const to271: Change = {
  from: 'open-api.json',
  to: 'open-api-2.7.1.json',
  ids: () => [
    '-GET /collective-identifiers/{collectiveIdentifierNumber}/invoices',
    '+POST /collective-identifiers/invoices',
    'POST /collective-identifiers › body › invoices › +minItems 2',
    'GET /limits/context › 200 › +collectiveIdentifier (required)',
    'POST /testdata/limits/context/session › body › +collectiveIdentifier (required)',
    ...['perSecond › 10 → 20', 'perMinute › 60 → 120', 'perHour › 120 → 240'].map(
      limit => `POST /collective-identifiers › limits › ${limit}`,
    ),
    ...['POST /collective-identifiers/query', 'GET /collective-identifiers/ksef/{ksefNumber}'].flatMap(operation => [
      `${operation} › +429`,
      ...collectiveLimits.map(limit => `${operation} › limits › ${limit}`),
    ]),
    'GET /invoices/exports/{referenceNumber} › 200 › +package.compressionType (required)',
    ...[
      'POST /invoices/query/metadata › body › currencyCodes[]',
      'POST /invoices/exports › body › filters.currencyCodes[]',
      'POST /collective-identifiers › body › invoices[].payment.currency',
    ].flatMap(field => currencies.map(currency => `${field} › ${currency}`)),
  ],
}

const to280: Change = {
  from: 'open-api-2.7.1.json',
  to: 'open-api-2.8.0.json',
  ids: older => [
    ...[
      'perSecond › 10 → 20',
      'perMinute › 30 → 60',
      'perHour › 120 → 240',
      'group › onlineSession → onlineSessionClose',
    ].map(limit => `POST /sessions/online/{referenceNumber}/close › limits › ${limit}`),
    ...[
      'perSecond › 10 → 20',
      'perMinute › 20 → 40',
      'perHour › 60 → 120',
      'group › batchSession → batchSessionClose',
    ].map(limit => `POST /sessions/batch/{referenceNumber}/close › limits › ${limit}`),
    ...['onlineSessionClose', 'batchSessionClose', 'anonymous', 'global'].map(
      group => `GET /rate-limits › 200 › +${group} (required)`,
    ),
    'POST /sessions/online/{referenceNumber}/invoices › 400 › codes › +21184',
    ...each(
      operationsWith(older, ({ responses }) => responses[403] !== undefined),
      '403 › application/problem+json › timestamp › -required',
    ),
    'GET /security/public-key-certificates › 200 › [].publicKeyId › +minLength 44',
    'GET /security/public-key-certificates › 200 › [].publicKeyId › +maxLength 44',
    'DELETE /testdata/limits/context/session › 400 › +codes',
    'DELETE /testdata/rate-limits › 400 › +codes',
  ],
}

const to281: Change = {
  from: 'open-api-2.8.0.json',
  to: 'open-api-2.8.1.json',
  ids: () => [
    'POST /collective-identifiers › 400 › codes › 71001 › -Faktura nie może zostac przypisana do Identyfikatora Zbiorczego.',
    'POST /collective-identifiers › 400 › codes › 71001 › +Faktura o podanym identyfikatorze nie istnieje.',
    'POST /collective-identifiers › 400 › codes › +71004',
    'POST /collective-identifiers › 400 › codes › +71005',
    ...each(
      [
        'POST /collective-identifiers/query',
        'POST /collective-identifiers/invoices',
        'GET /collective-identifiers/ksef/{ksefNumber}',
      ],
      '400 › codes › +21418',
    ),
    ...each(
      [
        'POST /permissions/entities/grants › body › permissions[].type',
        'POST /permissions/indirect/grants › body › permissions[]',
        'POST /permissions/query/entities/grants › 200 › permissions[].permissionScope',
      ],
      'enum › +CollectiveIdentifierManage',
    ),
  ],
}

const unreadable = `
  GET /auth/sessions
  POST /auth/ksef-token
  POST /certificates/enrollments
  POST /certificates/retrieve
  POST /certificates/{certificateSerialNumber}/revoke
  POST /certificates/query
  POST /collective-identifiers
  POST /collective-identifiers/query
  POST /collective-identifiers/invoices
  GET /collective-identifiers/ksef/{ksefNumber}
  POST /permissions/persons/grants
  POST /permissions/entities/grants
  POST /permissions/authorizations/grants
  POST /permissions/indirect/grants
  POST /permissions/subunits/grants
  POST /permissions/eu-entities/administration/grants
  POST /permissions/eu-entities/grants
  POST /permissions/query/personal/grants
  POST /permissions/query/persons/grants
  POST /permissions/query/subunits/grants
  POST /permissions/query/entities/grants
  GET /permissions/query/entities/roles
  POST /permissions/query/subordinate-entities/roles
  POST /permissions/query/authorizations/grants
  POST /permissions/query/eu-entities/grants
  POST /invoices/query/metadata
  POST /invoices/exports
  GET /sessions
  GET /sessions/{referenceNumber}/invoices
  GET /sessions/{referenceNumber}/invoices/failed
  POST /sessions/online
  POST /sessions/online/{referenceNumber}/invoices
  POST /sessions/batch
  POST /tokens
  GET /tokens
  GET /peppol/query
`

const to290: Change = {
  from: 'open-api-2.8.1.json',
  to: 'open-api-2.9.0.json',
  ids: () => [
    'POST /permissions/query/personal/grants › 200 › +ownerPermissions',
    ...each(unreadable.trim().split(/\n\s*/), '400 › codes › +21001'),
  ],
}

/** From the oldest to the newest. */
export const changes: readonly Change[] = [to270, to271, to280, to281, to290]

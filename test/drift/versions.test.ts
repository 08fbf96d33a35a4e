import { expect, test } from 'vitest'
import { deviations } from '../../contracts/deviations.ts'
import { openApi } from '../../contracts/openapi.ts'
import type { OpenApiDocument } from '../../contracts/openapi-document.ts'
import { compare, undeclared } from './compare.ts'
import { acceptedBy, ofKind } from './explain.ts'
import { officialDocument, versionOf } from './official.ts'

const [older, newer] = [officialDocument('open-api-2.6.0.json'), officialDocument('open-api.json')]

/** changes-2.7.md, row by row. */
const newOperations = [
  '+PUT /testdata/certificates/{serialNumber}',
  '+POST /collective-identifiers',
  '+POST /collective-identifiers/query',
  '+GET /collective-identifiers/{collectiveIdentifierNumber}/invoices',
  '+GET /collective-identifiers/ksef/{ksefNumber}',
]
const newPermission = [
  'POST /tokens › body › permissions[]',
  'GET /tokens › 200 › tokens[].requestedPermissions[]',
  'GET /tokens/{referenceNumber} › 200 › requestedPermissions[]',
  'POST /permissions/persons/grants › body › permissions[]',
  'POST /permissions/query/persons/grants › body › permissionTypes[]',
  'POST /permissions/query/persons/grants › 200 › permissions[].permissionScope',
  'POST /permissions/query/personal/grants › body › permissionTypes[]',
  'POST /permissions/query/personal/grants › 200 › permissions[].permissionScope',
  'POST /testdata/permissions › body › permissions[].permissionType',
].map(field => `${field} › enum › +CollectiveIdentifierManage`)
const newRateGroup = [
  'GET /rate-limits › 200 › +collectiveIdentifier (required)',
  'POST /testdata/rate-limits › body › +rateLimits.collectiveIdentifier (required)',
]
const newDetails = ['GET /auth/{referenceNumber} › 200 › status', 'GET /auth/sessions › 200 › items[].status'].flatMap(
  field =>
    [
      'Nieprawidłowe szyfrowanie tokena',
      'Nieprawidłowe kodowanie tokena',
      'Token nie może być użyty w kontekście {…}',
    ].map(
      detail =>
        `${field} › codes › 450 › Uwierzytelnianie zakończone niepowodzeniem z powodu błędnego tokenu › +${detail}`,
    ),
)

/** 2.7.0 says that one of several permissions suffices. */
const severalPermissions = ({ paths }: OpenApiDocument): string[] =>
  Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods)
      .filter(([, operation]) => (operation['x-required-permissions'] ?? []).length > 1)
      .map(([method]) => `${method.toUpperCase()} ${path} › permissions › +one of them`),
  )

test.skipIf(!older || !newer)('between 2.6.0 and 2.7.0 exactly the known changes are found', () => {
  const ids = compare(older!, newer!).map(({ id }) => id)
  const known = [...newOperations, ...newPermission, ...newRateGroup, ...newDetails, ...severalPermissions(older!)]
  expect(ids.toSorted()).toEqual(known.toSorted())
})

test.skipIf(!older)('against 2.6.0 we differ by the known changes of what we declare, and by our deviations', () => {
  const ids = compare(older!, openApi()).map(({ id }) => id)
  const planned = undeclared(openApi())
  const declared = (id: string) => !planned.some(operation => id.startsWith(`${operation} › `))
  const known = [...newOperations, ...newPermission, ...newRateGroup, ...newDetails]
    .filter(declared)
    // who may call is known of all
    .concat(severalPermissions(older!))
    // our deviations: these two details are in English
    .filter(id => !/szyfrowanie|kodowanie/.test(id))
  const unexplained = ids.filter(id => acceptedBy(id, ofKind(deviations, 'document')).length === 0)
  expect(unexplained.toSorted()).toEqual(known.toSorted())
})

test.skipIf(!older || !newer)('a document is known by its version', () => {
  expect([versionOf(older!), versionOf(newer!)]).toEqual(['2.6.0', '2.7.0'])
})

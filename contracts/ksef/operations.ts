import type { Method, OperationShape, PlannedOperation } from '../operation.ts'
import { challenge } from './auth/challenge.ts'
import { ksefToken } from './auth/ksef-token.ts'
import { redeem } from './auth/redeem.ts'
import { refresh } from './auth/refresh.ts'
import { status } from './auth/status.ts'
import { xadesSignature } from './auth/xades-signature.ts'
import { list as listAuthSessions } from './auth-sessions/list.ts'
import { revoke as revokeAuthSession } from './auth-sessions/revoke.ts'
import { revokeCurrent } from './auth-sessions/revoke-current.ts'
import { get as getInvoice } from './invoices/get.ts'
import { queryMetadata } from './invoices/query-metadata.ts'
import { context } from './limits/context.ts'
import { rates } from './limits/rates.ts'
import { subject } from './limits/subject.ts'
import { attachmentStatus } from './permissions/attachment-status.ts'
import { grantAuthorization } from './permissions/grant-authorization.ts'
import { grantEuAdministration } from './permissions/grant-eu-administration.ts'
import { grantEuRepresentation } from './permissions/grant-eu-representation.ts'
import { grantIndirectly } from './permissions/grant-indirectly.ts'
import { grantToEntity } from './permissions/grant-to-entity.ts'
import { grantToPerson } from './permissions/grant-to-person.ts'
import { grantToSubunit } from './permissions/grant-to-subunit.ts'
import { operationStatus } from './permissions/operation-status.ts'
import { queryAuthorizations } from './permissions/query-authorizations.ts'
import { queryEntities } from './permissions/query-entities.ts'
import { queryEuEntities } from './permissions/query-eu-entities.ts'
import { queryPersonal } from './permissions/query-personal.ts'
import { queryPersons } from './permissions/query-persons.ts'
import { queryRoles } from './permissions/query-roles.ts'
import { querySubordinates } from './permissions/query-subordinates.ts'
import { querySubunits } from './permissions/query-subunits.ts'
import { revoke as revokePermission } from './permissions/revoke.ts'
import { revokeAuthorization } from './permissions/revoke-authorization.ts'
import { list as listPublicKeys } from './public-keys/list.ts'
import { closeOnline } from './sessions/close-online.ts'
import { failedInvoices } from './sessions/failed-invoices.ts'
import { invoiceStatus } from './sessions/invoice-status.ts'
import { invoices } from './sessions/invoices.ts'
import { list as listSessions } from './sessions/list.ts'
import { openOnline } from './sessions/open-online.ts'
import { sendInvoice } from './sessions/send-invoice.ts'
import { status as sessionStatus } from './sessions/status.ts'
import { upo } from './sessions/upo.ts'
import { upoByInvoice } from './sessions/upo-by-invoice.ts'
import { upoByKsefNumber } from './sessions/upo-by-ksef-number.ts'
import { allowAttachments } from './testdata/allow-attachments.ts'
import { blockContext } from './testdata/block-context.ts'
import { createPerson } from './testdata/create-person.ts'
import { createSubject } from './testdata/create-subject.ts'
import { disallowAttachments } from './testdata/disallow-attachments.ts'
import { grantPermissions } from './testdata/grant-permissions.ts'
import { removePerson } from './testdata/remove-person.ts'
import { removeSubject } from './testdata/remove-subject.ts'
import { resetCertificateLimits } from './testdata/reset-certificate-limits.ts'
import { resetRateLimits } from './testdata/reset-rate-limits.ts'
import { resetSessionLimits } from './testdata/reset-session-limits.ts'
import { revokePermissions } from './testdata/revoke-permissions.ts'
import { setCertificateLimits } from './testdata/set-certificate-limits.ts'
import { setProductionRateLimits } from './testdata/set-production-rate-limits.ts'
import { setRateLimits } from './testdata/set-rate-limits.ts'
import { setSessionLimits } from './testdata/set-session-limits.ts'
import { unblockContext } from './testdata/unblock-context.ts'
import { generate } from './tokens/generate.ts'
import { get as getToken } from './tokens/get.ts'
import { list as listTokens } from './tokens/list.ts'
import { revoke as revokeToken } from './tokens/revoke.ts'

/** An operation to come, by default one for everybody who is signed in. */
const planned = (
  method: Method,
  path: `/${string}`,
  summary: string,
  access: Partial<Pick<PlannedOperation, 'bearer' | 'permissions'>> = {},
): PlannedOperation => ({ method, path, summary, bearer: ['accessToken'], ...access })

/** Every operation of KSeF's API by area and name: the one list that everything loops over. */
export const operations = {
  auth: { challenge, xadesSignature, ksefToken, status, redeem, refresh },
  authSessions: { list: listAuthSessions, revokeCurrent, revoke: revokeAuthSession },
  tokens: { generate, list: listTokens, get: getToken, revoke: revokeToken },
  publicKeys: { list: listPublicKeys },
  testdata: {
    createSubject,
    removeSubject,
    createPerson,
    removePerson,
    grantPermissions,
    revokePermissions,
    blockContext,
    unblockContext,
    setRateLimits,
    resetRateLimits,
    setProductionRateLimits,
    changeCertificate: planned(
      'PUT',
      '/testdata/certificates/{serialNumber}',
      'Test data: change the validity of a KSeF certificate',
    ),
    allowAttachments,
    disallowAttachments,
    setSessionLimits,
    resetSessionLimits,
    setCertificateLimits,
    resetCertificateLimits,
  },
  limits: { context, subject, rates },
  sessions: {
    list: listSessions,
    status: sessionStatus,
    invoices,
    invoiceStatus,
    failedInvoices,
    upoByKsefNumber,
    upoByInvoice,
    upo,
    openOnline,
    sendInvoice,
    closeOnline,
    openBatch: planned('POST', '/sessions/batch', 'Open a batch session', {
      permissions: ['InvoiceWrite', 'EnforcementOperations'],
    }),
    closeBatch: planned('POST', '/sessions/batch/{referenceNumber}/close', 'Close a batch session', {
      permissions: ['InvoiceWrite', 'EnforcementOperations'],
    }),
  },
  invoices: {
    get: getInvoice,
    queryMetadata,
    export: planned('POST', '/invoices/exports', 'Start an invoice package export', { permissions: ['InvoiceRead'] }),
    exportStatus: planned('GET', '/invoices/exports/{referenceNumber}', 'Get invoice export status', {
      permissions: ['InvoiceRead'],
    }),
  },
  permissions: {
    grantToPerson,
    grantToEntity,
    grantAuthorization,
    grantIndirectly,
    grantToSubunit,
    grantEuAdministration,
    grantEuRepresentation,
    revoke: revokePermission,
    revokeAuthorization,
    operationStatus,
    attachmentStatus,
    queryPersonal,
    queryPersons,
    querySubunits,
    queryEntities,
    queryRoles,
    querySubordinates,
    queryAuthorizations,
    queryEuEntities,
  },
  certificates: {
    limits: planned(
      'GET',
      '/certificates/limits',
      'Get certificate and enrollment limits of the authenticated subject',
    ),
    enrollmentData: planned(
      'GET',
      '/certificates/enrollments/data',
      'Get the DN data for a certificate signing request',
    ),
    enroll: planned('POST', '/certificates/enrollments', 'Submit a certificate enrollment (CSR)'),
    enrollmentStatus: planned('GET', '/certificates/enrollments/{referenceNumber}', 'Get enrollment processing status'),
    retrieve: planned('POST', '/certificates/retrieve', 'Retrieve certificates by serial numbers'),
    revoke: planned('POST', '/certificates/{certificateSerialNumber}/revoke', 'Revoke a certificate'),
    query: planned('POST', '/certificates/query', 'Query certificate metadata'),
  },
  collectiveIdentifiers: {
    create: planned('POST', '/collective-identifiers', 'Make a collective identifier for invoices', {
      permissions: ['InvoiceRead', 'InvoiceWrite', 'CollectiveIdentifierManage'],
    }),
    query: planned('POST', '/collective-identifiers/query', 'List collective identifiers', {
      permissions: ['InvoiceRead', 'InvoiceWrite', 'CollectiveIdentifierManage'],
    }),
    invoices: planned('POST', '/collective-identifiers/invoices', 'List the invoices of collective identifiers', {
      permissions: ['InvoiceRead', 'InvoiceWrite', 'CollectiveIdentifierManage'],
    }),
    ofInvoice: planned(
      'GET',
      '/collective-identifiers/ksef/{ksefNumber}',
      'List the collective identifiers of an invoice',
      { permissions: ['InvoiceRead', 'InvoiceWrite', 'CollectiveIdentifierManage'] },
    ),
  },
  peppol: {
    query: planned('GET', '/peppol/query', 'List Peppol service providers', { bearer: [] }),
  },
} as const

export type Operations = typeof operations

/** The operations as a list, each with its area and name. */
export const allOperations: readonly {
  readonly area: string
  readonly name: string
  readonly operation: OperationShape | PlannedOperation
}[] = Object.entries(operations).flatMap(([area, named]) =>
  Object.entries(named).map(([name, operation]) => ({ area, name, operation })),
)

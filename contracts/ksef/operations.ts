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
import { create as createCollectiveIdentifier } from './collective-identifiers/create.ts'
import { invoices as invoicesOfCollectiveIdentifiers } from './collective-identifiers/invoices.ts'
import { ofInvoice } from './collective-identifiers/of-invoice.ts'
import { query as queryCollectiveIdentifiers } from './collective-identifiers/query.ts'
import { exportInvoices } from './invoices/export.ts'
import { exportStatus } from './invoices/export-status.ts'
import { get as getInvoice } from './invoices/get.ts'
import { queryMetadata } from './invoices/query-metadata.ts'
import { context } from './limits/context.ts'
import { rates } from './limits/rates.ts'
import { subject } from './limits/subject.ts'
import { query as queryPeppolProviders } from './peppol/query.ts'
import { list as listPublicKeys } from './public-keys/list.ts'
import { closeBatch } from './sessions/close-batch.ts'
import { closeOnline } from './sessions/close-online.ts'
import { failedInvoices } from './sessions/failed-invoices.ts'
import { invoiceStatus } from './sessions/invoice-status.ts'
import { invoices } from './sessions/invoices.ts'
import { list as listSessions } from './sessions/list.ts'
import { openBatch } from './sessions/open-batch.ts'
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
    openBatch,
    closeBatch,
  },
  invoices: {
    get: getInvoice,
    queryMetadata,
    export: exportInvoices,
    exportStatus,
  },
  permissions: {
    grantToPerson: planned('POST', '/permissions/persons/grants', 'Grant permissions to a natural person', {
      permissions: ['CredentialsManage'],
    }),
    grantToEntity: planned('POST', '/permissions/entities/grants', 'Grant invoice-handling permissions to an entity', {
      permissions: ['CredentialsManage'],
    }),
    grantAuthorization: planned(
      'POST',
      '/permissions/authorizations/grants',
      'Grant an entity authorization (self-invoicing, RR, tax representative, PEF)',
      { permissions: ['CredentialsManage'] },
    ),
    grantIndirectly: planned('POST', '/permissions/indirect/grants', 'Grant permissions indirectly', {
      permissions: ['CredentialsManage'],
    }),
    grantToSubunit: planned('POST', '/permissions/subunits/grants', 'Grant subunit administrator permission', {
      permissions: ['SubunitManage'],
    }),
    grantEuAdministration: planned(
      'POST',
      '/permissions/eu-entities/administration/grants',
      'Grant EU entity administrator permissions',
      { permissions: ['CredentialsManage'] },
    ),
    grantEuRepresentation: planned(
      'POST',
      '/permissions/eu-entities/grants',
      'Grant EU entity representative permissions',
      { permissions: ['VatUeManage'] },
    ),
    revoke: planned('DELETE', '/permissions/common/grants/{permissionId}', 'Revoke a permission', {
      permissions: ['CredentialsManage', 'VatUeManage', 'SubunitManage'],
    }),
    revokeAuthorization: planned(
      'DELETE',
      '/permissions/authorizations/grants/{permissionId}',
      'Revoke an entity authorization',
      { permissions: ['CredentialsManage'] },
    ),
    operationStatus: planned('GET', '/permissions/operations/{referenceNumber}', 'Get permission operation status'),
    attachmentStatus: planned(
      'GET',
      '/permissions/attachments/status',
      'Get attachment consent status of the current context',
      { permissions: ['CredentialsManage', 'CredentialsRead'] },
    ),
    queryPersonal: planned('POST', '/permissions/query/personal/grants', 'Query own permissions'),
    queryPersons: planned(
      'POST',
      '/permissions/query/persons/grants',
      'Query permissions granted to persons or entities',
      { permissions: ['CredentialsManage', 'CredentialsRead', 'SubunitManage'] },
    ),
    querySubunits: planned('POST', '/permissions/query/subunits/grants', 'Query subunit administrator permissions', {
      permissions: ['CredentialsManage', 'CredentialsRead', 'SubunitManage'],
    }),
    queryEntities: planned(
      'POST',
      '/permissions/query/entities/grants',
      'Query received invoice-handling permissions',
      { permissions: ['CredentialsManage', 'CredentialsRead'] },
    ),
    queryRoles: planned('GET', '/permissions/query/entities/roles', 'List roles of the current context entity', {
      permissions: ['CredentialsManage', 'CredentialsRead'],
    }),
    querySubordinates: planned('POST', '/permissions/query/subordinate-entities/roles', 'List subordinate entities', {
      permissions: ['CredentialsManage', 'CredentialsRead', 'SubunitManage'],
    }),
    queryAuthorizations: planned('POST', '/permissions/query/authorizations/grants', 'Query entity authorizations', {
      permissions: ['CredentialsManage', 'CredentialsRead', 'PefInvoiceWrite'],
    }),
    queryEuEntities: planned(
      'POST',
      '/permissions/query/eu-entities/grants',
      'Query EU entity administrator and representative permissions',
      { permissions: ['CredentialsManage', 'CredentialsRead', 'VatUeManage'] },
    ),
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
    create: createCollectiveIdentifier,
    query: queryCollectiveIdentifiers,
    invoices: invoicesOfCollectiveIdentifiers,
    ofInvoice,
  },
  peppol: { query: queryPeppolProviders },
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

import { list as listAuthSessions } from './auth-sessions/list.ts'
import { revoke as revokeAuthSession } from './auth-sessions/revoke.ts'
import { revokeCurrent } from './auth-sessions/revoke-current.ts'
import { enroll } from './certificates/enroll.ts'
import { enrollmentData } from './certificates/enrollment-data.ts'
import { enrollmentStatus } from './certificates/enrollment-status.ts'
import { limits as certificateLimits } from './certificates/limits.ts'
import { query as queryCertificates } from './certificates/query.ts'
import { retrieve } from './certificates/retrieve.ts'
import { revoke as revokeCertificate } from './certificates/revoke.ts'
import { create as createCollectiveIdentifier } from './collective-identifiers/create.ts'
import { invoices as invoicesOfCollectiveIdentifiers } from './collective-identifiers/invoices.ts'
import { invoicesOfOne } from './collective-identifiers/invoices-of-one.ts'
import { ofInvoice } from './collective-identifiers/of-invoice.ts'
import { query as queryCollectiveIdentifiers } from './collective-identifiers/query.ts'
import type { LaterHandlers } from './handlers.ts'
import { exportInvoices } from './invoices/export.ts'
import { exportStatus } from './invoices/export-status.ts'
import { get as getInvoice } from './invoices/get.ts'
import { queryMetadata } from './invoices/query-metadata.ts'
import { context } from './limits/context.ts'
import { rates } from './limits/rates.ts'
import { subject } from './limits/subject.ts'
import { query as queryPeppolProviders } from './peppol/query.ts'
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
import { changeCertificate } from './testdata/change-certificate.ts'
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

/** Handlers of what clients ask once they are signed in. */
export const laterHandlers: LaterHandlers = {
  authSessions: { list: listAuthSessions, revokeCurrent, revoke: revokeAuthSession },
  tokens: { generate, list: listTokens, get: getToken, revoke: revokeToken },
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
    changeCertificate,
    setSessionLimits,
    resetSessionLimits,
    setCertificateLimits,
    resetCertificateLimits,
    allowAttachments,
    disallowAttachments,
  },
  limits: { context, subject, rates },
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
  invoices: { get: getInvoice, queryMetadata, export: exportInvoices, exportStatus },
  certificates: {
    limits: certificateLimits,
    enrollmentData,
    enroll,
    enrollmentStatus,
    retrieve,
    revoke: revokeCertificate,
    query: queryCertificates,
  },
  collectiveIdentifiers: {
    create: createCollectiveIdentifier,
    query: queryCollectiveIdentifiers,
    invoices: invoicesOfCollectiveIdentifiers,
    invoicesOfOne,
    ofInvoice,
  },
  peppol: { query: queryPeppolProviders },
}

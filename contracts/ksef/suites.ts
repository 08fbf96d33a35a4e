import type { Suite } from '../suite.ts'
import { accessSuite } from './access.suite.ts'
import { challengeSuite } from './auth/challenge.suite.ts'
import { ksefTokenSuite } from './auth/ksef-token.suite.ts'
import { ksefTokenAuthorSuite } from './auth/ksef-token-author.suite.ts'
import { ksefTokenRefusalsSuite } from './auth/ksef-token-refusals.suite.ts'
import { ksefTokenStatusesSuite } from './auth/ksef-token-statuses.suite.ts'
import { redeemSuite } from './auth/redeem.suite.ts'
import { refreshSuite } from './auth/refresh.suite.ts'
import { statusSuite } from './auth/status.suite.ts'
import { statusCodesSuite } from './auth/status-codes.suite.ts'
import { xadesSignatureSuite } from './auth/xades-signature.suite.ts'
import { xadesSignatureRefusalsSuite } from './auth/xades-signature-refusals.suite.ts'
import { xadesSignatureVerificationSuite } from './auth/xades-signature-verification.suite.ts'
import { listSuite as listAuthSessionsSuite } from './auth-sessions/list.suite.ts'
import { revokeSuite as revokeAuthSessionSuite } from './auth-sessions/revoke.suite.ts'
import { revokeCurrentSuite } from './auth-sessions/revoke-current.suite.ts'
import { enrollSuite } from './certificates/enroll.suite.ts'
import { enrollmentDataSuite } from './certificates/enrollment-data.suite.ts'
import { enrollmentStatusSuite } from './certificates/enrollment-status.suite.ts'
import { certificateLimitsSuite } from './certificates/limits.suite.ts'
import { queryCertificatesSuite } from './certificates/query.suite.ts'
import { retrieveSuite } from './certificates/retrieve.suite.ts'
import { revokeCertificateSuite } from './certificates/revoke.suite.ts'
import { createCollectiveIdentifierSuite } from './collective-identifiers/create.suite.ts'
import { invoicesOfOneSuite } from './collective-identifiers/invoices-of-one.suite.ts'
import {
  collectedInvoicesSuite,
  collectiveIdentifiersOfInvoiceSuite,
  queryCollectiveIdentifiersSuite,
} from './collective-identifiers/read.suite.ts'
import { errorsSuite } from './errors.suite.ts'
import { exportStatusSuite, exportSuite, incrementalExportSuite } from './invoices/export.suite.ts'
import { getInvoiceSuite } from './invoices/get.suite.ts'
import { queryMetadataSuite } from './invoices/query-metadata.suite.ts'
import { jwtSuite } from './jwt.suite.ts'
import { contextSuite } from './limits/context.suite.ts'
import { testLimitsSuite } from './limits/overrides.suite.ts'
import { ratesSuite } from './limits/rates.suite.ts'
import { subjectSuite } from './limits/subject.suite.ts'
import { queryPeppolSuite } from './peppol/query.suite.ts'
import { attachmentStatusSuite } from './permissions/attachment-status.suite.ts'
import { grantAuthorizationSuite } from './permissions/grant-authorization.suite.ts'
import { grantEuAdministrationSuite } from './permissions/grant-eu-administration.suite.ts'
import { grantEuRepresentationSuite } from './permissions/grant-eu-representation.suite.ts'
import { grantIndirectlySuite } from './permissions/grant-indirectly.suite.ts'
import { grantToEntitySuite } from './permissions/grant-to-entity.suite.ts'
import { grantToPersonSuite } from './permissions/grant-to-person.suite.ts'
import { grantToSubunitSuite } from './permissions/grant-to-subunit.suite.ts'
import { operationStatusSuite } from './permissions/operation-status.suite.ts'
import { queryAuthorizationsSuite } from './permissions/query-authorizations.suite.ts'
import { queryEntitiesSuite } from './permissions/query-entities.suite.ts'
import { queryEuEntitiesSuite } from './permissions/query-eu-entities.suite.ts'
import { queryPersonalSuite } from './permissions/query-personal.suite.ts'
import { queryPersonsSuite } from './permissions/query-persons.suite.ts'
import { queryRolesSuite } from './permissions/query-roles.suite.ts'
import { querySubordinatesSuite } from './permissions/query-subordinates.suite.ts'
import { querySubunitsSuite } from './permissions/query-subunits.suite.ts'
import { revokePermissionSuite } from './permissions/revoke.suite.ts'
import { revokeAuthorizationSuite } from './permissions/revoke-authorization.suite.ts'
import { listSuite as listPublicKeysSuite } from './public-keys/list.suite.ts'
import { rateLimitsSuite } from './rate-limits.suite.ts'
import { readingSuite } from './reading.suite.ts'
import { closeBatchSuite, openBatchSuite, packagesSuite, uploadPartsSuite } from './sessions/batch.suite.ts'
import { closeOnlineSuite } from './sessions/close-online.suite.ts'
import { formsSuite } from './sessions/forms.suite.ts'
import { invoiceStatusSuite } from './sessions/invoice-status.suite.ts'
import { sessionInvoicesSuite } from './sessions/invoices.suite.ts'
import { listSessionsSuite } from './sessions/list.suite.ts'
import { openOnlineSuite } from './sessions/open-online.suite.ts'
import { sessionReadersSuite } from './sessions/readers.suite.ts'
import { sendInvoiceSuite } from './sessions/send-invoice.suite.ts'
import { sessionStatusSuite } from './sessions/status.suite.ts'
import { upoSuite } from './sessions/upo.suite.ts'
import { attachmentSuite } from './testdata/attachment.suite.ts'
import { blockContextSuite } from './testdata/block-context.suite.ts'
import { changeCertificateSuite } from './testdata/change-certificate.suite.ts'
import { createPersonSuite } from './testdata/create-person.suite.ts'
import { createSubjectSuite } from './testdata/create-subject.suite.ts'
import { grantPermissionsSuite } from './testdata/grant-permissions.suite.ts'
import { removePersonSuite } from './testdata/remove-person.suite.ts'
import { removeSubjectSuite } from './testdata/remove-subject.suite.ts'
import { resetRateLimitsSuite } from './testdata/reset-rate-limits.suite.ts'
import { revokePermissionsSuite } from './testdata/revoke-permissions.suite.ts'
import { setProductionRateLimitsSuite } from './testdata/set-production-rate-limits.suite.ts'
import { setRateLimitsSuite } from './testdata/set-rate-limits.suite.ts'
import { unblockContextSuite } from './testdata/unblock-context.suite.ts'
import { generateSuite } from './tokens/generate.suite.ts'
import { generateRefusalsSuite } from './tokens/generate-refusals.suite.ts'
import { getSuite as getTokenSuite } from './tokens/get.suite.ts'
import { listSuite as listTokensSuite } from './tokens/list.suite.ts'
import { listFiltersSuite as listTokensFiltersSuite } from './tokens/list-filters.suite.ts'
import { revokeSuite as revokeTokenSuite } from './tokens/revoke.suite.ts'

/** Every suite there is. */
export const suites: readonly Suite[] = [
  challengeSuite,
  xadesSignatureSuite,
  xadesSignatureRefusalsSuite,
  xadesSignatureVerificationSuite,
  ksefTokenSuite,
  ksefTokenAuthorSuite,
  ksefTokenStatusesSuite,
  ksefTokenRefusalsSuite,
  statusSuite,
  statusCodesSuite,
  redeemSuite,
  refreshSuite,
  listAuthSessionsSuite,
  revokeCurrentSuite,
  revokeAuthSessionSuite,
  generateSuite,
  generateRefusalsSuite,
  listTokensSuite,
  listTokensFiltersSuite,
  getTokenSuite,
  revokeTokenSuite,
  openOnlineSuite,
  sendInvoiceSuite,
  invoiceStatusSuite,
  formsSuite,
  closeOnlineSuite,
  openBatchSuite,
  uploadPartsSuite,
  closeBatchSuite,
  packagesSuite,
  sessionStatusSuite,
  listSessionsSuite,
  sessionInvoicesSuite,
  upoSuite,
  sessionReadersSuite,
  getInvoiceSuite,
  queryMetadataSuite,
  certificateLimitsSuite,
  enrollmentDataSuite,
  enrollSuite,
  enrollmentStatusSuite,
  retrieveSuite,
  queryCertificatesSuite,
  revokeCertificateSuite,
  changeCertificateSuite,
  exportSuite,
  exportStatusSuite,
  incrementalExportSuite,
  createCollectiveIdentifierSuite,
  queryCollectiveIdentifiersSuite,
  collectedInvoicesSuite,
  invoicesOfOneSuite,
  collectiveIdentifiersOfInvoiceSuite,
  queryPeppolSuite,
  testLimitsSuite,
  attachmentSuite,
  listPublicKeysSuite,
  contextSuite,
  subjectSuite,
  ratesSuite,
  grantToPersonSuite,
  grantToEntitySuite,
  grantAuthorizationSuite,
  grantIndirectlySuite,
  grantToSubunitSuite,
  grantEuAdministrationSuite,
  grantEuRepresentationSuite,
  revokePermissionSuite,
  revokeAuthorizationSuite,
  operationStatusSuite,
  attachmentStatusSuite,
  queryPersonalSuite,
  queryPersonsSuite,
  querySubunitsSuite,
  queryEntitiesSuite,
  queryRolesSuite,
  querySubordinatesSuite,
  queryAuthorizationsSuite,
  queryEuEntitiesSuite,
  createSubjectSuite,
  removeSubjectSuite,
  createPersonSuite,
  removePersonSuite,
  grantPermissionsSuite,
  revokePermissionsSuite,
  blockContextSuite,
  unblockContextSuite,
  setRateLimitsSuite,
  resetRateLimitsSuite,
  setProductionRateLimitsSuite,
  rateLimitsSuite,
  accessSuite,
  readingSuite,
  errorsSuite,
  jwtSuite,
]

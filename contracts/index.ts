/** `import { operations } from 'ksef-simulator/contracts'`: what KSeF promises, and A-Cube, as data. */
export { acubeOpenApi } from './acube/openapi.ts'
export { acubeOperations, allAcubeOperations } from './acube/operations.ts'
export { InvoicePayload, OnboardingPayload, type WebhookPayload, webhookTypes } from './acube/webhooks.ts'
export { type ApiVersion, apiVersion, apiVersions } from './ksef/api-version.ts'
export { type Contract, contractAt } from './ksef/contract.ts'
export { type Deviation, deviations } from './ksef/deviations.ts'
export { type ErrorName, errors, KsefError } from './ksef/errors.ts'
export {
  crc8,
  isValidInternalId,
  isValidNip,
  isValidPesel,
  makeInternalId,
  makeNip,
  makePesel,
  makeReferenceNumber,
  readReferenceNumber,
} from './ksef/formats.ts'
export { openApi } from './ksef/openapi.ts'
export { allOperations, operations } from './ksef/operations.ts'
export { authenticationStatuses, TokenStatus } from './ksef/statuses.ts'
export type { CallInput, Input, OperationShape, Output } from './operation.ts'

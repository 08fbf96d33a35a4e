/** `import { operations } from 'ksef-simulator/contracts'`: what KSeF promises, and A-Cube, as data. */
export { acubeOpenApi } from './acube/openapi.ts'
export { acubeOperations, allAcubeOperations } from './acube/operations.ts'
export { InvoicePayload, OnboardingPayload, type WebhookPayload, webhookTypes } from './acube/webhooks.ts'
export { apiVersion } from './api-version.ts'
export { type Deviation, deviations } from './deviations.ts'
export { type ErrorName, errors, KsefError } from './errors.ts'
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
} from './formats.ts'
export { openApi } from './openapi.ts'
export { type CallInput, type Input, isDeclared, type OperationShape, type Output } from './operation.ts'
export { allOperations, operations } from './operations.ts'
export { authenticationStatuses, TokenStatus } from './statuses.ts'

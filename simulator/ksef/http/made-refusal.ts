import { newestApi } from '../../../contracts/ksef/api-version.ts'
import { type Contract, contractAt } from '../../../contracts/ksef/contract.ts'
import { type ErrorName, KsefError, type KsefErrorOptions, type ValueName } from '../../../contracts/ksef/errors.ts'
import { makeKsefNumber, makeReferenceNumber } from '../../../contracts/ksef/formats.ts'
import type { OperationShape } from '../../../contracts/operation.ts'
import { windows } from '../access/limiter.ts'
import { why } from './explanations.ts'
import { waitInPolish } from './limit.ts'

/** A refusal that a test asks for, whatever the state: whole, although nothing happened that it could speak of. */

/** A second, so that code that waits as it is told does not wait long. */
const shortestWait = 1

/** What stands in KSeF's texts where the test does not say. */
const examplesFor = (
  { limits }: OperationShape,
  retryAfter: number,
  now: number,
  { rateGroups }: Contract,
): Record<ValueName, string | number> => {
  const window = windows.find(({ ms }) => retryAfter * 1000 <= ms) ?? windows.at(-1)!
  const group = limits === 'public' ? 'other' : limits
  return {
    allowed: 'Nip, InternalId',
    code: '(200)',
    count: 10,
    current: 'NipVatUe',
    invoiceLimit: 10_000,
    invoiceReferenceNumber: makeReferenceNumber('EE', now, '0000000000'),
    keyId: 'XXXX',
    ksefNumber: makeKsefNumber('5265877635', now, '00000000'),
    limit: rateGroups[group][window.limit],
    ordinalNumber: 1,
    message: "The content of element 'AuthTokenRequest' is not complete.",
    permissions: 'InvoiceWrite',
    referenceNumber: makeReferenceNumber('AU', now, '0000000000'),
    status: 100,
    subjecttype: 'Subject1',
    type: 'InternalId',
    upoReferenceNumber: makeReferenceNumber('EU', now, '0000000000'),
    uri: 'id-1',
    wait: waitInPolish(retryAfter),
    window: window.name,
  }
}

/** The `security` of a 403 where the test does not say (errors-001 … -006). */
const securityOf = (error: ErrorName, { permissions }: OperationShape): KsefErrorOptions['security'] =>
  ({
    missingPermissions: { requiredAnyOfPermissions: permissions ?? [], presentPermissions: [] },
    ipNotAllowed: { clientIp: '127.0.0.1' },
    authMethodNotAllowed: { authenticationMethodCategory: 'Token' },
    securityServiceBlocked: { incidentId: '0', clientIp: '127.0.0.1' },
    contextTypeNotAllowed: { contextIdentifierType: 'NipVatUe' },
  })[error as string]

/** @param now milliseconds since 1970. @param contract whose limits are told */
export const madeRefusal = (
  error: ErrorName,
  operation: OperationShape,
  options: KsefErrorOptions,
  now: number,
  contract = contractAt(newestApi),
): KsefError => {
  const retryAfter = options.retryAfter ?? shortestWait
  const { method, path } = operation
  return new KsefError(error, {
    security: securityOf(error, operation),
    explanation: why('madeByTest', { method, path, error }),
    ...options,
    retryAfter,
    values: { ...examplesFor(operation, retryAfter, now, contract), ...options.values },
  })
}

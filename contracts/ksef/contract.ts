import type { OperationShape } from '../operation.ts'
import { isThere, readAt, schemaAt } from '../versions.ts'
import { type ApiVersion, apiNames, apiVersions, newestApi } from './api-version.ts'
import { errors as declared, type ErrorEntry, type ErrorName } from './errors.ts'
import { everyOperation, type ListedOperation } from './operations.ts'
import { type AddressLimits, limitsAt, type RateTable } from './rate-limits.ts'

/** What one version of the API promises: what every reader is handed. Statuses have been the same in all of them. */
export interface Contract {
  readonly api: ApiVersion
  /** That of the official document: three numbers. */
  readonly number: string
  readonly operations: readonly ListedOperation[]
  /** The same by their names, as `tokens.generate`. */
  readonly named: ReadonlyMap<string, OperationShape>
  /** How each is told; of what the version does not have, as it came to be told. */
  readonly errors: Readonly<Record<ErrorName, ErrorEntry>>
  readonly rateGroups: RateTable
  readonly addressLimits: AddressLimits
}

const errors: Readonly<Record<ErrorName, ErrorEntry>> = declared

const partsAt = ({ params, query, headers, body, success }: OperationShape, version: ApiVersion) => ({
  ...(params && { params: schemaAt(params, version) }),
  ...(query && { query: schemaAt(query, version) }),
  ...(headers && { headers: schemaAt(headers, version) }),
  ...(body && { body: schemaAt(body, version) }),
  success: { ...success, ...(success.body && { body: schemaAt(success.body, version) }) },
})

const operationAt = (operation: OperationShape, version: ApiVersion): OperationShape => {
  const then = { ...operation, ...readAt(operation.was, version) }
  return { ...then, ...partsAt(then, version), errors: then.errors.filter(name => isThere(errors[name], version)) }
}

const errorAt = (entry: ErrorEntry, version: ApiVersion): ErrorEntry => {
  const then = readAt(entry.was, version)
  return then === undefined ? entry : { ...entry, ...then }
}

const made = (api: ApiVersion): Contract => {
  const isNewest = api === newestApi
  const operations = everyOperation
    .filter(({ operation }) => isThere(operation, api))
    .map(it => (isNewest ? it : { ...it, operation: operationAt(it.operation, api) }))
  const older = () => Object.entries(errors).map(([name, entry]) => [name, errorAt(entry, api)])
  return {
    api,
    number: apiVersions[api],
    operations,
    named: new Map(operations.map(({ area, name, operation }) => [`${area}.${name}`, operation])),
    errors: isNewest ? errors : Object.fromEntries(older()),
    ...limitsAt(api),
  }
}

/** What an operation may refuse with, each once: a version may have told several as one. */
export const refusalsIn = ({ errors }: Contract, operation: OperationShape): readonly ErrorEntry[] => {
  const told = operation.errors.map(name => errors[name])
  return [...new Map(told.map(entry => [`${entry.http} ${entry.code} ${entry.text} ${entry.detail}`, entry])).values()]
}

const contracts = new Map<ApiVersion, Contract>()

/**
 * The contract of a version, made when first asked for; of the newest it is the declarations themselves.
 * @throws RangeError for a version that is not declared
 */
export const contractAt = (api: ApiVersion): Contract => {
  if (!apiNames.includes(api)) throw new RangeError(`There is no API ${api} here. There are ${apiNames.join(', ')}.`)
  const contract = contracts.get(api) ?? made(api)
  contracts.set(api, contract)
  return contract
}

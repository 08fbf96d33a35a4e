import { everyOperation } from '../../../contracts/ksef/operations.ts'
import type { OperationShape } from '../../../contracts/operation.ts'

/** What a request is meant for. */
export interface Meant {
  /** The folder of the operation in contracts/; `errors` for what KSeF has not. */
  readonly area: string
  /** Method and path as the contract has them: `DELETE /tokens/{referenceNumber}`. */
  readonly name: string
  readonly params: Readonly<Record<string, string>>
  /** Not there where the path is KSeF's and the method is not. */
  readonly operation?: OperationShape
}

const kebab = (name: string): string => name.replace(/[A-Z]/g, letter => `-${letter.toLowerCase()}`)

const countOf = (path: string): number => path.split('{').length

/** A path with fewer parameters says more: `/auth/sessions/current` goes before `/auth/sessions/{referenceNumber}`. */
const templates = everyOperation
  .map(it => ({
    ...it,
    pattern: new RegExp(`^${it.operation.path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`),
  }))
  .sort((one, other) => countOf(one.operation.path) - countOf(other.operation.path))

/** @param path under /v2, without the query. */
export const meantBy = (method: string, path: string): Meant => {
  const fitting = templates.filter(({ pattern }) => pattern.test(path))
  const found = fitting.find(({ operation }) => operation.method === method)
  const nearest = found ?? fitting[0]
  if (nearest === undefined) return { area: 'errors', name: `${method} ${path}`, params: {} }
  return {
    area: kebab(nearest.area),
    name: `${method} ${nearest.operation.path}`,
    params: { ...nearest.pattern.exec(path)?.groups },
    ...(found && { operation: found.operation }),
  }
}

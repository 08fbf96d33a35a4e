import { allOperations } from '../../contracts/operations.ts'

/** Which operation a request means. One table for every simulator of the process, as it never changes. */

type Listed = (typeof allOperations)[number]
type Params = Readonly<Record<string, string>>

/** By code unit, in which the tilde comes after every letter. */
const sortKey = ({ operation }: Listed): string => operation.path.replaceAll('{', '~')
const patternOf = (path: string): RegExp => new RegExp(`^/v2${path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`)

const fixed = new Map<string, Listed>(
  allOperations.map(listed => [`${listed.operation.method} /v2${listed.operation.path}`, listed]),
)
/** Fixed paths before those with parameters: /auth/sessions is no reference number. */
const routes = allOperations
  .toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))
  .map(listed => ({ listed, method: listed.operation.method, pattern: patternOf(listed.operation.path) }))

export const findOperation = (method: string, path: string): { listed: Listed; params: Params } | undefined => {
  // What answers GET answers HEAD, too.
  const wanted = method === 'HEAD' ? 'GET' : method
  const exact = fixed.get(`${wanted} ${path}`)
  if (exact !== undefined) return { listed: exact, params: {} }
  for (const { listed, method, pattern } of routes) {
    const match = method === wanted ? pattern.exec(path) : null
    if (match !== null) return { listed, params: decoded(match.groups) }
  }
  return undefined
}

const decoded = (params: Params = {}): Params =>
  Object.fromEntries(Object.entries(params).map(([name, text]) => [name, decode(text)]))

/** What is no escaped text stays as it is. */
const decode = (text: string): string => {
  try {
    return decodeURIComponent(text)
  } catch {
    return text
  }
}

/** The contract's path that a path means, and the methods it takes. */
export const knownPath = (path: string): { path: string; methods: readonly string[] } | undefined => {
  const known = routes.find(({ pattern }) => pattern.test(path))?.listed.operation.path
  if (known === undefined) return undefined
  const there = allOperations.filter(({ operation }) => operation.path === known)
  return { path: known, methods: there.map(({ operation }) => operation.method) }
}

import type { Method } from '../../contracts/operation.ts'
import { allOperations } from '../../contracts/operations.ts'

/** Which operation a request means. One table for every simulator of the process, as it never changes. */

type Listed = (typeof allOperations)[number]
type Params = Readonly<Record<string, string>>

const hasParams = ({ operation }: Listed): boolean => operation.path.includes('{')

/** Paths without parameters come first: /auth/sessions is no reference number. */
const fixed = new Map<string, Listed>(
  allOperations
    .filter(listed => !hasParams(listed))
    .map(listed => [`${listed.operation.method} /v2${listed.operation.path}`, listed]),
)

/** By code unit, in which the tilde comes after every letter. */
const sortKey = ({ operation }: Listed): string => operation.path.replaceAll('{', '~')
const patternOf = (path: string): RegExp => new RegExp(`^/v2${path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`)

/** The others in an order in which a fixed part comes before a parameter. */
const templates = allOperations
  .filter(hasParams)
  .map(listed => ({ listed, method: listed.operation.method, key: sortKey(listed) }))
  .sort((a, b) => (a.key < b.key ? -1 : 1))
  .map(it => ({ ...it, pattern: patternOf(it.listed.operation.path) }))

export const findOperation = (method: string, path: string): { listed: Listed; params: Params } | undefined => {
  // What answers GET answers HEAD, too.
  const wanted = method === 'HEAD' ? 'GET' : method
  const exact = fixed.get(`${wanted} ${path}`)
  if (exact !== undefined) return { listed: exact, params: {} }
  for (const { listed, method, pattern } of templates) {
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

const methods: readonly Method[] = ['GET', 'POST', 'PUT', 'DELETE']

/** The methods that a path takes; none when it is no path of KSeF. */
export const methodsAt = (path: string): readonly Method[] =>
  methods.filter(method => findOperation(method, path) !== undefined)

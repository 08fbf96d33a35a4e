import type { Method } from '../../contracts/operation.ts'

type Params = Readonly<Record<string, string>>

interface Listed {
  readonly operation: { readonly method: Method; readonly path: string }
}

/** Which of the listed operations a request means. */
export interface OperationTable<L extends Listed> {
  find(method: string, path: string): { listed: L; params: Params } | undefined
  /** The methods that a path takes; none when no operation has such a path. */
  methodsAt(path: string): readonly Method[]
}

const methods: readonly Method[] = ['GET', 'POST', 'PUT', 'DELETE']

const hasParams = ({ operation }: Listed): boolean => operation.path.includes('{')
/** By code unit, in which the tilde comes after every letter. */
const sortKey = ({ operation }: Listed): string => operation.path.replaceAll('{', '~')

/** @param base what stands before every path: `/v2`. */
export const operationTable = <L extends Listed>(operations: readonly L[], base: string): OperationTable<L> => {
  const patternOf = (path: string): RegExp => new RegExp(`^${base}${path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`)
  /** Paths without parameters come first: /auth/sessions is no reference number. */
  const fixed = new Map<string, L>(
    operations
      .filter(listed => !hasParams(listed))
      .map(listed => [`${listed.operation.method} ${base}${listed.operation.path}`, listed]),
  )
  /** The others in an order in which a fixed part comes before a parameter. */
  const templates = operations
    .filter(hasParams)
    .map(listed => ({ listed, method: listed.operation.method, key: sortKey(listed) }))
    .sort((a, b) => (a.key < b.key ? -1 : 1))
    .map(it => ({ ...it, pattern: patternOf(it.listed.operation.path) }))

  const find: OperationTable<L>['find'] = (method, path) => {
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
  return { find, methodsAt: path => methods.filter(method => find(method, path) !== undefined) }
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

type Params = Readonly<Record<string, string>>

interface Listed {
  readonly operation: { readonly method: string; readonly path: string }
}

/** Which of the listed operations a request means. */
export interface OperationTable<L extends Listed> {
  find(method: string, path: string): { listed: L; params: Params } | undefined
  /** The contract's path that a path means, and the methods it takes. */
  known(path: string): { path: string; methods: readonly string[] } | undefined
}

/** By code unit, in which the tilde comes after every letter. */
const sortKey = ({ operation }: Listed): string => operation.path.replaceAll('{', '~')

/** @param base what stands before every path: `/v2`. */
export const operationTable = <L extends Listed>(operations: readonly L[], base: string): OperationTable<L> => {
  const patternOf = (path: string): RegExp => new RegExp(`^${base}${path.replace(/\{(\w+)\}/g, '(?<$1>[^/]+)')}$`)
  // Fixed paths before those with parameters: /auth/sessions is no reference number.
  const routes = operations
    .toSorted((a, b) => (sortKey(a) < sortKey(b) ? -1 : 1))
    .map(listed => ({ listed, method: listed.operation.method, pattern: patternOf(listed.operation.path) }))
  return {
    find: (method, path) => {
      // What answers GET answers HEAD, too.
      const wanted = method === 'HEAD' ? 'GET' : method
      for (const { listed, method, pattern } of routes) {
        const match = method === wanted ? pattern.exec(path) : null
        if (match !== null) return { listed, params: decoded(match.groups) }
      }
      return undefined
    },
    known: path => {
      const known = routes.find(({ pattern }) => pattern.test(path))?.listed.operation.path
      if (known === undefined) return undefined
      const there = operations.filter(({ operation }) => operation.path === known)
      return { path: known, methods: there.map(({ operation }) => operation.method) }
    },
  }
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

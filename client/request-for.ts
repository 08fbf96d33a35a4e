import type { OperationShape } from '../contracts/operation.ts'
import type { Connection } from './connection.ts'

/** The input of any operation, seen without its types. */
export interface AnyInput {
  readonly params?: Readonly<Record<string, unknown>>
  readonly query?: Readonly<Record<string, unknown>>
  readonly headers?: Readonly<Record<string, unknown>>
  readonly body?: unknown
  readonly xml?: string | Uint8Array
}

const isGiven = ([, value]: [string, unknown]): boolean => value !== undefined && value !== null

/** A URL takes them for a step to another path. */
const leadElsewhere: readonly string[] = ['', '.', '..']

/** A parameter of a path is missing, or would lead to another path. */
export class PathIncomplete extends TypeError {}

const pathOf = (path: string, params: AnyInput['params'] = {}): string =>
  path.replace(/\{(\w+)\}/g, (_, name: string) => {
    const given = String(params[name] ?? '')
    if (leadElsewhere.includes(given)) throw new PathIncomplete(`The path ${path} needs params.${name}.`)
    return encodeURIComponent(given)
  })

/** `?a=1&b=2&b=3`: a list is repeated; what is undefined or null is left out. */
const queryOf = (query: AnyInput['query'] = {}): string => {
  const pairs = Object.entries(query)
    .filter(isGiven)
    .flatMap(([name, value]) => (Array.isArray(value) ? value : [value]).map(one => [name, String(one)]))
  return pairs.length === 0 ? '' : `?${new URLSearchParams(pairs)}`
}

/** The first of the operation's bearers that the client holds; none when it holds none. */
const bearerFor = async ({ bearer }: OperationShape, connection: Connection): Promise<string | undefined> => {
  const held = bearer.map(kind => connection[kind]).find(it => it !== undefined)
  return typeof held === 'function' ? await held() : held
}

const contentOf = ({ xml, body }: AnyInput): { type?: string; body?: BodyInit } => {
  if (xml !== undefined) return { type: 'application/xml', body: typeof xml === 'string' ? xml : new Uint8Array(xml) }
  return body === undefined ? {} : { type: 'application/json', body: JSON.stringify(body) }
}

/** What goes over the wire for an operation. A call without a body has no content type. */
export const requestFor = async (
  operation: OperationShape,
  input: AnyInput,
  connection: Connection,
): Promise<Request> => {
  const { type, body } = contentOf(input)
  const headers = new Headers()
  for (const [name, value] of Object.entries(input.headers ?? {}).filter(isGiven)) headers.set(name, String(value))
  if (connection.errorFormat === 'problem-details') headers.set('X-Error-Format', 'problem-details')
  if (type) headers.set('Content-Type', type)
  const bearer = await bearerFor(operation, connection)
  if (bearer !== undefined) headers.set('Authorization', `Bearer ${bearer}`)
  const url = connection.baseUrl + pathOf(operation.path, input.params) + queryOf(input.query)
  return new Request(url, { method: operation.method, headers, body })
}

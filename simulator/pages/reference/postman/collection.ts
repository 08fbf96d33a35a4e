import type {
  OpenApiContent,
  OpenApiDocument,
  OpenApiOperation,
  OpenApiParameter,
  OpenApiSchema,
} from '../../../../contracts/openapi-document.ts'
import { fileText } from '../../../http/file-text.ts'

/** A collection for Postman (v2.1) of OpenAPI documents: a folder for each, which signs in by itself. */

type Auth = { readonly type: 'noauth' } | { readonly type: 'bearer'; readonly bearer: readonly Variable[] }
interface Variable {
  readonly key: string
  readonly value: string
  readonly type?: 'string'
}
interface Event {
  readonly listen: 'prerequest' | 'test'
  readonly script: { readonly type: 'text/javascript'; readonly exec: readonly string[] }
}
export interface Folder {
  readonly name: string
  readonly description?: string | undefined
  readonly auth?: Auth
  readonly event?: readonly Event[]
  readonly item: readonly (Folder | Item)[]
}
export interface Item {
  readonly name: string
  readonly request: {
    readonly method: string
    readonly description?: string | undefined
    readonly auth?: Auth | undefined
    readonly header: readonly object[]
    readonly url: object
    readonly body?: object | undefined
  }
}
export interface Collection extends Omit<Folder, 'name'> {
  readonly info: { readonly name: string; readonly description: string; readonly schema: string }
  readonly variable: readonly Variable[]
}

const bearer = (variable: string): Auth => ({
  type: 'bearer',
  bearer: [{ key: 'token', value: `{{${variable}}}`, type: 'string' }],
})
const event = (listen: Event['listen'], text: string): Event => ({
  listen,
  script: { type: 'text/javascript', exec: text.trimEnd().split('\n') },
})

/** Members that the collection's variables fill. */
const filled: ReadonlyMap<string, string> = new Map([
  ['nip', '{{nip}}'],
  ['email', '{{acubeEmail}}'],
  ['password', '{{acubePassword}}'],
])

/** A value that a schema describes, with what it must have alone. */
const sample = (schema: OpenApiSchema): unknown => {
  const { type, enum: choices, anyOf, oneOf, allOf, properties = {}, required = [], minimum } = schema
  const given = schema.example ?? schema.default ?? choices?.[0]
  if (given !== undefined) return given
  const inner = (anyOf ?? oneOf ?? allOf)?.[0]
  if (inner !== undefined) return sample(inner)
  if (type === 'object')
    return Object.fromEntries(required.map(name => [name, filled.get(name) ?? sample(properties[name] ?? {})]))
  if (type === 'array') return []
  if (type === 'integer' || type === 'number') return minimum ?? 0
  return type === 'boolean' ? false : ''
}

const bodyOf = (content: OpenApiContent) => {
  const json = content['application/json']
  if (json === undefined) {
    const xml = 'application/xml' in content
    return { mode: 'raw', raw: '', options: { raw: { language: xml ? 'xml' : 'text' } } }
  }
  const value = json.example ?? sample(json.schema ?? {})
  return { mode: 'raw', raw: JSON.stringify(value, null, 2), options: { raw: { language: 'json' } } }
}

/** What is not needed is there, and switched off. */
const named = ({ name, required, schema }: OpenApiParameter) => ({
  ...{ key: name, value: '', description: schema?.description },
  ...(!required && { disabled: true }),
})

/** Postman writes `:name` where OpenAPI writes `{name}`. */
const urlOf = (path: string, parameters: readonly OpenApiParameter[]) => {
  const parts = path
    .slice(1)
    .split('/')
    .map(part => (part.startsWith('{') ? `:${part.slice(1, -1)}` : part))
  const query = parameters.filter(it => it.in === 'query').map(named)
  const asked = query.filter(it => !('disabled' in it)).map(({ key }) => `${key}=`)
  return {
    raw: `{{baseUrl}}/${parts.join('/')}${asked.length > 0 ? `?${asked.join('&')}` : ''}`,
    host: ['{{baseUrl}}'],
    path: parts,
    query,
    // An answer's reference number is what the next request asks for.
    variable: parameters
      .filter(it => it.in === 'path')
      .map(({ name }) => ({ key: name, value: name === 'referenceNumber' ? '{{referenceNumber}}' : '' })),
  }
}

/** A bearer that is not the folder's own. */
const authOf = ({ security, 'x-bearer': kinds = [] }: OpenApiOperation): Auth | undefined => {
  if (security === undefined) return { type: 'noauth' }
  return kinds.length === 0 || kinds.includes('accessToken') ? undefined : bearer(kinds[0]!)
}

const itemOf = (method: string, path: string, operation: OpenApiOperation): Item => {
  const { summary, description, parameters = [], requestBody } = operation
  const type = requestBody && Object.keys(requestBody.content)[0]!
  return {
    name: summary ?? path,
    request: {
      method: method.toUpperCase(),
      description,
      auth: authOf(operation),
      header: [
        ...(type ? [{ key: 'Content-Type', value: type }] : []),
        ...parameters.filter(it => it.in === 'header').map(named),
      ],
      url: urlOf(path, parameters),
      body: requestBody && bodyOf(requestBody.content),
    },
  }
}

const areas = ({ paths, tags = [] }: OpenApiDocument, server: string): Folder[] =>
  tags.map(({ name }) => ({
    name,
    item: Object.entries(paths).flatMap(([path, methods]) =>
      Object.entries(methods)
        .filter(([, operation]) => operation.tags?.includes(name))
        .map(([method, operation]) => itemOf(method, server + path, operation)),
    ),
  }))

const signIn = [
  event('prerequest', fileText('./sign-in.js', import.meta.url)),
  event('test', fileText('./keep.js', import.meta.url)),
]
const acubeSignIn = [
  event('prerequest', fileText('./acube-sign-in.js', import.meta.url)),
  event('test', fileText('./acube-keep.js', import.meta.url)),
]

/** How each folder gets its bearer. */
const folders = {
  ksef: { name: 'KSeF', auth: bearer('accessToken'), event: signIn },
  control: { name: 'Control', auth: bearer('controlToken') },
  acube: { name: 'A-Cube', auth: bearer('acubeToken'), event: acubeSignIn },
} as const satisfies Record<string, Omit<Folder, 'item'>>

export interface Contract {
  readonly name: keyof typeof folders
  readonly server: string
  readonly document: OpenApiDocument
}

export interface Whom {
  /** Of the world. */
  readonly origin: string
  readonly nip: string
  readonly account: { readonly email: string; readonly password?: string }
}

export const postmanCollection = (contracts: readonly Contract[], { origin, nip, account }: Whom): Collection => ({
  info: {
    name: 'KSeF simulator',
    description: `A simulator of KSeF at ${origin}, not the Ministry's. Requests to KSeF sign in by themselves, as the owner of the variable nip; controlToken is for a simulator of another machine that was started with --control-token.`,
    schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json',
  },
  variable: Object.entries({
    baseUrl: origin,
    nip,
    ...{ controlToken: '', accessToken: '', refreshToken: '', authenticationToken: '', signedIn: '' },
    referenceNumber: '',
    ...{ acubeEmail: account.email, acubePassword: account.password ?? '', acubeToken: '' },
  }).map(([key, value]) => ({ key, value, type: 'string' })),
  item: contracts.map(({ name, server, document }) => ({
    ...folders[name],
    description: document.info.description,
    item: areas(document, server),
  })),
})

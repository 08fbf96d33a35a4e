import { ITEMS_A_PAGE } from '../../../contracts/acube/formats.ts'
import { type HydraCollection, resources } from '../../../contracts/acube/hydra.ts'
import type { AcubeOperationShape } from '../../../contracts/acube/operation.ts'
import { acceptedForm, type Form, mediaTypes } from './accept.ts'

/** What a handler gives: a body, the items of a page, or XML. */
export interface AnyAcubeOutput {
  readonly body?: object
  readonly items?: readonly object[]
  /** Of all pages. */
  readonly total?: number
  readonly xml?: Uint8Array
}

/** Which forms an operation has an answer in; the first when the caller does not say. */
export const formOf = ({ success }: AcubeOperationShape, request: Request): Form =>
  success.xmlOnly
    ? 'xml'
    : acceptedForm(request.headers.get('accept'), success.xml ? ['json', 'linked', 'xml'] : ['json', 'linked'])

const contextOf = (type: string): string => `/contexts/${type}`

/** A resource with what JSON-LD adds; anything else as it is. */
const linked = ({ success: { resource } }: AcubeOperationShape, item: object): object => {
  if (resource === undefined) return item
  const { uuid } = item as { readonly uuid?: string }
  const place = uuid === undefined ? undefined : resources[resource]?.replace('{uuid}', uuid)
  return {
    '@context': contextOf(resource),
    ...(place !== undefined && { '@id': `/acube${place}` }),
    '@type': resource,
    ...item,
  }
}

/** The pages beside the one that was asked for, by their addresses. */
const viewOf = (url: URL, total: number): NonNullable<HydraCollection['hydra:view']> => {
  const page = Number(url.searchParams.getAll('page').at(-1)) || 1
  const last = Math.max(1, Math.ceil(total / ITEMS_A_PAGE))
  const at = (number: number): string => {
    const query = new URLSearchParams(url.searchParams)
    query.set('page', String(number))
    return `${url.pathname}?${query}`
  }
  return {
    '@id': at(page),
    type: 'hydra:PartialCollectionView',
    'hydra:first': at(1),
    'hydra:last': at(last),
    ...(page > 1 && { 'hydra:previous': at(Math.min(page - 1, last)) }),
    ...(page < last && { 'hydra:next': at(page + 1) }),
  }
}

const searchOf = (path: string, names: readonly string[]): NonNullable<HydraCollection['hydra:search']> => ({
  '@type': 'hydra:IriTemplate',
  'hydra:template': `${path}{?${names.join(',')}}`,
  'hydra:variableRepresentation': 'BasicRepresentation',
  'hydra:mapping': names.map(name => ({
    '@type': 'IriTemplateMapping',
    variable: name,
    property: name,
    required: false,
  })),
})

const collection = (operation: AcubeOperationShape, { items = [], total = 0 }: AnyAcubeOutput, url: URL): object => {
  const { method, query, success } = operation
  return {
    '@context': contextOf(success.resource ?? ''),
    // What a POST gives is not to be fetched again.
    ...(method === 'GET' && { '@id': url.pathname }),
    '@type': 'hydra:Collection',
    'hydra:member': items.map(item => linked(operation, item)),
    'hydra:totalItems': total,
    ...(query && { 'hydra:view': viewOf(url, total) }),
    ...(query && { 'hydra:search': searchOf(url.pathname, Object.keys(query.shape)) }),
  }
}

/** What a handler gave, as the contract has it. @throws ZodError when it is something else: a defect of ours. */
const checked = ({ success }: AcubeOperationShape, given: AnyAcubeOutput | undefined): AnyAcubeOutput | undefined => ({
  ...given,
  ...(given?.body && { body: success.body?.parse(given.body) as object }),
  ...(given?.items && { items: success.items?.array().parse(given.items) as object[] }),
})

/** Writes what a handler gave in the form that the caller accepts. */
export const writeAcubeOutput = (
  operation: AcubeOperationShape,
  given: AnyAcubeOutput | undefined,
  request: Request,
): Response => {
  const { status } = operation.success
  const output = checked(operation, given)
  if (output?.xml !== undefined)
    return new Response(new Uint8Array(output.xml), { status, headers: { 'Content-Type': mediaTypes.xml } })
  if (output === undefined || (output.body === undefined && output.items === undefined))
    return new Response(null, { status })
  const form = formOf(operation, request)
  const headers = { 'Content-Type': `${mediaTypes[form]}; charset=utf-8` }
  const body = form === 'linked' ? inLinkedForm(operation, output, new URL(request.url)) : (output.items ?? output.body)
  return new Response(JSON.stringify(body), { status, headers })
}

const inLinkedForm = (operation: AcubeOperationShape, output: AnyAcubeOutput, url: URL): object =>
  output.items === undefined ? linked(operation, output.body ?? {}) : collection(operation, output, url)

import { ITEMS_A_PAGE } from '../../../contracts/acube/formats.ts'
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

const resources: readonly (readonly [RegExp, string])[] = [
  [/\/attachments/, 'Attachment'],
  [/^\/invoices/, 'Invoice'],
  [/^\/webhooks/, 'Webhook'],
  [/^\/authorization-flows/, 'AuthorizationFlow'],
  [/ksef-token/, 'KSeFToken'],
  [/^\/legal-entities/, 'LegalEntity'],
]
const resourceOf = ({ path }: AcubeOperationShape): string => resources.find(([form]) => form.test(path))?.[1] ?? ''

/** Which forms an operation has an answer in; the first when the caller does not say. */
export const formOf = ({ success }: AcubeOperationShape, request: Request): Form =>
  success.xmlOnly
    ? 'xml'
    : acceptedForm(request.headers.get('accept'), success.xml ? ['json', 'linked', 'xml'] : ['json', 'linked'])

/** An item with what JSON-LD adds. What has no UUID is no resource. */
const linked = (operation: AcubeOperationShape, item: object, collection: string): object => {
  const type = resourceOf(operation)
  return 'uuid' in item
    ? { '@context': `/contexts/${type}`, '@id': `${collection}/${item.uuid}`, '@type': type, ...item }
    : item
}

const collectionOf = (operation: AcubeOperationShape): string => `/acube${operation.path.replace(/\/\{\w+\}$/, '')}`

/** REF-INV, REF-AF, verbatim keys. */
const hydra = (operation: AcubeOperationShape, { items = [], total = 0 }: AnyAcubeOutput, url: URL): object => {
  const page = Number(url.searchParams.get('page')) || 1
  const last = Math.max(1, Math.ceil(total / ITEMS_A_PAGE))
  const at = (number: number): string => {
    const query = new URLSearchParams(url.searchParams)
    query.set('page', String(number))
    return `${url.pathname}?${decodeURIComponent(query.toString())}`
  }
  const names = Object.keys(operation.query?.shape ?? {})
  const search = names.map(variable => ({
    '@type': 'IriTemplateMapping',
    variable,
    property: variable,
    required: false,
  }))
  return {
    '@context': `/contexts/${resourceOf(operation)}`,
    '@id': url.pathname,
    '@type': 'hydra:Collection',
    'hydra:member': items.map(item => linked(operation, item, collectionOf(operation))),
    'hydra:totalItems': total,
    'hydra:view': {
      '@id': at(page),
      type: 'hydra:PartialCollectionView',
      'hydra:first': at(1),
      'hydra:last': at(last),
      ...(page > 1 && { 'hydra:previous': at(page - 1) }),
      ...(page < last && { 'hydra:next': at(page + 1) }),
    },
    'hydra:search': {
      '@type': 'hydra:IriTemplate',
      'hydra:template': `${url.pathname}{?${names.join(',')}}`,
      'hydra:variableRepresentation': 'BasicRepresentation',
      'hydra:mapping': search,
    },
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
  output.items === undefined
    ? linked(operation, output.body ?? {}, collectionOf(operation))
    : hydra(operation, output, url)

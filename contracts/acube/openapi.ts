import type * as z from 'zod'
import type { OpenApiDocument, OpenApiOperation, OpenApiResponse } from '../openapi-document.ts'
import { parametersIn, schemaOf, table, withoutUndefined } from '../openapi-parts.ts'
import { generalAssumptions } from './assumptions.ts'
import { FirewallRefusal, Problem, Violations } from './errors.ts'
import { hydraCollection, linkedItem } from './hydra.ts'
import { GivenInvoiceJson } from './invoices.ts'
import type { AcubeOperationShape } from './operation.ts'
import { allAcubeOperations } from './operations.ts'
import { type AcubeSource, acubeSources } from './sources.ts'
import { acubeInvoiceStatuses, entityStatuses, processingCodes } from './statuses.ts'
import { InvoicePayload, OnboardingPayload, webhookTypes } from './webhooks.ts'

/** Stands before the reference in every form. */
export const introduction = `A look-alike of A-Cube's API PL for development and tests, made from A-Cube's public pages: not A-Cube,
and not A-Cube's document. Each operation says what is documented and what is assumed here, with its source; what is assumed
of several stands under "Assumed of several". It works with KSeF through KSeF's API alone.`

/** A guess, as the reference marks it in every form. */
export const marked = (text: string): string => `Assumed: ${text}`

const json = (schema: z.ZodType, io: 'input' | 'output') => ({ schema: schemaOf(schema, io) })
const xml = { schema: { type: 'string' } }

/** What an operation rests on, a line each. */
export const remarksOf = ({ evidence, source, assumed = [] }: AcubeOperationShape): string[] => [
  evidence === 'documented'
    ? 'Documented by A-Cube.'
    : marked('A-Cube documents that there is such an operation, not how it is called.'),
  ...assumed.map(marked),
  `Sources: ${source.map(key => `${key} (${acubeSources[key]})`).join(', ')}.`,
]

const requestBody = ({ body, invoice }: AcubeOperationShape): OpenApiOperation['requestBody'] => {
  if (invoice)
    return { required: true, content: { 'application/json': json(GivenInvoiceJson, 'input'), 'application/xml': xml } }
  return body && { required: true, content: { 'application/json': json(body, 'input') } }
}

const successOf = ({ success }: AcubeOperationShape): OpenApiResponse => {
  const { text, body, items, resource, xml: document, xmlOnly } = success
  const shown = items?.array() ?? body
  const linkedForm = items ? hydraCollection(items) : body && resource ? linkedItem(body) : body
  const content = {
    ...(shown && !xmlOnly && { 'application/json': json(shown, 'output') }),
    ...(linkedForm && !xmlOnly && { 'application/ld+json': json(linkedForm, 'output') }),
    ...(document && { 'application/xml': xml }),
  }
  return { description: text, content: Object.keys(content).length > 0 ? content : undefined }
}

const refusalBodies: Readonly<Record<number, Record<string, { schema: object }>>> = {
  401: { 'application/json': json(FirewallRefusal, 'output') },
  422: { 'application/problem+json': json(Violations, 'output') },
}
const problemBody = { 'application/problem+json': json(Problem, 'output') }

const operationOf = (it: AcubeOperationShape): Omit<OpenApiOperation, 'tags' | 'operationId'> => ({
  summary: it.summary,
  description: remarksOf(it).join('\n\n'),
  parameters: [
    ...parametersIn('path', it.params).map(parameter => ({ ...parameter, required: true })),
    ...parametersIn('query', it.query),
  ],
  requestBody: requestBody(it),
  responses: {
    [it.success.status]: successOf(it),
    ...Object.fromEntries(
      Object.entries(it.refusals).map(([status, description]) => [
        status,
        { description, content: refusalBodies[Number(status)] ?? problemBody },
      ]),
    ),
  },
  security: it.open ? undefined : [{ Bearer: [] }],
})

const assumedOfSeveral = Object.entries(generalAssumptions).map(([about, texts]) =>
  [`### ${about}`, ...texts.map(text => `- ${marked(text)}`)].join('\n'),
)

const description = [
  introduction,
  '## Assumed of several',
  ...assumedOfSeveral,
  table(['legal entity', 'meaning'], Object.entries(entityStatuses)),
  table(['invoice', 'meaning'], Object.entries(acubeInvoiceStatuses)),
  table(['processing code', 'meaning'], Object.entries(processingCodes)),
  table(['webhook type', 'when'], Object.entries(webhookTypes)),
  table(['source', 'where'], Object.entries(acubeSources) as [AcubeSource, string][]),
].join('\n\n')

/** The look-alike as an OpenAPI 3.0 document: plain data, made anew at each call. */
export const acubeOpenApi = (): OpenApiDocument => {
  const paths: Record<string, Record<string, object>> = {}
  for (const { area, name, operation } of allAcubeOperations)
    paths[operation.path] = {
      ...paths[operation.path],
      [operation.method.toLowerCase()]: { tags: [area], operationId: `${area}.${name}`, ...operationOf(operation) },
    }
  return withoutUndefined({
    openapi: '3.0.4',
    info: { title: 'A-Cube look-alike', version: '1', description },
    servers: [{ url: '/acube' }],
    tags: [...new Set(allAcubeOperations.map(({ area }) => area))].map(name => ({ name })),
    paths,
    components: {
      schemas: {
        InvoiceNotification: schemaOf(InvoicePayload, 'output'),
        OnboardingNotification: schemaOf(OnboardingPayload, 'output'),
      },
      securitySchemes: { Bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  })
}

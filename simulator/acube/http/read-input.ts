import type * as z from 'zod'
import { acubeTexts } from '../../../contracts/acube/errors.ts'
import type { AcubeOperationShape } from '../../../contracts/acube/operation.ts'
import { bodyLimits } from '../../../contracts/bounds.ts'
import { filled } from '../../../contracts/filled.ts'
import { together } from '../../../contracts/told.ts'
import { NoJson, parseJson } from '../../http/parse-json.ts'
import { quote } from '../../http/quote.ts'
import { BodyCut, readUpTo } from '../../http/read-up-to.ts'
import { why } from '../explanations.ts'
import { problem, problemSaying, violated } from './refusal.ts'
import { propertyPathOf, typeOf, violationsOf, wrongType } from './violations.ts'

/** Texts and bytes beside them in the JSON of an invoice: one of 5000 lines, indented, has some 1.3 million. */
const MOST_PARTS = 2 * 1024 * 1024

/** An invoice as it was given. */
export type GivenInvoice =
  | { readonly form: 'json'; readonly value: unknown }
  | { readonly form: 'xml'; readonly octets: Uint8Array }

export interface AnyAcubeInput {
  readonly params?: unknown
  readonly query?: unknown
  readonly body?: unknown
  readonly invoice?: GivenInvoice
}

/** Reads a request by its contract. @throws AcubeRefusal */
export const readAcubeInput = async (
  operation: AcubeOperationShape,
  request: Request,
  params: Readonly<Record<string, string>>,
): Promise<AnyAcubeInput> => {
  const query = operation.query && readQuery(operation, operation.query, new URL(request.url).searchParams)
  const limit = operation.bodyLimit ?? bodyLimits.ordinary
  if (operation.invoice) return { params, query, invoice: await readInvoice(request, limit) }
  const body = operation.body && readBody(operation, operation.body, await readJson(request, limit))
  return { params, query, body }
}

const readQuery = (operation: AcubeOperationShape, schema: z.ZodObject, query: URLSearchParams): unknown => {
  const given = Object.keys(schema.shape).map(name => [name, query.getAll(name).at(-1) || undefined])
  const result = schema.safeParse(Object.fromEntries(given), { reportInput: true })
  if (result.success) return result.data
  const names = result.error.issues.map(({ path }) => path.join('.')).join(', ')
  const plus = lostPlus.test(JSON.stringify(given)) ? [why('lostPlus')] : []
  throw problem(400, operation.refusals[400] ?? 'Bad Request', together([why('queryUnfit', { names }), ...plus]))
}

/** `2026-11-22T00:00:00 01:00` */
const lostPlus = /T[\d:.]+ \d\d:?\d\d"/

const readBody = (operation: AcubeOperationShape, schema: z.ZodType, value: unknown): unknown => {
  const result = schema.safeParse(value, { reportInput: true })
  if (result.success) return result.data
  const { issues } = result.error
  const wrong = wrongType(issues)
  if (wrong !== undefined) {
    const values = { path: propertyPathOf(wrong.path), type: wrong.expected, given: typeOf(wrong.input) }
    throw problemSaying(400, why('wrongType', values))
  }
  const refusal = violated(violationsOf(issues))
  // Where no 422 is documented.
  throw operation.refusals[422] === undefined ? problemSaying(400, refusal.explanation) : refusal
}

const jsonTypes = /^application\/([\w.+-]+\+)?json\s*(;|$)/i
const xmlTypes = /^(application|text)\/xml\s*(;|$)/i

const refuseType = (type: string, types: string): never => {
  const values = { type: quote(type), types }
  throw problem(415, filled(acubeTexts.unsupportedMediaType, values), why('unsupportedMediaType', values))
}

const readOctets = async (request: Request, limit: number): Promise<Uint8Array> => {
  const octets = await readUpTo(limit, request).catch(refuseCut)
  if (octets === undefined) throw problemSaying(413, why('contentTooLarge', { limit }))
  return octets
}

const refuseCut = (error: unknown): never => {
  throw error instanceof BodyCut ? problem(400, acubeTexts.syntaxError, error.told) : error
}

const parse = (octets: Uint8Array, mostParts?: number): unknown => {
  try {
    return parseJson(octets, mostParts)
  } catch (error) {
    if (!(error instanceof NoJson)) throw error
    throw problem(400, acubeTexts.syntaxError, error.told)
  }
}

const readJson = async (request: Request, limit: number): Promise<unknown> => {
  const type = request.headers.get('content-type') ?? ''
  if (!jsonTypes.test(type)) refuseType(type, '"application/json", "application/ld+json"')
  return parse(await readOctets(request, limit))
}

const readInvoice = async (request: Request, limit: number): Promise<GivenInvoice> => {
  const type = request.headers.get('content-type') ?? ''
  if (xmlTypes.test(type)) return { form: 'xml', octets: await readOctets(request, limit) }
  if (!jsonTypes.test(type)) refuseType(type, '"application/json", "application/xml"')
  return { form: 'json', value: parse(await readOctets(request, limit), MOST_PARTS) }
}

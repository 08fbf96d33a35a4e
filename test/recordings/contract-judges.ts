import * as z from 'zod'
import {
  BadRequestProblemDetails,
  ExceptionResponse,
  ForbiddenProblemDetails,
  GoneProblemDetails,
  TooManyRequestsProblemDetails,
  TooManyRequestsResponse,
  UnauthorizedProblemDetails,
} from '../../contracts/ksef/error-bodies.ts'
import { allOperations } from '../../contracts/ksef/operations.ts'
import type { OperationShape } from '../../contracts/operation.ts'
import type { Recording } from './recording.ts'
import { lackingIn, otherIn } from './versions.ts'

/** The declared operation of a recording, if there is one. */
export const operationOf = ({ operation: name }: Recording): OperationShape | undefined => {
  const found = allOperations.find(({ operation: { method, path } }) => `${method} ${path}` === name)?.operation
  return found
}

/** What the contract says an answer with this status and body is. */
const schemaFor = (recording: Recording): z.ZodType | undefined => {
  const { status, body } = recording.response
  const members = Object.keys(body as object)
  if (members.includes('exception')) return ExceptionResponse
  if (status === 429) return members.includes('title') ? TooManyRequestsProblemDetails : TooManyRequestsResponse
  if (status === 403) return ForbiddenProblemDetails
  if (status === 401) return UnauthorizedProblemDetails
  if (members.includes('errors')) return BadRequestProblemDetails
  // What any operation answers, 405 and 415 for example, has no more members than 410.
  if ((status ?? 0) >= 400 && members.includes('title')) return GoneProblemDetails
  return operationOf(recording)?.success.body
}

/** The same schema with every member optional. */
const partial = (schema: z.core.$ZodType): z.ZodType => {
  const { def } = (schema as z.ZodType)._zod as unknown as {
    def: { type: string; shape?: Record<string, z.ZodType>; element?: z.ZodType; innerType?: z.ZodType }
  }
  if (def.type === 'object' && def.shape)
    return z.object(Object.fromEntries(Object.entries(def.shape).map(([name, it]) => [name, partial(it).optional()])))
  if (def.type === 'array' && def.element) return z.array(partial(def.element))
  if (def.type === 'nullable' && def.innerType) return partial(def.innerType).nullable()
  if (def.type === 'optional' && def.innerType) return partial(def.innerType).optional()
  return schema as z.ZodType
}

const pathOf = (path: readonly PropertyKey[]): string =>
  path.map(step => (typeof step === 'number' ? '[]' : String(step))).join('.')

const at = (value: unknown, path: readonly PropertyKey[]): unknown =>
  path.reduce((inner, step) => (inner as Record<PropertyKey, unknown> | undefined)?.[step], value)

/** Pieces that were cut or blanked are judged by nobody. */
const isBlanked = (value: unknown): boolean => typeof value === 'string' && /[<…]|x{4}|X{5}/.test(value)

const issuesOf = (schema: z.ZodType, body: unknown) => {
  const { error } = schema.safeParse(body)
  return (error?.issues ?? [])
    .filter(({ path }) => !isBlanked(at(body, path)))
    .map(({ path, message }) => ({ path: pathOf(path), message, missing: at(body, path) === undefined }))
}

/** Members that the contract does not have: reading drops them. */
const unknownMembers = (read: unknown, body: unknown, path: PropertyKey[] = []): string[] => {
  if (typeof body !== 'object' || body === null) return []
  return Object.entries(body).flatMap(([name, value]) => {
    const inner = (read as Record<string, unknown> | undefined)?.[name]
    const place = [...path, Array.isArray(body) ? Number(name) : name]
    return inner === undefined ? [pathOf(place)] : unknownMembers(inner, value, place)
  })
}

/** What of a recorded body the contract would not accept. */
export const faultsByContract = (recording: Recording): string[] => {
  const { id, shown, response } = recording
  if (response.body === null) return []
  const schema = schemaFor(recording)
  if (schema === undefined) return ['no schema fits']
  const lacking = lackingIn(id)
  const other = otherIn(id)
  const judged = shown === 'whole' ? schema : partial(schema)
  const issues = issuesOf(judged, response.body).filter(
    ({ path, missing }) => !other.includes(path) && !(missing && lacking.includes(path)),
  )
  const loose = partial(schema).safeParse(response.body)
  const strangers = loose.success ? unknownMembers(loose.data, response.body) : []
  return [
    ...issues.map(({ path, message }) => `${path}: ${message}`),
    ...strangers.map(path => `${path}: the contract has no such member`),
  ]
}

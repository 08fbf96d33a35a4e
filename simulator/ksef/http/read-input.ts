import * as z from 'zod'
import { type ErrorName, KsefError } from '../../../contracts/ksef/errors.ts'
import { isUnreadable } from '../../../contracts/ksef/unreadable.ts'
import type { OperationShape } from '../../../contracts/operation.ts'
import { type Told, together, verbatim } from '../../../contracts/told.ts'
import { NoJson, parseJson } from '../../http/parse-json.ts'
import { quote } from '../../http/quote.ts'
import { why } from './explanations.ts'
import { lenient } from './lenient.ts'
import { pathOf, validatorMessage } from './validator-message.ts'

/** What a request brought, before the contract has looked at it. */
export interface RawInput {
  readonly params: Readonly<Record<string, string>>
  readonly query: URLSearchParams
  readonly headers: Headers
  readonly body: Uint8Array
}

/** Reads a request by its contract. All faults are told at once (known-21405-all-fields). */
export const readInput = (operation: OperationShape, raw: RawInput): Readonly<Record<string, unknown>> => {
  const parts = [
    ['params', operation.params, () => raw.params],
    ['query', operation.query, () => fromQuery(operation.query!, raw.query)],
    ['headers', operation.headers, () => fromHeaders(operation.headers!, raw.headers)],
    ['body', operation.body, () => bodyOf(operation, raw.body)],
  ] as const
  const input: Record<string, unknown> = operation.xml ? { xml: raw.body } : {}
  const faults: (readonly z.core.$ZodIssue[])[] = []
  for (const [name, schema, value] of parts) {
    if (schema === undefined) continue
    const given = lenient(schema, value())
    const result = schema.safeParse(given)
    if (result.success) {
      input[name] = result.data
      continue
    }
    const issues = faultsOf(schema, given, name === 'body' ? operation.bodyName : undefined)
    const unreadable = name === 'body' ? issues.filter(isUnreadable) : []
    if (unreadable.length > 0) refuseUnreadable(unreadable, given)
    faults.push(issues)
  }
  if (faults.length > 0) refuseInvalid(faults.flat())
  return input
}

/** Read once more: only what has faults pays for their texts. */
const faultsOf = (schema: z.ZodType, given: unknown, bodyName: string | undefined): readonly z.core.$ZodIssue[] => {
  const error = bodyName === undefined ? validatorMessage : messageIn(bodyName)
  return schema.safeParse(given, { error, reportInput: true }).error?.issues ?? []
}

/** So many faults of the items of lists are told. Of the members that a contract declares all are (known-21405-all-fields). */
const mostOfItems = 10

const told = (issues: readonly z.core.$ZodIssue[]): readonly z.core.$ZodIssue[] => {
  let ofItems = 0
  return issues.filter(({ path }) => !path.some(step => typeof step === 'number') || ++ofItems <= mostOfItems)
}

/** invoices-metadata-400-empty-body-recorded: "'filters.subjectType' must not be empty." */
const messageIn = (body: string) => (issue: z.core.$ZodRawIssue) =>
  validatorMessage({ ...issue, path: [body, ...(issue.path ?? [])] })

/** A body that may be left out may be null, too (certificates-070). */
const bodyOf = ({ body: schema }: OperationShape, body: Uint8Array): unknown => {
  if (!(schema instanceof z.ZodOptional)) return fromJson(body)
  return body.length === 0 ? undefined : (fromJson(body) ?? undefined)
}

const fromJson = (body: Uint8Array): unknown => {
  if (body.length === 0) throw new KsefError('unreadableContent', { explanation: why('noBody') })
  try {
    return parseJson(body)
  } catch (error) {
    if (!(error instanceof NoJson)) throw error
    throw new KsefError('unreadableContent', { explanation: error.told })
  }
}

const fromHeaders = (schema: z.ZodObject, headers: Headers) =>
  Object.fromEntries(Object.keys(schema.shape).map(name => [name, headers.get(name) ?? undefined]))

const fromQuery = (schema: z.ZodObject, query: URLSearchParams) => {
  const given = [...query]
  return Object.fromEntries(
    Object.entries(schema.shape).map(([name, member]) => {
      const texts = given.filter(([key]) => key.toLowerCase() === name.toLowerCase()).map(([, text]) => text)
      return [name, fromTexts(kindOf(member), texts)]
    }),
  )
}

const kindOf = (schema: z.core.$ZodType): string => {
  const def = schema._zod.def as { type: string; innerType?: z.core.$ZodType }
  return def.innerType === undefined ? def.type : kindOf(def.innerType)
}

/** What the contract's kind of value is in a query. A text that is none stays as it is and fails the contract. */
const fromTexts = (kind: string, texts: readonly string[]): unknown => {
  const text = texts.at(-1)
  if (kind === 'array') return texts.length === 0 ? undefined : texts
  if (!text) return undefined
  if (kind === 'number' && /^-?\d+$/.test(text)) return Number(text)
  if (kind === 'boolean' && /^(true|false)$/i.test(text)) return text.toLowerCase() === 'true'
  return text
}

/** The place of each step of a path among the members or values beside it. */
const placesOf = (path: readonly PropertyKey[], within: unknown): number[] => {
  const [step, ...rest] = path
  if (step === undefined || typeof within !== 'object' || within === null) return []
  const at = Object.keys(within).indexOf(String(step))
  return [at, ...placesOf(rest, (within as Readonly<Record<PropertyKey, unknown>>)[step])]
}
const comesBefore = (one: readonly number[], other: readonly number[]): boolean => {
  const differs = one.findIndex((place, at) => place !== other[at])
  return (one[differs] ?? 0) < (other[differs] ?? 0)
}

/** A .NET reader stops at the first one. The sentence was announced in August 2026 (CIRFMF/ksef-api issue 857). */
const firstUnread = (issues: readonly z.core.$ZodIssue[], given: unknown): readonly string[] => {
  const first = issues.reduce((one, other) =>
    comesBefore(placesOf(other.path, given), placesOf(one.path, given)) ? other : one,
  )
  return first.path.length === 0 ? [] : [`Invalid value in field '${pathOf(first.path)}'`]
}

const refuseUnreadable = (issues: readonly z.core.$ZodIssue[], given: unknown): never => {
  const faults = told(issues).map(issue =>
    why('memberUnread', { member: pathOf(issue.path) || why('theBody'), fault: expectation(issue) }),
  )
  throw new KsefError('unreadableContent', {
    details: firstUnread(issues, given),
    explanation: why('bodyUnread', { faults: together(faults) }),
  })
}

/** A long list, as that of currencies, has its middle left out. */
const mostNamed = 20
const listed = (values: readonly unknown[]): string =>
  (values.length > mostNamed ? [...values.slice(0, mostNamed - 1), '…', ...values.slice(-1)] : values).join(', ')

const expectation = (issue: z.core.$ZodIssue): Told => {
  const given = shown(issue.input)
  if (issue.code === 'invalid_value') return why('noneOf', { given, values: listed(issue.values) })
  if (issue.code === 'invalid_type' && issue.expected === 'number') return why('noNumber', { given })
  return issue.code === 'invalid_type' ? why('notOfType', { given, type: issue.expected }) : why('noBase64', { given })
}

/** What was given, in short. */
const shown = (value: unknown): Told => {
  if (Array.isArray(value)) return why('aList')
  if (typeof value === 'object' && value !== null) return why('anObject')
  return verbatim(typeof value === 'string' ? JSON.stringify(quote(value)) : String(value))
}

/** What a contract may name for a fault instead of 21405. Where faults of different codes meet they fold into that. */
const ofInput: readonly ErrorName[] = ['partTooLarge', 'tooManyParts']
const errorOf = (issues: readonly z.core.$ZodIssue[]): ErrorName =>
  ofInput.find(name => issues.every(issue => issue.code === 'custom' && issue.params?.error === name)) ??
  'validationFailed'

const refuseInvalid = (issues: readonly z.core.$ZodIssue[]): never => {
  const details = told(issues).map(issue => issue.message)
  const text = details.join(' ')
  throw new KsefError(errorOf(issues), {
    details,
    explanation:
      issues.length === 1
        ? why('oneFault', { details: text })
        : why('manyFaults', { count: issues.length, details: text }),
  })
}

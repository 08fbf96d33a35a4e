import type * as z from 'zod'
import type { Violation } from '../../../contracts/acube/errors.ts'
import { type Constraint, mostViolations, noSuchChoice, notMatching, tooLong, tooShort } from '../constraints.ts'

/** What a body breaks of its contract, in the words of Symfony's constraints. */

const blank: Constraint = { message: 'This value should not be blank.', code: 'c1051bb4-d103-4f74-8988-acbcafc7fdc3' }
const notAnEmail: Constraint = {
  message: 'This value is not a valid email address.',
  code: 'bd79c0ab-ddba-46cc-a703-a7a4b08de310',
}
const notAUrl: Constraint = { message: 'This value is not a valid URL.', code: '57c2f299-1154-4870-89bb-ef3b1f5ad229' }
const exactly = (limit: number): Constraint => ({
  message: `This value should have exactly ${limit} characters.`,
  code: '4b6f5c76-22b4-409d-af16-fbe823ba9332',
})
export const alreadyUsed: Constraint = {
  message: 'This value is already used.',
  code: '23bd9dbf-6b9b-41cd-a99e-4844bcf3077f',
}

const formats: Readonly<Record<string, Constraint>> = { email: notAnEmail, url: notAUrl }

type Issue = z.core.$ZodIssue

const constraintOf = (issue: Issue): Constraint => {
  if (issue.input === undefined || issue.input === null || issue.input === '') return blank
  switch (issue.code) {
    case 'invalid_format':
      return formats[issue.format] ?? notMatching
    case 'invalid_value':
      return noSuchChoice
    case 'too_small':
      if (issue.exact) return exactly(Number(issue.minimum))
      return String(issue.input).trim() === '' ? blank : tooShort(Number(issue.minimum))
    case 'too_big':
      return issue.exact ? exactly(Number(issue.maximum)) : tooLong(Number(issue.maximum))
    default:
      return notMatching
  }
}

/** A value that is of another type altogether; API Platform does not get as far as its constraints then. */
export const wrongType = (issues: readonly Issue[]): (Issue & { readonly expected: string }) | undefined =>
  issues.find(
    (issue): issue is Issue & { expected: string } =>
      issue.code === 'invalid_type' && issue.input !== undefined && issue.input !== null,
  )

/** `invoices[0].name`, as Symfony writes it. */
export const propertyPathOf = (path: Issue['path']): string =>
  path.map((part, at) => (typeof part === 'number' ? `[${part}]` : `${at === 0 ? '' : '.'}${String(part)}`)).join('')

export const violationsOf = (issues: readonly Issue[]): Violation[] =>
  issues.slice(0, mostViolations).map(issue => ({ propertyPath: propertyPathOf(issue.path), ...constraintOf(issue) }))

/** PHP's name of what a JSON value is. */
export const typeOf = (value: unknown): string => {
  if (value === null) return 'null'
  if (Array.isArray(value)) return 'array'
  if (typeof value === 'number') return Number.isInteger(value) ? 'int' : 'float'
  return typeof value === 'boolean' ? 'bool' : typeof value
}

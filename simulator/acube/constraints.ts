import type { Violation } from '../../contracts/acube/errors.ts'

/**
 * What may be wrong with a value, in the words and with the codes of Symfony's constraints: one of them stands in
 * A-Cube's pages (ERR: too short), the others are those of the same library.
 */
export interface Constraint {
  readonly message: string
  readonly code: string | null
}

const characters = (limit: number): string => `${limit} ${limit === 1 ? 'character' : 'characters'}`

export const missing: Constraint = { message: 'This field is missing.', code: '2fa2158c-2a7f-484b-98aa-975522539ff8' }
export const notExpected: Constraint = {
  message: 'This field was not expected.',
  code: '7703c766-b5d5-4cef-ace7-ae0dd82304e9',
}
export const noSuchChoice: Constraint = {
  message: 'The value you selected is not a valid choice.',
  code: '8e179f1b-97aa-4560-a02f-2a8b42e49df7',
}
export const notMatching: Constraint = {
  message: 'This value is not valid.',
  code: 'de1e3db3-5ed4-4941-aae4-59f3667cc3a3',
}
export const tooShort = (limit: number): Constraint => ({
  message: `This value is too short. It should have ${characters(limit)} or more.`,
  code: '9ff3fdc4-b214-49db-8718-39c315e33d45',
})
export const tooLong = (limit: number): Constraint => ({
  message: `This value is too long. It should have ${characters(limit)} or less.`,
  code: 'd94b19cc-114f-4f44-9cc4-4138e80a87b9',
})
export const ofType = (type: string): Constraint => ({
  message: `This value should be of type ${type}.`,
  code: 'ba785a8c-82cb-4283-967c-3cf342181b40',
})
/** What no constraint of Symfony's says. */
export const own = (message: string): Constraint => ({ message, code: null })

/** So many violations are told at most. */
export const mostViolations = 50

/** A violation at a place. @param detail what exactly, where the constraint does not say. */
export const violationAt = (propertyPath: string, { message, code }: Constraint, detail?: string): Violation => ({
  propertyPath,
  message: detail === undefined ? message : `${message} ${detail}`,
  code,
})

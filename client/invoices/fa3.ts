import type { FormCode } from '../../contracts/ksef/form-codes.ts'

/** What is sent where nothing is said of the form. */
export const fa3: FormCode = { systemCode: 'FA (3)', schemaVersion: '1-0E', value: 'FA' }

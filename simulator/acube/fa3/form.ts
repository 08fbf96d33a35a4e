import type { FormCode } from '../../../contracts/ksef/form-codes.ts'

/** The form that A-Cube takes today. */
export const fa3: FormCode = { systemCode: 'FA (3)', schemaVersion: '1-0E', value: 'FA' }

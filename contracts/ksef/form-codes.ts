import * as z from 'zod'
import { unstated } from '../bounds.ts'

/** Which structure an invoice has. */
const Text = z.string().max(unstated.text)
export const FormCode = z.object({ systemCode: Text, schemaVersion: Text, value: Text })
export type FormCode = z.infer<typeof FormCode>

/** What a session may be opened for (sessions-online-025). */
export const formCodes = [
  { systemCode: 'FA (2)', schemaVersion: '1-0E', value: 'FA' },
  { systemCode: 'FA (3)', schemaVersion: '1-0E', value: 'FA' },
  { systemCode: 'PEF (3)', schemaVersion: '2-1', value: 'PEF' },
  { systemCode: 'PEF_KOR (3)', schemaVersion: '2-1', value: 'PEF' },
  { systemCode: 'FA_RR (1)', schemaVersion: '1-1E', value: 'FA_RR' },
] as const satisfies readonly FormCode[]

export const isSupported = (given: FormCode): boolean =>
  formCodes.some(
    ({ systemCode, schemaVersion, value }) =>
      systemCode === given.systemCode && schemaVersion === given.schemaVersion && value === given.value,
  )

import * as z from 'zod'

/** Which structure an invoice has. */
export const FormCode = z.object({ systemCode: z.string(), schemaVersion: z.string(), value: z.string() })
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

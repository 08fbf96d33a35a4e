import * as z from 'zod'
import { unstated } from '../bounds.ts'
import { whenAsked } from '../when-asked.ts'

/** Which structure an invoice has. */
const Text = whenAsked(() => z.string().max(unstated.text))
export const FormCode = whenAsked(() => z.object({ systemCode: Text(), schemaVersion: Text(), value: Text() }))
export type FormCode = z.infer<ReturnType<typeof FormCode>>

/** What KSeF says of a form that it does not take, or not from there. */
export const unsupportedForm = 'Wskazany kod formularza nie jest wspierany.'

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

/**
 * PEF is for Peppol providers in their own context alone (CIRFMF/ksef-api issue 664; forms-pef-from-nip-21405). That they
 * open nothing else is assumed.
 */
export const fitsContext = ({ value }: FormCode, contextType: string): boolean =>
  (value === 'PEF') === (contextType === 'PeppolId')

import type { FormCode } from '../../../contracts/ksef/form-codes.ts'
import { UsageError } from '../exits.ts'

/** The form that was asked for, or that the document says it has; without either FA (3) is tried. */
export const formOf = async (document: string, asked: string | undefined): Promise<FormCode | undefined> => {
  const { formCodes } = await import('../../../contracts/ksef/form-codes.ts')
  const said = /\bkodSystemowy\s*=\s*["']([^"']*)["']/.exec(document)?.[1]
  const form = formCodes.find(({ systemCode }) => systemCode === (asked ?? said))
  if (asked !== undefined && form === undefined)
    throw new UsageError(`error: ${asked} is no form. The forms are: ${formCodes.map(it => it.systemCode).join(', ')}`)
  return form
}

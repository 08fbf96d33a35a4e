import { readUpTo } from '../http/read-up-to.ts'

/** The longest form, in bytes. */
const MAX_FORM_BYTES = 64 * 1024

/** The fields of a form, or undefined when it is too large. What is no form has no fields. */
export const readForm = async (request: Request): Promise<URLSearchParams | undefined> => {
  const form = await readUpTo(MAX_FORM_BYTES, request)
  return form === undefined ? undefined : new URLSearchParams(Buffer.from(form).toString())
}

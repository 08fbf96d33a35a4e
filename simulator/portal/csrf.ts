import { timingSafeEqual } from 'node:crypto'

/** The name of the hidden field. */
export const csrfField = 'csrf'

/** Compares in a time that tells nothing of the token. */
export const holdsCsrf = (expected: string, form: URLSearchParams): boolean => {
  const given = Buffer.from(form.get(csrfField) ?? '')
  const wanted = Buffer.from(expected)
  return given.length === wanted.length && timingSafeEqual(given, wanted)
}

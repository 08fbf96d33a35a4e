import { acceptedTongue } from '../http/accepted-tongue.ts'
import { languageCookie, readCookie } from './cookies.ts'
import { type Language, languages } from './texts.ts'

export const isLanguage = (text: string | null | undefined): text is Language =>
  languages.some(language => language === text)

/** The one that was chosen before, else the first of the browser's that the portal speaks, else English. */
export const readLanguage = (request: Request): Language => {
  const chosen = readCookie(request, languageCookie)
  if (isLanguage(chosen)) return chosen
  return acceptedTongue(request.headers.get('accept-language') ?? undefined)
}

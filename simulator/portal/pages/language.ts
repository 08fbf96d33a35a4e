import { writeLanguageCookie } from '../cookies.ts'
import { isLanguage } from '../language.ts'
import { seeOther } from '../reply.tsx'
import type { Page } from '../visit.ts'

/** Where a link may send back to: a page of the portal. */
const withinPortal = (back: string | null, { origin }: URL): string => {
  if (!back || !URL.canParse(back, origin)) return '/web'
  const url = new URL(back, origin)
  return url.origin === origin && url.pathname.startsWith('/web') ? url.pathname + url.search : '/web'
}

/** Remembers the language. */
export const languagePage: Page = ({ url, language, session }) => {
  const chosen = url.searchParams.get('to')
  const cookie = writeLanguageCookie(isLanguage(chosen) ? chosen : language, url)
  session.redirected = true
  return seeOther(withinPortal(url.searchParams.get('back'), url), cookie)
}

import { parse, serialize } from 'hono/utils/cookie'
import type { Language } from './texts.ts'

/** Cookies know no ports: two simulators on one machine tell theirs apart by name. */
export const sessionCookie = ({ port }: URL): string => `ksef-portal${port && `-${port}`}`
export const languageCookie = 'ksef-portal-language'

const year = 365 * 86_400

/** Not readable by scripts, not sent from other sites, not sent outside the portal. */
const written = (name: string, value: string, url: URL, maxAge?: number): string =>
  serialize(name, value, {
    path: '/web',
    httpOnly: true,
    sameSite: 'Strict',
    secure: url.protocol === 'https:',
    ...(maxAge !== undefined && { maxAge }),
  })

export const writeSessionCookie = (id: string, url: URL): string => written(sessionCookie(url), id, url)
export const forgetSessionCookie = (url: URL): string => written(sessionCookie(url), '', url, 0)
export const writeLanguageCookie = (language: Language, url: URL): string =>
  written(languageCookie, language, url, year)

export const readCookie = ({ headers }: Request, name: string): string | undefined =>
  parse(headers.get('cookie') ?? '', name)[name]

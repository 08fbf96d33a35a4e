import type { Language } from './texts.ts'

/** Cookies know no ports: two simulators on one machine tell theirs apart by name. */
export const sessionCookie = ({ port }: URL): string => `ksef-portal${port && `-${port}`}`
export const languageCookie = 'ksef-portal-language'

const year = 365 * 86_400

/** Not readable by scripts, not sent from other sites, not sent outside the portal. */
const written = (name: string, value: string, url: URL, more = ''): string =>
  `${name}=${value}; Path=/web; HttpOnly; SameSite=Strict${url.protocol === 'https:' ? '; Secure' : ''}${more}`

export const writeSessionCookie = (id: string, url: URL): string => written(sessionCookie(url), id, url)
export const forgetSessionCookie = (url: URL): string => written(sessionCookie(url), '', url, '; Max-Age=0')
export const writeLanguageCookie = (language: Language, url: URL): string =>
  written(languageCookie, language, url, `; Max-Age=${year}`)

export const readCookie = (request: Request, name: string): string | undefined =>
  (request.headers.get('cookie') ?? '')
    .split(';')
    .map(pair => pair.trim())
    .find(pair => pair.startsWith(`${name}=`))
    ?.slice(name.length + 1)

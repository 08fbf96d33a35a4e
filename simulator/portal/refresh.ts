import type { Visit } from './visit.ts'

/** A page that is not finished asks again by itself. */
export interface Refresh {
  readonly seconds: number
  readonly url: string
}

const longest = 60

/**
 * The same page again, later and later: the calls count against the limits of KSeF (30 a minute, 120 an hour). Its address is told from
 * the page itself, for nobody here knows what stands before it.
 * @param atLeast seconds that KSeF asked to wait.
 */
export const refreshOf = ({ url, session }: Visit, atLeast = 0): Refresh => {
  const query = new URLSearchParams(url.search)
  query.set('refresh', '1')
  const pause = Math.min(Math.ceil(1.5 ** session.refreshes), longest)
  return { seconds: Math.max(pause, atLeast), url: `?${query}` }
}

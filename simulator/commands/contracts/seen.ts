/** A request and its answer, with the texts of both read. */
export interface Seen {
  readonly request: Request
  readonly sent: string
  readonly response: Response
  readonly got: string
}

/** The object that a text holds as JSON; an empty one where it holds none. */
export const objectIn = (text: string): Readonly<Record<string, unknown>> => {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? { ...value } : {}
  } catch {
    return {}
  }
}

/** The path of a request under the base URL, without the query; undefined where it is not there. */
export const pathUnder = (baseUrl: string, url: string): string | undefined => {
  const base = new URL(baseUrl)
  const { origin, pathname } = new URL(url)
  return origin === base.origin && pathname.startsWith(`${base.pathname}/`)
    ? pathname.slice(base.pathname.length)
    : undefined
}

export const bearerOf = ({ headers }: Request): string | undefined =>
  /^Bearer +(\S+)/i.exec(headers.get('Authorization') ?? '')?.[1]

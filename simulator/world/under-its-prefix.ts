import type { Ring } from './rings.ts'

/**
 * Nobody in a world knows of the prefix in its addresses: it is taken off what comes in, and put before what leads to
 * the world's own paths in what goes out, as a proxy does.
 */
export const underItsPrefix: Ring = (inner, { prefix }) => {
  if (prefix === '') return inner
  return async (request, connection) => putBefore(prefix, await inner(withoutPrefix(request, prefix), connection))
}

export const withoutPrefix = (request: Request, prefix: string): Request => {
  const url = new URL(request.url)
  // A caller in process may have left it out.
  if (!`${url.pathname}/`.startsWith(`${prefix}/`)) return request
  url.pathname = url.pathname.slice(prefix.length) || '/'
  const { method, headers, body, signal } = request
  return new Request(url, { method, headers, body, signal, duplex: 'half' } as RequestInit)
}

/** Cookies of pages know the path that they are for. */
const cookiePath = /(;\s*path=)(?=\/)/i
/** Where elements of our pages lead to; what people wrote stands there with its quotes escaped. */
const ownAddresses = /(\s(?:href|src|action|formaction)=")(?=\/(?!\/))/g

const putBefore = async (prefix: string, response: Response): Promise<Response> => {
  const headers = new Headers(response.headers)
  const location = headers.get('location')
  if (location?.startsWith('/')) headers.set('location', prefix + location)
  const cookies = headers.getSetCookie()
  headers.delete('set-cookie')
  for (const cookie of cookies) headers.append('set-cookie', cookie.replace(cookiePath, `$1${prefix}`))
  const { status } = response
  if (!headers.get('content-type')?.startsWith('text/html')) return new Response(response.body, { status, headers })
  headers.delete('content-length')
  return new Response((await response.text()).replace(ownAddresses, `$1${prefix}`), { status, headers })
}

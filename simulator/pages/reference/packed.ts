import { gunzipSync } from 'node:zlib'
import Negotiator from 'negotiator'
import { securityHeaders } from '../../http/security-headers.ts'

/** A packed file of a page, unpacked for who does not say that they can do it. A browser keeps it for an hour: it is large, and no secret. */
export const shownPacked = (type: string, packed: Uint8Array<ArrayBuffer>, { headers }: Request): Response => {
  const accepted = headers.get('accept-encoding') ?? undefined
  const takesGzip = new Negotiator({ headers: { 'accept-encoding': accepted } }).encodings(['gzip']).includes('gzip')
  return new Response(takesGzip ? packed : gunzipSync(packed), {
    headers: {
      ...securityHeaders,
      ...(takesGzip && { 'Content-Encoding': 'gzip' }),
      'Cache-Control': 'private, max-age=3600',
      'Content-Type': type,
      Vary: 'Accept-Encoding',
    },
  })
}

import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Told } from '../../../contracts/told.ts'
import { quote } from '../../http/quote.ts'
import { why } from './explanations.ts'

const minute = 60_000
const day = 86_400_000
/** session-invoices-200-accepted: three days. */
export const linkLifetime = 3 * day

/** What a link lets do: read a blob, or write it. */
export type LinkPermission = 'r' | 'w'

/** A link that opens without a token, until it expires. */
export interface Link {
  /** Path and query. */
  readonly path: string
  readonly expiresAt: number
}

export interface LinkOptions {
  /** Milliseconds; three days when not given. */
  readonly lifetime?: number
  /** Reading when not given. */
  readonly permission?: LinkPermission
}

export interface LinkSigner {
  sign(path: string, now: number, options?: LinkOptions): Link
  /** Why the link does not open, or undefined when it does. */
  fault(path: string, query: URLSearchParams, now: number): Told | undefined
}

/** Azure's identity of who delegates, as `skoid` and `sktid` name it: nobody here. */
const nobody = '00000000-0000-0000-0000-000000000000'
const version = '2025-01-05'
const toSeconds = (at: number): string => new Date(at).toISOString().replace(/\.\d+Z$/, 'Z')

/**
 * The parameters are Azure's, in the recorded order (session-batch-open-2025-10-06): `st` the begin, `se` the end, `sp` what is
 * allowed, `sig` the signature.
 */
export const createLinkSigner = (secret: Buffer): LinkSigner => {
  const mac = (path: string, query: URLSearchParams) =>
    createHmac('sha256', secret)
      .update(`${path}\n${query.get('sp')}\n${query.get('se')}`)
      .digest()
  return {
    sign: (path, now, { lifetime = linkLifetime, permission = 'r' } = {}) => {
      const expiresAt = now + lifetime
      const query = new URLSearchParams({
        skoid: nobody,
        sktid: nobody,
        skt: toSeconds(now - 5 * minute),
        ske: toSeconds(now - 5 * minute + 7 * day),
        sks: 'b',
        skv: version,
        sv: version,
        st: toSeconds(now - 5 * minute),
        se: new Date(expiresAt).toISOString(),
        sr: 'b',
        sp: permission,
      })
      query.set('sig', mac(path, query).toString('base64'))
      return { path: `${path}?${query}`, expiresAt }
    },
    fault: (path, query, now) => {
      const end = query.get('se') ?? ''
      const given = Buffer.from(query.get('sig') ?? '', 'base64')
      const expected = mac(path, query)
      if (given.length !== expected.length || !timingSafeEqual(given, expected))
        return why('signatureDiffers', { path: quote(path) })
      return now < Date.parse(end) ? undefined : why('expired', { at: end })
    },
  }
}

import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Told } from '../../../contracts/told.ts'
import { quote } from '../../quote.ts'
import { why } from './explanations.ts'

const day = 86_400_000
/** session-invoices-200-accepted: three days. */
export const linkLifetime = 3 * day

/** A link that opens without a token, until it expires. */
export interface Link {
  /** Path and query. */
  readonly path: string
  readonly expiresAt: number
}

export interface LinkSigner {
  sign(path: string, now: number): Link
  /** Why the link does not open, or undefined when it does. */
  fault(path: string, query: URLSearchParams, now: number): Told | undefined
}

/** The names of the parameters are Azure's, as recorded: `se` the end, `sp` what is allowed, `sig` the signature. */
export const createLinkSigner = (secret: Buffer): LinkSigner => {
  const mac = (path: string, end: string) => createHmac('sha256', secret).update(`${path}\n${end}`).digest()
  return {
    sign: (path, now) => {
      const expiresAt = now + linkLifetime
      const end = new Date(expiresAt).toISOString()
      const query = new URLSearchParams({ se: end, sp: 'r', sig: mac(path, end).toString('base64') })
      return { path: `${path}?${query}`, expiresAt }
    },
    fault: (path, query, now) => {
      const end = query.get('se') ?? ''
      const given = Buffer.from(query.get('sig') ?? '', 'base64')
      const expected = mac(path, end)
      if (given.length !== expected.length || !timingSafeEqual(given, expected))
        return why('signatureDiffers', { path: quote(path) })
      return now < Date.parse(end) ? undefined : why('expired', { at: end })
    },
  }
}

import { formatTimestamp } from '../../../contracts/ksef/formats.ts'
import type { Situation } from '../handler.ts'

/** After the recorded ones (session-invoices-200-accepted). */
const pathOf = (session: string, kind: 'invoice-upo' | 'upo', reference: string): string =>
  `/storage/${session.toLowerCase()}/${kind}/upo_${reference}.xml`

/** What a file of a download link is of. */
export const fileReference = (file: string): string => /^upo_(.+)\.xml$/.exec(file)?.[1] ?? ''

/** A fresh link to the UPO of an invoice (by its KSeF number) or of a page: made anew at each status (upo-021). */
export const upoLink = (
  session: string,
  kind: 'invoice-upo' | 'upo',
  reference: string,
  { links, now, origin }: Pick<Situation, 'links' | 'now' | 'origin'>,
): { readonly url: string; readonly expires: string } => {
  const { path, expiresAt } = links.sign(pathOf(session, kind, reference), now)
  return { url: origin() + path, expires: formatTimestamp(expiresAt) }
}

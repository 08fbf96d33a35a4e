import * as z from 'zod'
import { isValidNip } from '../../../contracts/ksef/formats.ts'
import { readUpTo } from '../../http/read-up-to.ts'
import type { Cast } from '../story.ts'

const most = 4096

/** A-Cube looks at the check digit. */
const Nip = z
  .string()
  .transform(text => text.replace(/[\s-]/g, ''))
  .refine(nip => nip === '' || isValidNip(nip))
const Company = z.object({ nip: Nip.optional(), name: z.string().trim().max(256).optional() })
const Given = z.object({ seller: Company.optional(), buyer: Company.optional() })

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text || '{}')
  } catch {
    return undefined
  }
}

/** Companies of the visitor's own, or why they will not do. */
export const readCast = async (request: Request): Promise<Cast | string> => {
  const body = await readUpTo(most, request)
  const { data: cast } = Given.safeParse(body === undefined ? undefined : parsed(new TextDecoder().decode(body)))
  if (cast === undefined)
    return 'A NIP has ten digits, of which the last is a check digit; a name has at most 256 characters.'
  if (cast.seller?.nip && cast.seller.nip === cast.buyer?.nip) return 'Seller and buyer are two companies.'
  return cast
}

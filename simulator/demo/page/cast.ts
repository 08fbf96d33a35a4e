import * as z from 'zod'
import { NewLegalEntity } from '../../../contracts/acube/legal-entities.ts'
import { isValidNip } from '../../../contracts/ksef/formats.ts'
import type { Told } from '../../../contracts/told.ts'
import { readUpTo } from '../../http/read-up-to.ts'
import type { Cast } from '../story.ts'
import { say } from './texts.ts'

const most = 4096

/** A-Cube looks at the check digit. */
const Nip = z
  .string()
  .transform(text => text.replace(/[\s-]/g, ''))
  .refine(nip => nip === '' || isValidNip(nip))
const Name = z.string().trim().pipe(z.literal('').or(NewLegalEntity.shape.name))
const Company = z.object({ nip: Nip.optional(), name: Name.optional() })
const Given = z.object({ seller: Company.optional(), buyer: Company.optional() })

const parsed = (text: string): unknown => {
  try {
    return JSON.parse(text || '{}')
  } catch {
    return undefined
  }
}

/** What is said of the first thing that is wrong. */
const wrong = ({ issues: [issue] }: z.ZodError): Told => {
  const [role, member] = issue?.path ?? []
  if ((role !== 'seller' && role !== 'buyer') || member === undefined) return say('castUnreadable')
  if (member === 'nip') return say(role === 'seller' ? 'sellerNipWrong' : 'buyerNipWrong')
  return say(role === 'seller' ? 'sellerNameWrong' : 'buyerNameWrong')
}

/** Companies of the visitor's own, or why they will not do. */
export const readCast = async (request: Request): Promise<{ cast: Cast } | { refused: Told }> => {
  const body = await readUpTo(most, request)
  const { data: cast, error } = Given.safeParse(body === undefined ? undefined : parsed(new TextDecoder().decode(body)))
  if (error !== undefined) return { refused: wrong(error) }
  if (cast.seller?.nip && cast.seller.nip === cast.buyer?.nip) return { refused: say('castOneNip') }
  return { cast }
}

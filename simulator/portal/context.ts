import { internalIdPattern, nipPattern, nipVatUePattern } from '../../contracts/ksef/formats.ts'
import { typedNumber } from './check-nip.ts'

/** For whom one works, of the kinds that the real portal offers (portal-more.md §1.1). */
export interface LoginContext {
  readonly type: 'Nip' | 'InternalId' | 'NipVatUe'
  readonly value: string
}

/** A context as it stands in an address: its kind follows from its form. */
export const contextIn = (text: string | null): LoginContext | undefined => {
  const value = (text ?? '').replace(/\s/g, '').toUpperCase()
  if (internalIdPattern.test(value)) return { type: 'InternalId', value }
  if (nipVatUePattern.test(value)) return { type: 'NipVatUe', value }
  const nip = typedNumber(text)
  return nipPattern.test(nip) ? { type: 'Nip', value: nip } : undefined
}

/** Of the firm that it belongs to: each begins with it. */
export const nipOf = ({ value }: LoginContext): string => value.slice(0, '1234567890'.length)

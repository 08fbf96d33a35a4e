import { nipPattern } from '../../contracts/ksef/formats.ts'
import type { TextKey } from './texts.ts'

/** What someone typed as a NIP, without spaces and dashes between the digits. */
export const typedNumber = (text: string | null): string => (text ?? '').trim().replace(/[\s-]+/g, '')

/** What is wrong with a NIP, or undefined. The pattern counts, as in KSeF's TEST environment, and not the check digit. */
export const wrongWithNip = (nip: string): TextKey | undefined => {
  if (nip === '') return 'nipMissing'
  if (/^pl/i.test(nip)) return 'nipPrefix'
  if (!/^\d{10}$/.test(nip)) return 'nipLength'
  return nipPattern.test(nip) ? undefined : 'nipPattern'
}

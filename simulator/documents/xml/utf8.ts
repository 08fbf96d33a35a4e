import { KsefError } from '../../../contracts/ksef/errors.ts'
import { quote } from '../../http/quote.ts'
import type { Check } from '../xades/examination.ts'
import { why } from './explanations.ts'

const decoder = new TextDecoder('utf-8', { fatal: true })
const declaration = /^<\?xml\s[^>]*?\bencoding\s*=\s*["']([^"']*)["']/

/** The encoding that an XML declaration names. */
export const declaredEncoding = (text: string): string | undefined => declaration.exec(text)?.[1]

const decode = (octets: Uint8Array): string => {
  try {
    return decoder.decode(octets)
  } catch {
    throw new KsefError('invalidEncoding', { explanation: why('notUtf8') })
  }
}

/** The document is UTF-8 and does not claim to be something else (21217, recorded in CIRFMF/ksef-api issue 168). */
export const utf8: Check = examination => {
  const text = decode(examination.received)
  const declared = declaredEncoding(text)
  if (declared !== undefined && declared.toLowerCase() !== 'utf-8')
    throw new KsefError('invalidEncoding', {
      explanation: why('declaredEncoding', { encoding: quote(declared) }),
    })
  examination.text = text
}

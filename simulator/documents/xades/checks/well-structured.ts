import type { Check } from '../examination.ts'
import { readSignature } from '../signature.ts'

/** The signature is built as XML Signature prescribes, with plain text in its values (9105, recorded as "cvc-…"). */
export const wellStructured: Check = examination => {
  examination.signature = readSignature(examination.signatureElement)
}

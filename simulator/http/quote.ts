import { cut } from '../../contracts/bounds.ts'
import { maskText } from './masking.ts'

/** So much of a foreign text is repeated: enough to know it again. */
const quoted = 200
/** So much of it is looked at: a secret is known by more of it than is repeated. */
const looked = 4096

/** A foreign text as it may stand in an answer or an explanation: short, and without secrets. */
export const quote = (text: string): string => cut(maskText(cut(text, looked)), quoted)

import { quote } from '../../http/quote.ts'
import type { Subject } from './certificate.ts'

/** What a subject says, for an explanation. */
export const subjectText = (subject: Subject): string =>
  JSON.stringify(Object.fromEntries(Object.entries(subject).map(([name, value]) => [name, quote(value)])))

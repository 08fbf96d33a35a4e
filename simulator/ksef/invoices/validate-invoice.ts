import type { FormCode } from '../../../contracts/ksef/form-codes.ts'
import type { InvoiceVerdict } from '../../documents/schemas/invoice-verdict.ts'
import { unjudged } from '../../documents/schemas/tell-uncovered.ts'
import { type Log, tellFailure } from '../../http/log.ts'
import type { Environment } from '../handler.ts'
import { why } from './explanations.ts'
import { isRejected, type ReadInvoice, type Rejection } from './sent-invoice.ts'

/** Where an invoice is validated. */
export interface Validation extends Pick<Environment, 'validator' | 'log'> {
  /** Is told where no schema has judged it. */
  warn(text: string): void
}

/** What its form makes of an invoice. Never throws: what the invoice has not done ends it in 550. */
export const validateInvoice = async (
  document: Uint8Array,
  formCode: FormCode,
  { validator, log, warn }: Validation,
): Promise<ReadInvoice | Rejection> => {
  try {
    const read = readByVerdict(document, await validator.validate(document, formCode))
    if (!isRejected(read) && !read.bySchema) warn(unjudged(formCode).en)
    return read
  } catch (error) {
    return notValidated(error, log)
  }
}

/** What a verdict on its form makes of an invoice. */
export const readByVerdict = (document: Uint8Array, verdict: InvoiceVerdict): ReadInvoice | Rejection => {
  if (verdict.outcome === 'marked') return { outcome: 'byteOrderMark', explanation: verdict.explanation }
  if (verdict.outcome === 'unreadable') return { outcome: 'notXml', explanation: verdict.explanation }
  if (verdict.outcome === 'invalid')
    return { outcome: 'schemaMismatch', messages: verdict.messages, explanation: verdict.explanation }
  return { document, invoice: verdict.invoice, bySchema: verdict.bySchema }
}

/** The end of an invoice that no verdict could be had on, by no fault of its own. */
export const notValidated = (error: unknown, log: Log): Rejection => {
  tellFailure(log, error, 'an invoice could not be validated')
  return interrupted(error)
}

/** session-status-046: KSeF's own word for work that fails by no fault of the invoice. */
const interrupted = (error: unknown): Rejection => ({
  outcome: 'cancelled',
  explanation: why('notValidated', { message: messageOf(error) }),
})

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

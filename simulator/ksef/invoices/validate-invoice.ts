import type { FormCode } from '../../../contracts/ksef/form-codes.ts'
import { unjudged } from '../../documents/schemas/tell-uncovered.ts'
import { tellFailure } from '../../http/log.ts'
import type { Environment } from '../handler.ts'
import { why } from './explanations.ts'
import type { ReadInvoice, Rejection } from './sent-invoice.ts'

/** Where an invoice is validated. */
export interface Validation extends Pick<Environment, 'validator' | 'log'> {
  /** Is told where no schema has judged it. */
  warn(text: string): void
  /** One of many: beside the event loop, however small it is. */
  readonly beside?: boolean
}

/** What its form makes of an invoice. Never throws: what the invoice has not done ends it in 550. */
export const validateInvoice = async (
  document: Uint8Array,
  formCode: FormCode,
  { validator, log, warn, beside }: Validation,
): Promise<ReadInvoice | Rejection> => {
  try {
    const verdict = await validator.validate(document, formCode, { beside })
    if (verdict.outcome === 'marked') return { outcome: 'byteOrderMark', explanation: verdict.explanation }
    if (verdict.outcome === 'unreadable') return { outcome: 'notXml', explanation: verdict.explanation }
    if (verdict.outcome === 'invalid')
      return { outcome: 'schemaMismatch', messages: verdict.messages, explanation: verdict.explanation }
    if (!verdict.bySchema) warn(unjudged(formCode).en)
    return { document, invoice: verdict.invoice, bySchema: verdict.bySchema }
  } catch (error) {
    tellFailure(log, error, 'an invoice could not be validated')
    return interrupted(error)
  }
}

/** session-status-046: KSeF's own word for work that fails by no fault of the invoice. */
const interrupted = (error: unknown): Rejection => ({
  outcome: 'cancelled',
  explanation: why('notValidated', { message: messageOf(error) }),
})

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error))

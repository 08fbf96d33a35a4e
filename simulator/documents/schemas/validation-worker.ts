import { parentPort } from 'node:worker_threads'
import type { FormCode } from '../../../contracts/ksef/form-codes.ts'
import { examineInvoice } from './examine-invoice.ts'
import type { InvoiceVerdict } from './invoice-verdict.ts'

/** What the worker is asked. It answers in the order it was asked, once each. */
export interface ValidationTask {
  readonly octets: Uint8Array
  readonly form: FormCode
  readonly directory: string | undefined
}

/** `failure`: what was thrown. */
export type ValidationAnswer = { readonly verdict: InvoiceVerdict } | { readonly failure: unknown }

const answerTo = ({ octets, form, directory }: ValidationTask): ValidationAnswer => {
  try {
    return { verdict: examineInvoice(octets, form, directory) }
  } catch (failure) {
    return { failure }
  }
}

// An entry of its own: a thread that does nothing but this.
parentPort?.on('message', (task: ValidationTask) => parentPort?.postMessage(answerTo(task)))

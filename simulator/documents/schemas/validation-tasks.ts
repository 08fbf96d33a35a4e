import type { FormCode } from '../../../contracts/ksef/form-codes.ts'
import { sha256 } from '../../runtime/sha256.ts'
import type { ArchiveFile } from '../archives/archive-entry.ts'
import { type Counted, countFiles, type Lot, readLot, type UnpackedFile } from '../archives/read-archive.ts'
import { examineInvoice } from './examine-invoice.ts'
import type { InvoiceVerdict } from './invoice-verdict.ts'

/** What judges invoices: a form, and where the schemas are. */
export interface Judge {
  readonly form: FormCode
  readonly directory: string | undefined
}

/** A file of a package with what its form makes of it. */
export interface JudgedFile extends Omit<UnpackedFile, 'bytes'> {
  readonly bytes: Uint8Array<ArrayBuffer>
  /** SHA-256 of its bytes, Base64. */
  readonly hash: string
  /** None where it is not whole, and where nobody was to judge; `failure`: what was thrown. */
  readonly verdict?: InvoiceVerdict | { readonly failure: unknown } | undefined
}

/** What a thread may be asked, and what it answers. */
export interface ValidationTasks {
  /** One document. */
  document: { asked: Judge & { readonly octets: Uint8Array }; answered: InvoiceVerdict }
  /** Whether an archive can be unpacked, and how many files it holds. */
  count: { asked: { readonly archive: ArchiveFile }; answered: Counted }
  /** Some files of an archive, from a place on. */
  lot: {
    asked: Lot & { readonly judge: Judge | undefined }
    answered: readonly JudgedFile[]
  }
}
export type TaskName = keyof ValidationTasks
export type ValidationTask = { [Name in TaskName]: { readonly task: Name } & ValidationTasks[Name]['asked'] }[TaskName]
export type AnswerOf<Task extends ValidationTask> = ValidationTasks[Task['task']]['answered']

const judgedBy = (judge: Judge, bytes: Uint8Array): JudgedFile['verdict'] => {
  try {
    return examineInvoice(bytes, judge.form, judge.directory)
  } catch (failure) {
    return { failure }
  }
}

/** Bytes of their own: they go to whoever asked, and a small Buffer is a part of Node's pool. */
const own = (bytes: Uint8Array): Uint8Array<ArrayBuffer> =>
  (bytes.byteLength === bytes.buffer.byteLength ? bytes : new Uint8Array(bytes)) as Uint8Array<ArrayBuffer>

const judgeFile = ({ name, bytes, whole }: UnpackedFile, judge: Judge | undefined): JudgedFile => {
  const verdict = whole && judge ? judgedBy(judge, bytes) : undefined
  return { name, whole, hash: sha256(bytes), verdict, bytes: own(bytes) }
}

/** Does what is asked, in this thread. */
export const workOn = async <Task extends ValidationTask>(asked: Task): Promise<AnswerOf<Task>> => {
  const answered = async (): Promise<ValidationTasks[TaskName]['answered']> => {
    if (asked.task === 'document') return examineInvoice(asked.octets, asked.form, asked.directory)
    if (asked.task === 'count') return countFiles(asked.archive)
    const files = await readLot(asked)
    return files.map(file => judgeFile(file, asked.judge))
  }
  return (await answered()) as AnswerOf<Task>
}

/** The buffers of an answer that need not be copied on their way to another thread. */
export const buffersOf = (answer: ValidationTasks[TaskName]['answered']): ArrayBuffer[] =>
  Array.isArray(answer) ? (answer as readonly JudgedFile[]).map(({ bytes }) => bytes.buffer) : []

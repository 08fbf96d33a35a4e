import type { FormCode } from '../../../../contracts/ksef/form-codes.ts'
import type { ArchiveFile } from '../../../documents/archives/archive-entry.ts'
import type { InvoiceValidator } from '../../../documents/schemas/invoice-validator.ts'
import type { JudgedFile } from '../../../documents/schemas/validation-tasks.ts'

/** So many files are unpacked and judged beside the event loop at a time. */
const lot = 25

/**
 * The files of an archive, from the one at place `first` on, with what the form makes of them, lot by lot in their order; while one is worked on, the next is
 * judged. A lot over which threads die is judged file by file: the one to blame has their failure for a verdict.
 */
export async function* judgeFiles(
  archive: ArchiveFile,
  count: number,
  form: FormCode,
  validator: InvoiceValidator,
  first = 0,
): AsyncGenerator<readonly JudgedFile[]> {
  let oneByOneTo = 0
  const judge = async (from: number): Promise<readonly JudgedFile[]> => {
    const size = from < oneByOneTo ? 1 : lot
    try {
      return await validator.judge({ archive, count, from, size }, form)
    } catch (failure) {
      if (size === 1) return unjudged(from, failure)
      oneByOneTo = from + size
      return judge(from)
    }
  }
  const unjudged = async (from: number, failure: unknown): Promise<readonly JudgedFile[]> => {
    const files = await validator.judge({ archive, count, from, size: 1 }, undefined)
    return files.map(file => ({ ...file, verdict: { failure } }))
  }
  let next = judge(first)
  for (let from = first; from < count; ) {
    const judged = await next
    if (judged.length === 0) throw new Error(`the archive ${archive.path} has lost files`)
    from += judged.length
    if (from < count) {
      next = judge(from)
      // Whoever stops before is not told of it.
      next.catch(() => {})
    }
    yield judged
  }
}

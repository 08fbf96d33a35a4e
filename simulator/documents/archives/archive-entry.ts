/** A file of an archive. */
export interface ArchiveEntry {
  /** Without the folders before it. */
  readonly name: string
  /** Its first bytes, as many as were asked for. */
  readonly bytes: Buffer
  /** Whether these are all. */
  readonly whole: boolean
}

/** The archive cannot be unpacked: its own fault, in the words of what found it. */
export class BadArchive extends Error {
  override readonly name = 'BadArchive'
}

/** Characters of a file's name (SessionInvoice.invoiceFileName). */
const longestName = 128

/** Nothing is written under the name: a path that climbs is only a name with dots before it. */
export const baseName = (path: string): string => (path.split(/[/\\]/).at(-1) ?? '').slice(0, longestName)

/** Reads at most so many bytes of a stream; what it has beyond is not looked at. */
export const readFirst = async (
  stream: AsyncIterable<Uint8Array>,
  most: number,
): Promise<Pick<ArchiveEntry, 'bytes' | 'whole'>> => {
  const chunks: Uint8Array[] = []
  let size = 0
  for await (const chunk of stream) {
    chunks.push(chunk)
    size += chunk.byteLength
    if (size > most) return { bytes: Buffer.concat(chunks).subarray(0, most), whole: false }
  }
  return { bytes: Buffer.concat(chunks), whole: true }
}

/** What a library says of an archive, and what the machine says of a file, are two things: the latter is thrown on. */
export const faultOfArchive = (error: unknown): BadArchive => {
  if (!(error instanceof Error) || 'syscall' in error) throw error
  return new BadArchive(error.message, { cause: error })
}

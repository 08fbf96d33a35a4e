/** What an archive is, and where. */
export interface ArchiveFile {
  readonly path: string
  readonly type: 'Zip' | 'TarGz'
  /** Files that may be in it. */
  readonly mostFiles: number
  /** Bytes of a file that are read at most. */
  readonly mostBytes: number
}

/** The first bytes of a file, as many as were asked for. */
export interface FirstBytes {
  readonly bytes: Buffer
  /** Whether these are all. */
  readonly whole: boolean
}

/** A file of an archive: read, or passed over, before the next is asked for. */
export interface ArchiveEntry {
  /** Without the folders before it. */
  readonly name: string
  read(): Promise<FirstBytes>
}

/** The archive cannot be unpacked: its own fault, in the words of what found it. */
export class BadArchive extends Error {
  override readonly name = 'BadArchive'
}

/** Characters of a file's name (SessionInvoice.invoiceFileName). */
const longestName = 128

/** Nothing is written under the name: a path that climbs is only a name with dots before it. */
export const baseName = (path: string): string => (path.split(/[/\\]/).at(-1) ?? '').slice(0, longestName)

/** Collects at most so many bytes. */
export const collector = (most: number) => {
  const chunks: Uint8Array[] = []
  let size = 0
  return {
    /** @returns whether there is room for more */
    add: (chunk: Uint8Array): boolean => {
      if (size <= most) chunks.push(chunk)
      size += chunk.byteLength
      return size <= most
    },
    collected: (): FirstBytes => ({ bytes: Buffer.concat(chunks).subarray(0, most), whole: size <= most }),
  }
}

/** What a library says of an archive, and what the machine says of a file, are two things: the latter is thrown on. */
export const faultOfArchive = (error: unknown): BadArchive => {
  if (error instanceof BadArchive) return error
  if (!(error instanceof Error) || 'syscall' in error) throw error
  return new BadArchive(error.message, { cause: error })
}

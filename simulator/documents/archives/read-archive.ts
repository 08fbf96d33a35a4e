import { type ArchiveEntry, type ArchiveFile, BadArchive, type FirstBytes } from './archive-entry.ts'
import { untar } from './untar.ts'
import { unzip } from './unzip.ts'

/** The files of an archive, one after another. @throws BadArchive */
const filesOf = (archive: ArchiveFile): AsyncGenerator<ArchiveEntry> =>
  archive.type === 'Zip' ? unzip(archive) : untar(archive)

/** How many files an archive holds, or why it cannot be unpacked. */
export type Counted = { readonly count: number } | { readonly fault: string }

/** Unpacks it once without keeping anything. Of more than may be in it the rest is counted alone. */
export const countFiles = async (archive: ArchiveFile): Promise<Counted> => {
  let count = 0
  try {
    for await (const entry of filesOf(archive)) if (++count <= archive.mostFiles) await entry.read()
    return { count }
  } catch (error) {
    if (!(error instanceof BadArchive)) throw error
    return { fault: error.message }
  }
}

/** A file of an archive as it was read. */
export interface UnpackedFile extends FirstBytes {
  readonly name: string
}

/** Bytes that a lot has at most, but for its last file. */
const mostHeld = 16_000_000

/** Where it was read to, as the next lot goes on there; of so many archives at a time. */
const underWay = new Map<string, { readonly files: AsyncGenerator<ArchiveEntry>; at: number }>()
const mostUnderWay = 4

const close = async (path: string): Promise<void> => {
  const { files } = underWay.get(path) ?? {}
  underWay.delete(path)
  await files?.return(undefined)
}

const openAt = async (archive: ArchiveFile, from: number) => {
  const known = underWay.get(archive.path)
  if (known?.at === from) return known
  await close(archive.path)
  const [oldest] = underWay.keys()
  if (underWay.size >= mostUnderWay) await close(oldest!)
  const opened = { files: filesOf(archive), at: 0 }
  underWay.set(archive.path, opened)
  while (opened.at < from) {
    await opened.files.next()
    opened.at++
  }
  return opened
}

/** Some files of an archive. */
export interface Lot {
  readonly archive: ArchiveFile
  /** How many files it holds. */
  readonly count: number
  /** The place of the first one, from 0. */
  readonly from: number
  /** So many at most; fewer where they are large. */
  readonly size: number
}

/** The files of a lot. Whoever asks for the one that follows does not begin anew. @throws BadArchive */
export const readLot = async ({ archive, count, from, size }: Lot): Promise<UnpackedFile[]> => {
  const opened = await openAt(archive, from)
  const lot: UnpackedFile[] = []
  for (let held = 0; lot.length < size && held < mostHeld; opened.at++) {
    const { done, value } = await opened.files.next()
    if (done) break
    const file = { name: value.name, ...(await value.read()) }
    lot.push(file)
    held += file.bytes.length
  }
  if (opened.at >= count || lot.length === 0) await close(archive.path)
  return lot
}

import { createReadStream } from 'node:fs'
import { pipeline } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { type Entry, extract } from 'tar-stream'
import {
  type ArchiveEntry,
  type ArchiveFile,
  BadArchive,
  baseName,
  collector,
  type FirstBytes,
  faultOfArchive,
} from './archive-entry.ts'

/** Bytes of a header, and what a file is filled up to. */
const block = 512
/** Names that are too long, and what archivers add for themselves. */
const mostBeside = 64 * 1024 * 1024

/** What is beyond is passed over: to leave the file would be to leave the archive. */
const readEntry = async (entry: Entry, most: number): Promise<FirstBytes> => {
  const { add, collected } = collector(most)
  try {
    for await (const chunk of entry) add(chunk)
  } catch (error) {
    throw faultOfArchive(error)
  }
  return collected()
}

/**
 * The files of a tar.gz one after another. What unpacks to more than so many files can have is a bomb.
 * @throws BadArchive
 */
export async function* untar({ path, mostFiles, mostBytes }: ArchiveFile): AsyncGenerator<ArchiveEntry> {
  const entries = extract()
  const source = createReadStream(path)
  const gunzip = createGunzip()
  const room = mostFiles * (mostBytes + 2 * block) + mostBeside
  let unpacked = 0
  gunzip.on('data', (chunk: Uint8Array) => {
    unpacked += chunk.byteLength
    if (unpacked > room) gunzip.destroy(new BadArchive(`The archive has more than ${room} bytes when it is unpacked.`))
  })
  pipeline(source, gunzip, entries, () => {})
  try {
    for await (const entry of entries) {
      const { type, name } = entry.header
      if (type === 'file' || type === 'contiguous-file')
        yield { name: baseName(name), read: () => readEntry(entry, mostBytes) }
      entry.resume()
    }
  } catch (error) {
    throw faultOfArchive(error)
  } finally {
    source.destroy()
    gunzip.destroy()
  }
}

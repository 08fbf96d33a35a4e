import { pipeline, type Readable } from 'node:stream'
import { createGunzip } from 'node:zlib'
import { extract } from 'tar-stream'
import { type ArchiveEntry, BadArchive, baseName, faultOfArchive, readFirst } from './archive-entry.ts'

/** Bytes of a header, and what a file is filled up to. */
const block = 512
/** Names that are too long, and what archivers add for themselves. */
const mostBeside = 64 * 1024 * 1024

/**
 * The files of a tar.gz one after another, at most `most` bytes of each.
 * @param mostFiles so many may be unpacked: what comes beyond their size is a bomb.
 * @throws BadArchive
 */
export async function* untar(source: Readable, most: number, mostFiles: number): AsyncGenerator<ArchiveEntry> {
  const entries = extract()
  let unpacked = 0
  const room = mostFiles * (most + 2 * block) + mostBeside
  const gunzip = createGunzip()
  gunzip.on('data', (chunk: Uint8Array) => {
    unpacked += chunk.byteLength
    if (unpacked > room) gunzip.destroy(new BadArchive(`The archive has more than ${room} bytes when it is unpacked.`))
  })
  pipeline(source, gunzip, entries, () => {})
  try {
    for await (const entry of entries) {
      if (entry.header.type !== 'file' && entry.header.type !== 'contiguous-file') {
        entry.resume()
        continue
      }
      const read = await readFirst(entry, most)
      entry.resume()
      yield { name: baseName(entry.header.name), ...read }
    }
  } catch (error) {
    throw faultOfArchive(error)
  } finally {
    source.destroy()
    gunzip.destroy()
  }
}

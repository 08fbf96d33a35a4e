import { crc32 } from 'node:zlib'
import { type Entry, openPromise, type ZipFile } from 'yauzl'
import { type ArchiveEntry, BadArchive, baseName, faultOfArchive, readFirst } from './archive-entry.ts'

/** Links and devices are told by the mode of Unix, in the upper half of the attributes. */
const isFile = ({ fileName, externalFileAttributes, versionMadeBy }: Entry): boolean => {
  const type = (externalFileAttributes >>> 28) & 0xf
  const madeByUnix = versionMadeBy >>> 8 === 3
  return !fileName.endsWith('/') && (!madeByUnix || type === 0 || type === 8)
}

const readEntry = async (zip: ZipFile, entry: Entry, most: number): Promise<ArchiveEntry> => {
  if (entry.isEncrypted()) throw new BadArchive(`The entry ${entry.fileName} is encrypted by itself.`)
  const stream = await zip.openReadStreamPromise(entry)
  const read = await readFirst(stream, most)
  if (read.whole && crc32(read.bytes) !== entry.crc32)
    throw new BadArchive(`The CRC-32 of the entry ${entry.fileName} does not hold.`)
  return { name: baseName(entry.fileName), ...read }
}

/**
 * The files of a Zip archive (Zip64, too) one after another, at most `most` bytes of each.
 * @throws BadArchive
 */
export async function* unzip(path: string, most: number): AsyncGenerator<ArchiveEntry> {
  let zip: ZipFile | undefined
  try {
    // A name that climbs is no fault: nothing is written under it.
    zip = await openPromise(path, { lazyEntries: true, autoClose: false, strictFileNames: false, decodeStrings: true })
    for await (const entry of zip.eachEntry()) if (isFile(entry)) yield await readEntry(zip, entry, most)
  } catch (error) {
    throw faultOfArchive(error)
  } finally {
    zip?.close()
  }
}

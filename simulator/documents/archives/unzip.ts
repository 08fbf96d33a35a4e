import { readFile, stat } from 'node:fs/promises'
import { crc32 } from 'node:zlib'
import { type Entry, fromBufferPromise, getFileNameLowLevel, openPromise, type ZipFile } from 'yauzl'
import {
  type ArchiveEntry,
  type ArchiveFile,
  BadArchive,
  baseName,
  collector,
  type FirstBytes,
  faultOfArchive,
} from './archive-entry.ts'

/** Bytes of an archive that is read at once: a file is asked five times for each entry. */
const readAtOnce = 32 * 1024 * 1024

// A name that climbs is no fault, as nothing is written under it: names are read here.
const options = { lazyEntries: true, autoClose: false, decodeStrings: false }

const openZip = async (path: string): Promise<ZipFile> => {
  const { size } = await stat(path)
  return size > readAtOnce ? openPromise(path, options) : fromBufferPromise(await readFile(path), options)
}

const nameOf = ({ generalPurposeBitFlag, fileNameRaw, extraFields }: Entry): string =>
  getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false)

/** Links and devices are told by the mode of Unix, in the upper half of the attributes. */
const isFile = (name: string, { externalFileAttributes, versionMadeBy }: Entry): boolean => {
  const type = (externalFileAttributes >>> 28) & 0xf
  const madeByUnix = versionMadeBy >>> 8 === 3
  return !name.endsWith('/') && (!madeByUnix || type === 0 || type === 8)
}

const readEntry = async (zip: ZipFile, entry: Entry, name: string, most: number): Promise<FirstBytes> => {
  if (entry.isEncrypted()) throw new BadArchive(`The entry ${name} is encrypted by itself.`)
  const { add, collected } = collector(most)
  try {
    for await (const chunk of await zip.openReadStreamPromise(entry)) if (!add(chunk as Uint8Array)) break
  } catch (error) {
    throw faultOfArchive(error)
  }
  const read = collected()
  if (read.whole && crc32(read.bytes) !== entry.crc32)
    throw new BadArchive(`The CRC-32 of the entry ${name} does not hold.`)
  return read
}

/** Entries that share their bytes would be more than the archive has: a bomb of many names. */
const refusingOverlap = (zip: ZipFile) => {
  let said = 0
  return ({ compressedSize }: Entry): void => {
    said += compressedSize
    if (said > zip.fileSize) throw new BadArchive('The entries together are larger than the archive.')
  }
}

/**
 * The files of a Zip archive (Zip64, too) one after another.
 * @throws BadArchive
 */
export async function* unzip({ path, mostBytes }: ArchiveFile): AsyncGenerator<ArchiveEntry> {
  let zip: ZipFile | undefined
  try {
    const opened = await openZip(path)
    zip = opened
    const refuseOverlap = refusingOverlap(opened)
    for await (const entry of opened.eachEntry()) {
      refuseOverlap(entry)
      const name = nameOf(entry)
      if (isFile(name, entry)) yield { name: baseName(name), read: () => readEntry(opened, entry, name, mostBytes) }
    }
  } catch (error) {
    throw faultOfArchive(error)
  } finally {
    zip?.close()
  }
}

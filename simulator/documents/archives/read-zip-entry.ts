import { crc32, inflateRawSync } from 'node:zlib'
import type { Entry, ZipFile } from 'yauzl'
import { BadArchive, collector, type FirstBytes, faultOfArchive } from './archive-entry.ts'

/** A Zip archive that is open. */
export interface OpenZip {
  readonly zip: ZipFile
  /** All of it, where it is small enough. */
  readonly octets: Buffer | undefined
}

/** What has so many bytes is unpacked at once: a stream costs more than the inflating. */
const smallFile = 256 * 1024

const readSmall = async (octets: Buffer, zip: ZipFile, entry: Entry, name: string): Promise<Buffer> => {
  const { fileDataStart } = await zip.readLocalFileHeaderPromise(entry, { minimal: true })
  const packed = octets.subarray(fileDataStart, fileDataStart + entry.compressedSize)
  const bytes = inflateRawSync(packed, { maxOutputLength: Math.max(1, entry.uncompressedSize) })
  if (bytes.length < entry.uncompressedSize) throw new BadArchive(`The entry ${name} is shorter than it is said to be.`)
  return bytes
}

const readFirst = async (zip: ZipFile, entry: Entry, most: number): Promise<FirstBytes> => {
  const { add, collected } = collector(most)
  for await (const chunk of await zip.openReadStreamPromise(entry)) if (!add(chunk as Uint8Array)) break
  return collected()
}

/** At most so many bytes of an entry. @throws BadArchive */
export const readZipEntry = async (
  { zip, octets }: OpenZip,
  entry: Entry,
  name: string,
  most: number,
): Promise<FirstBytes> => {
  if (entry.isEncrypted()) throw new BadArchive(`The entry ${name} is encrypted by itself.`)
  const isSmall = entry.isCompressed() && entry.uncompressedSize <= Math.min(smallFile, most)
  try {
    const read =
      octets !== undefined && isSmall
        ? { bytes: await readSmall(octets, zip, entry, name), whole: true }
        : await readFirst(zip, entry, most)
    if (!read.whole || crc32(read.bytes) === entry.crc32) return read
  } catch (error) {
    throw faultOfArchive(error)
  }
  throw new BadArchive(`The CRC-32 of the entry ${name} does not hold.`)
}

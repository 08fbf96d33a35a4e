import { readFile, stat } from 'node:fs/promises'
import { type Entry, fromBufferPromise, getFileNameLowLevel, openPromise } from 'yauzl'
import { type ArchiveEntry, type ArchiveFile, BadArchive, baseName, faultOfArchive } from './archive-entry.ts'
import { type OpenZip, readZipEntry } from './read-zip-entry.ts'

/** Bytes of an archive that is read at once: else the disk is asked five times for each entry. */
const readAtOnce = 32 * 1024 * 1024

// A name that climbs is no fault, as nothing is written under it: names are read here.
const options = { lazyEntries: true, autoClose: false, decodeStrings: false }

const openZip = async (path: string): Promise<OpenZip> => {
  const { size } = await stat(path)
  const octets = size > readAtOnce ? undefined : await readFile(path)
  const zip = await (octets === undefined ? openPromise(path, options) : fromBufferPromise(octets, options))
  return { zip, octets }
}

const nameOf = ({ generalPurposeBitFlag, fileNameRaw, extraFields }: Entry): string =>
  getFileNameLowLevel(generalPurposeBitFlag, fileNameRaw, extraFields, false)

/** Links and devices are told by the mode of Unix, in the upper half of the attributes. */
const isFile = (name: string, { externalFileAttributes, versionMadeBy }: Entry): boolean => {
  const type = (externalFileAttributes >>> 28) & 0xf
  const madeByUnix = versionMadeBy >>> 8 === 3
  return !name.endsWith('/') && (!madeByUnix || type === 0 || type === 8)
}

/** Entries that share their bytes would be more than the archive has: a bomb of many names. */
const refusingOverlap = ({ zip: { fileSize } }: OpenZip) => {
  let said = 0
  return ({ compressedSize }: Entry): void => {
    said += compressedSize
    if (said > fileSize) throw new BadArchive('The entries together are larger than the archive.')
  }
}

/**
 * The files of a Zip archive (Zip64, too) one after another.
 * @throws BadArchive
 */
export async function* unzip({ path, mostBytes }: ArchiveFile): AsyncGenerator<ArchiveEntry> {
  let opened: OpenZip | undefined
  try {
    opened = await openZip(path)
    const from = opened
    const refuseOverlap = refusingOverlap(from)
    for await (const entry of from.zip.eachEntry()) {
      refuseOverlap(entry)
      const name = nameOf(entry)
      if (isFile(name, entry)) yield { name: baseName(name), read: () => readZipEntry(from, entry, name, mostBytes) }
    }
  } catch (error) {
    throw faultOfArchive(error)
  } finally {
    opened?.zip.close()
  }
}

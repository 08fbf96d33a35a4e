import type { Readable } from 'node:stream'
import { ZipFile } from 'yazl'

/** A file that goes into an archive, opened when its turn comes. */
export interface PackedFile {
  readonly name: string
  open(): Readable
}

/** Resolves once the file was read to its end. */
const add = (zip: ZipFile, { name, open }: PackedFile, mtime: Date): Promise<void> =>
  new Promise(resolve =>
    zip.addReadStreamLazy(name, { mtime }, give => {
      const stream = open()
      stream.once('end', resolve)
      give(null, stream)
    }),
  )

/**
 * A Zip archive of files, one in memory at a time.
 * @param mtime what every file has as its time.
 */
export const zipOf = (files: AsyncIterable<PackedFile>, mtime: Date): Readable => {
  const zip = new ZipFile()
  const output = zip.outputStream as Readable
  // A file that cannot be read.
  zip.on('error', error => output.destroy(error))
  const addAll = async () => {
    for await (const file of files) await add(zip, file, mtime)
    zip.end()
  }
  addAll().catch(error => output.destroy(error))
  return output
}

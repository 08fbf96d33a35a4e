import type { Readable } from 'node:stream'
import { ZipFile } from 'yazl'

/** A file that goes into an archive, opened when its turn comes. */
export interface PackedFile {
  readonly name: string
  open(): Readable
}

/** Resolves once the file was read to its end. */
const add = (zip: ZipFile, { name, open }: PackedFile, mtime: Date): Promise<void> =>
  new Promise((resolve, reject) =>
    zip.addReadStreamLazy(name, { mtime }, give => {
      const stream = open().once('end', resolve).once('error', reject)
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
  const addAll = async () => {
    for await (const file of files) await add(zip, file, mtime)
    zip.end()
  }
  addAll().catch(error => output.destroy(error))
  return output
}

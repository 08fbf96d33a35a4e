import { Readable } from 'node:stream'
import { createGzip } from 'node:zlib'
import { pack } from 'tar-stream'
import { ZipFile } from 'yazl'

/** An archive that is written file by file, and read while it is. */
export interface ArchiveWriter {
  readonly stream: AsyncIterable<Uint8Array>
  /** Resolves once it is taken in. */
  add(name: string, bytes: Uint8Array): Promise<void>
  end(): void
}

/** So many files, and about so many bytes of them, are packed at once: with hundreds at once each takes four times as long. */
const MOST_FILES = 8
const MOST_BYTES = 4_000_000

const zipWriter = (madeAt: Date): ArchiveWriter => {
  const zip = new ZipFile()
  const options = { mtime: madeAt }
  let [files, waiting] = [0, 0]
  return {
    stream: zip.outputStream as Readable,
    add: async (name, bytes) => {
      waiting += bytes.byteLength
      if (++files < MOST_FILES && waiting < MOST_BYTES) return zip.addBuffer(Buffer.from(bytes), name, options)
      // It is asked for when all before it have been read.
      await new Promise<void>(resolve => {
        zip.addReadStreamLazy(name, options, give => {
          give(null, Readable.from([Buffer.from(bytes)]))
          resolve()
        })
      })
      files = 0
      waiting = 0
    },
    end: () => zip.end(),
  }
}

const tarWriter = (madeAt: Date): ArchiveWriter => {
  const tar = pack()
  return {
    stream: tar.pipe(createGzip()),
    add: (name, bytes) =>
      new Promise((resolve, reject) =>
        tar.entry({ name, mtime: madeAt }, Buffer.from(bytes), error => (error ? reject(error) : resolve())),
      ),
    end: () => tar.finalize(),
  }
}

/** @param madeAt the moment that every file of it has: one content is one archive. */
export const archiveWriter = (type: 'Zip' | 'TarGz', madeAt: Date): ArchiveWriter =>
  type === 'Zip' ? zipWriter(madeAt) : tarWriter(madeAt)

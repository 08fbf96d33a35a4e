import { createCipheriv, createHash } from 'node:crypto'
import { open } from 'node:fs/promises'
import { join } from 'node:path'
import type { PackageKey } from '../invoices/package-key.ts'
import type { OpenBatch } from './batch-state.ts'

type BatchFile = OpenBatch['batchFile']
type FilePart = BatchFile['fileParts'][number]

/** Where a part lies. */
export const partFile = (folder: string, ordinalNumber: number): string => join(folder, `${ordinalNumber}.part`)

const partWriter = async (folder: string, ordinalNumber: number, { secret, initializationVector }: PackageKey) => {
  const file = await open(partFile(folder, ordinalNumber), 'wx', 0o600)
  const [cipher, hash] = [createCipheriv('aes-256-cbc', secret, initializationVector), createHash('sha256')]
  let fileSize = 0
  const write = async (bytes: Uint8Array) => {
    hash.update(bytes)
    fileSize += bytes.length
    await file.appendFile(bytes)
  }
  return {
    /** Bytes that went in. */
    taken: 0,
    async take(bytes: Uint8Array) {
      this.taken += bytes.length
      await write(cipher.update(bytes))
    },
    async end(): Promise<FilePart> {
      await write(cipher.final())
      await file.close()
      return { ordinalNumber, fileSize, fileHash: hash.digest('base64') }
    },
    close: () => file.close(),
  }
}

/** Cuts an archive into parts of `partSize` bytes, writes each encrypted into the folder, and gives what is told of them. */
export const encryptParts = async (
  archive: AsyncIterable<Uint8Array>,
  folder: string,
  key: PackageKey,
  partSize: number,
): Promise<BatchFile> => {
  const hash = createHash('sha256')
  const fileParts: FilePart[] = []
  let fileSize = 0
  let part: Awaited<ReturnType<typeof partWriter>> | undefined
  try {
    for await (const chunk of archive) {
      hash.update(chunk)
      fileSize += chunk.length
      for (let rest = chunk; rest.length > 0; ) {
        part ??= await partWriter(folder, fileParts.length + 1, key)
        const piece = rest.subarray(0, partSize - part.taken)
        await part.take(piece)
        rest = rest.subarray(piece.length)
        if (part.taken < partSize) continue
        fileParts.push(await part.end())
        part = undefined
      }
    }
    if (part !== undefined) fileParts.push(await part.end())
  } catch (error) {
    await part?.close()
    throw error
  }
  return { fileSize, fileHash: hash.digest('base64'), compressionType: 'Zip', fileParts }
}

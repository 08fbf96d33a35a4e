import { createCipheriv, createHash } from 'node:crypto'
import { cutInto } from '../../../documents/archives/cut.ts'
import type { PackagePlace } from '../../handler.ts'
import type { ExportedPart } from '../../records.ts'

/** Cuts an archive, encrypts each piece by itself (AES-256-CBC, PKCS#7) and spools it. */
export async function* encryptParts(
  archive: AsyncIterable<Uint8Array>,
  key: Buffer,
  initializationVector: Buffer,
  { spool, limits }: PackagePlace,
): AsyncGenerator<ExportedPart> {
  let ordinal = 0
  for await (const piece of cutInto(archive, limits.exportedPart)) {
    const hash = createHash('sha256')
    let size = 0
    const encrypted = async function* () {
      const cipher = createCipheriv('aes-256-cbc', key, initializationVector)
      for await (const chunk of piece) {
        hash.update(chunk)
        size += chunk.byteLength
        yield cipher.update(chunk)
      }
      yield cipher.final()
    }
    const spooled = await spool.write(encrypted(), Number.POSITIVE_INFINITY)
    const { file, size: encryptedSize, hash: encryptedHash } = spooled
    yield { ordinal: ++ordinal, file, size, hash: hash.digest('base64'), encryptedSize, encryptedHash }
  }
}

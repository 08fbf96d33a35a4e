import { createDecipheriv } from 'node:crypto'
import { isOpenSslError } from '../../../documents/openssl-error.ts'
import type { BatchPartRecord } from '../../records.ts'
import type { Spool } from '../../storage/spool.ts'

/** A part that does not decrypt. */
export class PartNotDecrypted extends Error {
  override readonly name = 'PartNotDecrypted'
  readonly ordinal: number
  constructor(ordinal: number, cause: unknown) {
    super(`part ${ordinal}`, { cause })
    this.ordinal = ordinal
  }
}

/**
 * The archive as it was before it was cut and encrypted, piece by piece: each part is decrypted by itself (AES-256-CBC, PKCS#7).
 * @throws PartNotDecrypted
 */
export async function* decryptParts(
  parts: readonly BatchPartRecord[],
  key: Buffer,
  initializationVector: Buffer,
  spool: Spool,
): AsyncGenerator<Uint8Array> {
  for (const { ordinal, file } of parts) {
    const decipher = createDecipheriv('aes-256-cbc', key, initializationVector)
    for await (const chunk of await spool.read(file)) yield decipher.update(chunk)
    yield final(decipher, ordinal)
  }
}

const final = (decipher: ReturnType<typeof createDecipheriv>, ordinal: number): Uint8Array => {
  try {
    return decipher.final()
  } catch (error) {
    if (!isOpenSslError(error)) throw error
    throw new PartNotDecrypted(ordinal, error)
  }
}

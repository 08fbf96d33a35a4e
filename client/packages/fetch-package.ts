import { createDecipheriv, createHash } from 'node:crypto'
import { type FileHandle, open } from 'node:fs/promises'
import type { Connection } from '../connection.ts'
import { DamagedPackage } from '../flows/damaged-package.ts'
import type { PackageKey } from '../invoices/package-key.ts'
import { UnexpectedAnswer } from '../unexpected-answer.ts'
import type { ExportedPackage, ExportProgress } from './exported.ts'
import { storageAnswer } from './storage-answer.ts'
import { isPassing, transferred } from './transferred.ts'

type Part = ExportedPackage['parts'][number]

const compare = (what: string, said: readonly [size: number, hash: string], size: number, hash: string): void => {
  if (size !== said[0] || hash !== said[1])
    throw new DamagedPackage(`${what} has ${size} bytes with the hash ${hash}; KSeF says ${said[0]} and ${said[1]}.`)
}

/** Fetches a part, appends it to the file as it is decrypted, and compares what came and what it holds. @throws DamagedPackage */
const fetchPart = async (
  part: Part,
  { secret, initializationVector }: PackageKey,
  file: FileHandle,
  { fetch }: Connection,
  tell: (bytes: number) => void,
): Promise<void> => {
  const response = await fetch(new Request(part.url, { method: part.method }))
  if (response.status !== 200) throw await storageAnswer(response)
  const decipher = createDecipheriv('aes-256-cbc', secret, initializationVector)
  const [fetched, plain] = [createHash('sha256'), createHash('sha256')]
  let [fetchedSize, plainSize] = [0, 0]
  const write = async (bytes: Uint8Array) => {
    plain.update(bytes)
    plainSize += bytes.length
    await file.appendFile(bytes)
  }
  for await (const chunk of response.body ?? []) {
    fetched.update(chunk)
    fetchedSize += chunk.length
    // What is too long ends here, and its hash differs.
    if (fetchedSize > part.encryptedPartSize) break
    await write(decipher.update(chunk))
    tell(fetchedSize)
  }
  const encrypted = [part.encryptedPartSize, part.encryptedPartHash] as const
  compare(`The part ${part.partName}`, encrypted, fetchedSize, fetched.digest('base64'))
  await write(decipher.final())
  compare(`What is in ${part.partName}`, [part.partSize, part.partHash], plainSize, plain.digest('base64'))
}

/** A link that has expired; a page in front of the storage, which it is not. */
const isWorthAnother = (error: unknown): boolean =>
  isPassing(error) || error instanceof DamagedPackage || (error instanceof UnexpectedAnswer && error.status === 403)

/**
 * Fetches the parts of a package, decrypts each and joins them in a file. A part that is lost, damaged or behind an expired link
 * is fetched again, with the link that `again` gives.
 */
export const fetchPackage = async (
  { parts }: ExportedPackage,
  again: () => Promise<ExportedPackage>,
  key: PackageKey,
  path: string,
  connection: Connection,
  progress?: (progress: ExportProgress) => void,
): Promise<void> => {
  const total = parts.reduce((sum, part) => sum + part.encryptedPartSize, 0)
  const file = await open(path, 'a', 0o600)
  let [fetched, joined] = [0, 0]
  const tell = (bytes: number) => progress?.({ step: 'fetch', done: fetched + bytes, total })
  try {
    for (const part of parts.toSorted((one, other) => one.ordinalNumber - other.ordinalNumber)) {
      let link: string | undefined = part.url
      const tryOnce = async () => {
        const url = link ?? (await again()).parts.find(it => it.ordinalNumber === part.ordinalNumber)?.url
        link = undefined
        await file.truncate(joined)
        await fetchPart({ ...part, url: url ?? part.url }, key, file, connection, tell)
      }
      await transferred(tryOnce, connection.clock, isWorthAnother)
      fetched += part.encryptedPartSize
      joined += part.partSize
    }
  } finally {
    await file.close()
  }
}

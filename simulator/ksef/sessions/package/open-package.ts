import { open } from 'node:fs/promises'
import type { BatchSessionStatus } from '../../../../contracts/ksef/statuses.ts'
import { type Told, together, verbatim } from '../../../../contracts/told.ts'
import type { ArchiveFile } from '../../../documents/archives/archive-entry.ts'
import type { InvoiceValidator } from '../../../documents/schemas/invoice-validator.ts'
import { quote } from '../../../http/quote.ts'
import type { Ending } from '../../outcome.ts'
import type { BatchPartRecord, BatchRecord, SessionRecord } from '../../records.ts'
import type { Spool, Spooled } from '../../storage/spool.ts'
import { decryptParts, PartNotDecrypted } from './decrypt-parts.ts'
import { why } from './explanations.ts'

type PackageEnding = Ending<BatchSessionStatus>

/** A package that is ended as a whole: no invoice of it is looked at. */
export class PackageFails extends Error {
  override readonly name = 'PackageFails'
  readonly ending: PackageEnding
  constructor(ending: PackageEnding) {
    super(ending.outcome)
    this.ending = ending
  }
}

const fail = (outcome: BatchSessionStatus, explanation: Told | undefined, values?: PackageEnding['values']): never => {
  throw new PackageFails({ outcome, explanation, values })
}

/** A package of a session that was closed, its parts in order. */
export interface Package {
  readonly session: SessionRecord
  readonly batch: BatchRecord
  readonly parts: readonly BatchPartRecord[]
  readonly mostInvoices: number
  /** Bytes of an invoice that are read at most. */
  readonly mostBytes: number
}

/**
 * Joins and checks the archive, in the order of sessions-batch-077: the key, the hashes of the parts, their decryption, size and
 * hash of the whole.
 * @throws PackageFails
 */
export const joinArchive = async ({ session, batch, parts }: Package, spool: Spool): Promise<Spooled> => {
  if (session.key === undefined) return fail('keyNotDecrypted', session.explanation)
  if (parts.length < batch.parts.length) return fail('unknown', why('partsLost'), { statusCode: '500' })
  comparePartHashes(batch, parts)
  const [key, vector] = [Buffer.from(session.key, 'base64'), Buffer.from(session.initializationVector, 'base64')]
  try {
    return await spool.write(decryptParts(parts, key, vector, spool), batch.fileSize, 'passing')
  } catch (error) {
    if (!(error instanceof PartNotDecrypted)) throw error
    return fail('partsNotDecrypted', why('notDecrypted', { ordinal: error.ordinal }))
  }
}

const comparePartHashes = ({ parts: declared }: BatchRecord, parts: readonly BatchPartRecord[]): void => {
  for (const { ordinal, hash } of parts) {
    const expected = declared.find(part => part.ordinal === ordinal)!.hash
    if (hash !== expected)
      fail('badParts', why('partHashDiffers', { ordinal, hash, declared: expected }), {
        ordinalNumber: String(ordinal),
        hash: expected,
      })
  }
}

/** @throws PackageFails */
export const compareArchive = ({ fileSize, fileHash }: BatchRecord, { size, hash }: Spooled): void => {
  if (size !== fileSize || hash !== fileHash)
    fail('archiveHashDiffers', why('archiveDiffers', { size, hash, declaredSize: fileSize, declared: fileHash }), {
      hash: fileHash,
    })
}

/**
 * Unpacks the archive once without keeping anything: whether it can be, and how many files it holds.
 * @throws PackageFails
 */
export const countFiles = async (archive: ArchiveFile, validator: InvoiceValidator): Promise<number> => {
  const { type, mostFiles } = archive
  const counted = await validator.count(archive)
  if ('fault' in counted) {
    const found = verbatim(quote(counted.fault))
    const other = await otherType(archive)
    const fault = other === undefined ? found : together([found, other])
    return fail('badArchive', why('badArchive', { type, fault }))
  }
  const { count } = counted
  if (count === 0) return fail('cancelled', why('empty'))
  if (count > mostFiles)
    return fail('tooManyInvoices', why('tooMany', { count, limit: mostFiles }), {
      count: String(count),
      limit: String(mostFiles),
    })
  return count
}

/** What the first bytes say it is, where that is the other of the two. */
const otherType = async ({ path, type: told }: ArchiveFile): Promise<Told | undefined> => {
  const handle = await open(path)
  try {
    const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0)
    const type =
      buffer.toString('latin1') === 'PK' ? 'Zip' : buffer.equals(Buffer.from([0x1f, 0x8b])) ? 'TarGz' : undefined
    return type === undefined || type === told ? undefined : why('otherType', { type })
  } finally {
    await handle.close()
  }
}

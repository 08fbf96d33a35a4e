import { open } from 'node:fs/promises'
import type { BatchSessionStatus } from '../../../../contracts/ksef/statuses.ts'
import { type Told, together, verbatim } from '../../../../contracts/told.ts'
import { type ArchiveEntry, BadArchive } from '../../../documents/archives/archive-entry.ts'
import { untar } from '../../../documents/archives/untar.ts'
import { unzip } from '../../../documents/archives/unzip.ts'
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
  comparePartHashes(batch, parts)
  const [key, vector] = [Buffer.from(session.key, 'base64'), Buffer.from(session.initializationVector, 'base64')]
  try {
    return await spool.write(decryptParts(parts, key, vector, spool), batch.fileSize)
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

/** The files of the archive, one after another. @throws BadArchive */
export const entriesOf = (
  { batch: { compressionType }, mostBytes, mostInvoices }: Package,
  file: string,
  spool: Spool,
): AsyncGenerator<ArchiveEntry> =>
  compressionType === 'Zip' ? unzip(spool.path(file), mostBytes) : untar(spool.read(file), mostBytes, mostInvoices)

/**
 * Unpacks the archive once without keeping anything: whether it can be, and how many files it holds.
 * @throws PackageFails
 */
export const countEntries = async (
  opened: Package,
  file: string,
  spool: Spool,
  stopped: AbortSignal,
): Promise<number> => {
  const { batch, mostInvoices } = opened
  let count = 0
  try {
    for await (const _ of entriesOf(opened, file, spool)) {
      stopped.throwIfAborted()
      count++
    }
  } catch (error) {
    if (!(error instanceof BadArchive)) throw error
    const found = verbatim(quote(error.message))
    const other = await otherType(batch, file, spool)
    const fault = other === undefined ? found : together([found, other])
    return fail('badArchive', why('badArchive', { type: batch.compressionType, fault }))
  }
  if (count === 0) return fail('cancelled', why('empty'))
  if (count > mostInvoices)
    return fail('tooManyInvoices', why('tooMany', { count, limit: mostInvoices }), {
      count: String(count),
      limit: String(mostInvoices),
    })
  return count
}

/** What the first bytes say it is, where that is the other of the two. */
const otherType = async ({ compressionType }: BatchRecord, file: string, spool: Spool): Promise<Told | undefined> => {
  const handle = await open(spool.path(file))
  try {
    const { buffer } = await handle.read(Buffer.alloc(2), 0, 2, 0)
    const type =
      buffer.toString('latin1') === 'PK' ? 'Zip' : buffer.equals(Buffer.from([0x1f, 0x8b])) ? 'TarGz' : undefined
    return type === undefined || type === compressionType ? undefined : why('otherType', { type })
  } finally {
    await handle.close()
  }
}

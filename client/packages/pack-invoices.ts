import { createReadStream } from 'node:fs'
import { mkdtemp, readdir, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { mostParts } from '../../contracts/ksef/sessions/open-batch.ts'
import type { Client } from '../client.ts'
import type { BatchInvoice, SendBatch } from '../flows/send-batch.ts'
import { fa3 } from '../invoices/fa3.ts'
import { makePackageKey } from '../invoices/package-key.ts'
import type { BatchState } from './batch-state.ts'
import { encryptParts } from './encrypt-parts.ts'
import { type PackedFile, zipOf } from './zip.ts'

/** Bytes of a part before it is encrypted: where one is lost not too many are sent again, and fifty hold the package. */
const smallestPart = 10_000_000
const largestPart = 100_000_000

interface Source {
  readonly files: Iterable<PackedFile> | AsyncIterable<PackedFile>
  /** How many there are, where that is known. */
  readonly count?: number
  readonly partSize: number
}

/** The files of a folder that end in .xml, in the order of their names; not those of folders in it. */
const inFolder = async (folder: string): Promise<Source> => {
  const names = (await readdir(folder, { withFileTypes: true }))
    .filter(entry => entry.isFile() && entry.name.toLowerCase().endsWith('.xml'))
    .map(({ name }) => name)
    .sort()
  if (names.length === 0) throw new Error(`${folder} has no file that ends in .xml.`)
  let size = 0
  for (const name of names) size += (await stat(join(folder, name))).size
  return {
    files: names.map(name => ({ name, open: () => createReadStream(join(folder, name)) })),
    count: names.length,
    partSize: Math.min(Math.max(Math.ceil(size / mostParts), smallestPart), largestPart),
  }
}

async function* given(invoices: Iterable<BatchInvoice> | AsyncIterable<BatchInvoice>): AsyncGenerator<PackedFile> {
  let number = 0
  for await (const { name, xml } of invoices) {
    number += 1
    const bytes = typeof xml === 'string' ? new TextEncoder().encode(xml) : xml
    yield { name: name ?? `invoice-${number}.xml`, open: () => Readable.from([bytes]) }
  }
}

/** Packs the invoices, cuts and encrypts the package into a folder of its own. On a failure nothing of it stays. */
export const packInvoices = async (session: Client, options: SendBatch): Promise<BatchState> => {
  const { invoices, formCode = fa3, offline, progress } = options
  const source: Source =
    typeof invoices === 'string' ? await inFolder(invoices) : { files: given(invoices), partSize: largestPart }
  const { encryption, ...key } = await makePackageKey(session)
  const folder = await mkdtemp(join(options.folder ?? tmpdir(), 'ksef-batch-'))
  let invoiceCount = 0
  const counted = async function* () {
    for await (const file of source.files) {
      yield file
      invoiceCount += 1
      progress?.({ step: 'pack', done: invoiceCount, total: source.count })
    }
  }
  try {
    const archive = zipOf(counted(), new Date(session.connection.clock.now()))
    const batchFile = await encryptParts(archive, folder, key, options.partSize ?? source.partSize)
    if (invoiceCount === 0) throw new Error('There is no invoice to send.')
    if (batchFile.fileParts.length > mostParts)
      throw new Error(
        `The package has ${batchFile.fileParts.length} parts, and KSeF takes ${mostParts}: larger parts or less.`,
      )
    return { folder, invoiceCount, request: { formCode, batchFile, encryption, offlineMode: offline } }
  } catch (error) {
    await rm(folder, { recursive: true, force: true })
    throw error
  }
}

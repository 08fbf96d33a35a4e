import { strict as assert } from 'node:assert'
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto'
import { gunzipSync, gzipSync } from 'node:zlib'
import { extract, pack } from 'tar-stream'
import { fromBufferPromise } from 'yauzl'
import { ZipFile } from 'yazl'
import type { CallInput, Output } from '../operation.ts'
import type { Target } from '../suite.ts'
import type { FormCode } from './form-codes.ts'
import type { Operations } from './operations.ts'
import { fa3, hashOf, type InvoiceOptions, invoiceNow, type SessionState, symmetricKeyKey } from './suite-invoices.ts'
import type { Session } from './suite-preparation.ts'
import { encrypt } from './suite-tokens.ts'

/** How cases make packages, send them and read them. */

/** A file of a package. */
export interface PackedFile {
  readonly name: string
  readonly bytes: Uint8Array | string
}

const collected = async (stream: AsyncIterable<unknown>): Promise<Buffer> => {
  const chunks: Uint8Array[] = []
  for await (const chunk of stream) chunks.push(chunk as Uint8Array)
  return Buffer.concat(chunks)
}

/** A moment that archives are made at, so that one content is one archive. */
const madeAt = new Date('2026-01-02T12:00:00Z')

export const zipped = (files: readonly PackedFile[]): Promise<Buffer> => {
  const zip = new ZipFile()
  for (const { name, bytes } of files) zip.addBuffer(Buffer.from(bytes), name, { mtime: madeAt })
  zip.end()
  return collected(zip.outputStream as unknown as AsyncIterable<unknown>)
}

export const tarred = async (files: readonly PackedFile[]): Promise<Buffer> => {
  const tar = pack()
  for (const { name, bytes } of files) tar.entry({ name, mtime: madeAt }, Buffer.from(bytes))
  tar.finalize()
  return gzipSync(await collected(tar))
}

/** Opens an archive of either kind. */
export const unpacked = async (archive: Buffer): Promise<ReadonlyMap<string, Buffer>> => {
  const files = new Map<string, Buffer>()
  if (archive.subarray(0, 2).toString('latin1') === 'PK') {
    const zip = await fromBufferPromise(archive, { lazyEntries: true })
    for await (const entry of zip.eachEntry())
      files.set(entry.fileName, await collected(await zip.openReadStreamPromise(entry)))
    return files
  }
  const entries = extract()
  entries.end(gunzipSync(archive))
  for await (const entry of entries) files.set(entry.header.name, await collected(entry))
  return files
}

/** The key of a package. */
export interface PackageKey {
  readonly key: Buffer
  readonly initializationVector: Buffer
}

export const newPackageKey = (): PackageKey => ({ key: randomBytes(32), initializationVector: randomBytes(16) })

export const encryptPart = (part: Uint8Array, { key, initializationVector }: PackageKey): Buffer => {
  const cipher = createCipheriv('aes-256-cbc', key, initializationVector)
  return Buffer.concat([cipher.update(part), cipher.final()])
}

export const decryptPart = (part: Uint8Array, { key, initializationVector }: PackageKey): Buffer => {
  const decipher = createDecipheriv('aes-256-cbc', key, initializationVector)
  return Buffer.concat([decipher.update(part), decipher.final()])
}

/** What is said of a key to KSeF. */
export const encryptionFor = async (target: Target, { key, initializationVector }: PackageKey) => ({
  encryptedSymmetricKey: encrypt(key, (await symmetricKeyKey(target)).certificate),
  initializationVector: initializationVector.toString('base64'),
})

/** Cut into so many pieces of one size, the last of which may be shorter. */
export const cutInto = (archive: Buffer, count: number): Buffer[] => {
  const size = Math.ceil(archive.length / count)
  return Array.from({ length: count }, (_, place) => archive.subarray(place * size, (place + 1) * size))
}

export type OpenBatchBody = CallInput<Operations['sessions']['openBatch']>['body']

export interface BatchOptions {
  readonly parts?: number
  readonly formCode?: FormCode
  readonly compressionType?: 'Zip' | 'TarGz'
  readonly offlineMode?: boolean
  readonly feature?: string
  /** Changes what is declared. */
  readonly declare?: (body: OpenBatchBody) => OpenBatchBody
  readonly packageKey?: PackageKey
  /** Changes what is encrypted. */
  readonly encryptWith?: PackageKey
}

/** A batch session, open, with its parts ready to be sent. */
export interface Batch {
  readonly by: Session
  readonly referenceNumber: string
  readonly uploads: Output<Operations['sessions']['openBatch']>['partUploadRequests']
  readonly parts: readonly Buffer[]
}

export const openBatchOf = async (
  target: Target,
  by: Session,
  archive: Buffer,
  { parts: count = 1, formCode = fa3, compressionType, offlineMode, feature, declare, ...keys }: BatchOptions = {},
): Promise<Batch> => {
  const key = keys.packageKey ?? newPackageKey()
  const parts = cutInto(archive, count).map(part => encryptPart(part, keys.encryptWith ?? key))
  const body: OpenBatchBody = {
    formCode,
    batchFile: {
      fileSize: archive.length,
      fileHash: hashOf(archive),
      ...(compressionType && { compressionType }),
      fileParts: parts.map((part, place) => ({
        ordinalNumber: place + 1,
        fileSize: part.length,
        fileHash: hashOf(part),
      })),
    },
    encryption: await encryptionFor(target, key),
    ...(offlineMode !== undefined && { offlineMode }),
  }
  const headers = { 'x-ksef-feature': feature }
  const opened = await by.call.sessions.openBatch({ body: declare?.(body) ?? body, headers })
  return { by, parts, referenceNumber: opened.referenceNumber, uploads: opened.partUploadRequests }
}

/** Sends a part to its link with the headers that go with it. */
export const uploadPart = (
  target: Target,
  { uploads, parts }: Pick<Batch, 'uploads' | 'parts'>,
  ordinal = 1,
  body: Uint8Array = parts[ordinal - 1]!,
): Promise<Response> => {
  const { url, headers } = uploads.find(({ ordinalNumber }) => ordinalNumber === ordinal)!
  return target.upload(url, { headers: headers as Record<string, string>, body })
}

export const uploadAll = async (target: Target, batch: Batch): Promise<void> => {
  for (const { ordinalNumber } of batch.uploads) {
    const response = await uploadPart(target, batch, ordinalNumber)
    assert.equal(response.status, 201)
    assert.equal(await response.text(), '')
  }
}

export const closeBatchOf = ({ by, referenceNumber }: Batch): Promise<void> =>
  by.call.sessions.closeBatch({ params: { referenceNumber } })

export const batchNow = ({ by, referenceNumber }: Batch): Promise<SessionState> =>
  by.call.sessions.status({ params: { referenceNumber } })

/** How a session whose package was sent and closed ends. */
export const batchOutcome = (target: Target, batch: Batch): Promise<SessionState> =>
  target.settle(
    () => batchNow(batch),
    ({ status }) => status.code !== 150,
  )

/** Opens, sends, closes and waits. */
export const sendPackage = async (
  target: Target,
  by: Session,
  archive: Buffer,
  options?: BatchOptions,
): Promise<{ readonly batch: Batch; readonly state: SessionState }> => {
  const batch = await openBatchOf(target, by, archive, options)
  await uploadAll(target, batch)
  await closeBatchOf(batch)
  return { batch, state: await batchOutcome(target, batch) }
}

/** Files with invoices of a seller. */
export const invoiceFiles = async (
  target: Target,
  seller: string,
  count: number,
  options: Partial<InvoiceOptions> = {},
): Promise<PackedFile[]> => {
  const files: PackedFile[] = []
  for (let place = 1; place <= count; place++)
    files.push({ name: `faktura-${place}.xml`, bytes: await invoiceNow(target, { seller, ...options }) })
  return files
}

export const invoicesOf = async ({ by, referenceNumber }: Batch) => {
  const { invoices } = await by.call.sessions.invoices({ params: { referenceNumber }, query: { pageSize: 1000 } })
  return invoices
}

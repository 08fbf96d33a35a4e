import {
  constants,
  createCipheriv,
  createDecipheriv,
  createHash,
  publicEncrypt,
  randomBytes,
  X509Certificate,
} from 'node:crypto'
import { createReadStream, createWriteStream } from 'node:fs'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { fromBufferPromise } from 'yauzl'
import { ZipFile } from 'yazl'
import { invoiceOf, SMALL } from './make-invoices.ts'

/** Packages as a client makes them, and what is unavoidable with them. */

/** The key of a package, and what is said of it. */
export interface PackageKey {
  readonly key: Buffer
  readonly vector: Buffer
}

export const newPackageKey = (): PackageKey => ({ key: randomBytes(32), vector: randomBytes(16) })

export const encryptionFor = ({ key, vector }: PackageKey, certificate: string) => ({
  encryptedSymmetricKey: publicEncrypt(
    {
      key: new X509Certificate(Buffer.from(certificate, 'base64')).publicKey,
      padding: constants.RSA_PKCS1_OAEP_PADDING,
      oaepHash: 'sha256',
    },
    key,
  ).toString('base64'),
  initializationVector: vector.toString('base64'),
})

export const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('base64')

/** Invoices of 10 KB that were never sent, one text but for their numbers. */
export function* newInvoices(count: number): Generator<Buffer> {
  const batch = randomBytes(4).toString('hex')
  const [before, after] = invoiceOf('THE-NUMBER', SMALL).split('THE-NUMBER')
  for (let place = 0; place < count; place++)
    yield Buffer.from(`${before}${batch}/${String(place).padStart(5, '0')}${after}`)
}

const zipOf = (files: Iterable<Buffer>): Readable => {
  const zip = new ZipFile()
  let place = 0
  for (const bytes of files) zip.addBuffer(bytes, `${++place}.xml`)
  zip.end()
  return zip.outputStream as Readable
}

export interface EncryptedPackage extends PackageKey {
  readonly size: number
  readonly hash: string
  readonly bytes: Buffer
}

/** A package of one part. */
export const packageOf = async (files: Iterable<Buffer>): Promise<EncryptedPackage> => {
  const { key, vector } = newPackageKey()
  const archive = Buffer.concat(await zipOf(files).toArray())
  const cipher = createCipheriv('aes-256-cbc', key, vector)
  const bytes = Buffer.concat([cipher.update(archive), cipher.final()])
  return { key, vector, size: archive.length, hash: hashOf(archive), bytes }
}

const inFolder = async <T>(work: (folder: string) => Promise<T>): Promise<T> => {
  const folder = await mkdtemp(join(tmpdir(), 'ksef-simulator-bench-files-'))
  try {
    return await work(folder)
  } finally {
    await rm(folder, { recursive: true })
  }
}

/** Milliseconds to decrypt, unpack and hash a package, and to do what is wanted with each file of it. */
export const openingTime = ({ bytes, key, vector }: EncryptedPackage, judge: (document: Buffer) => void) =>
  inFolder(async folder => {
    const begun = performance.now()
    const path = join(folder, 'archive')
    await pipeline(Readable.from([bytes]), createDecipheriv('aes-256-cbc', key, vector), createWriteStream(path))
    const zip = await fromBufferPromise(await readFile(path), { lazyEntries: true })
    for await (const entry of zip.eachEntry()) {
      const document = Buffer.concat(await (await zip.openReadStreamPromise(entry)).toArray())
      hashOf(document)
      judge(document)
    }
    zip.close()
    return performance.now() - begun
  })

/** Milliseconds to read files of one size, zip them and encrypt that, into a file. */
export const packingTime = (files: readonly Buffer[]) =>
  inFolder(async folder => {
    const { key, vector } = newPackageKey()
    const source = join(folder, 'source')
    await pipeline(Readable.from(files), createWriteStream(source))
    const begun = performance.now()
    const read = Buffer.concat(await createReadStream(source).toArray())
    const size = files[0]!.length
    const each = files.map((_, place) => read.subarray(place * size, (place + 1) * size))
    const cipher = createCipheriv('aes-256-cbc', key, vector)
    await pipeline(zipOf(each), cipher, createWriteStream(join(folder, 'package')))
    return performance.now() - begun
  })

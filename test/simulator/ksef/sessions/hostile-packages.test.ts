import type { Readable } from 'node:stream'
import { gzipSync } from 'node:zlib'
import fc from 'fast-check'
import { type Headers, pack } from 'tar-stream'
import { afterAll, expect, test } from 'vitest'
import { ZipFile } from 'yazl'
import { hashOf } from '../../../../contracts/ksef/suite-invoices.ts'
import {
  type BatchOptions,
  batchOutcome,
  closeBatchOf,
  invoiceFiles,
  invoicesOf,
  newPackageKey,
  openBatchOf,
  sendPackage,
  tarred,
  uploadPart,
  zipped,
} from '../../../../contracts/ksef/suite-packages.ts'
import { signInOwner } from '../../../../contracts/ksef/suite-preparation.ts'
import { drawn } from '../../../properties/seed.ts'
import { packageWorld } from './package-world.ts'
import { deflatedZeros, rawZip } from './raw-zip.ts'

/** Archives that no honest client makes: each ends in a documented status, and what comes after is not harmed. */

const { simulator, target } = packageWorld()
afterAll(() => simulator.close())
const by = await signInOwner(target)
const seller = by.context.value

/** An invoice that is accepted, under a name. */
const good = async (name = 'good.xml') => {
  const [file] = await invoiceFiles(target, seller, 1)
  return { name, bytes: Buffer.from(file!.bytes) }
}
/** The next one is not harmed. */
const stillWorks = async (): Promise<void> => {
  const { state } = await sendPackage(target, by, await zipped([await good()]))
  expect(state.status.code).toBe(200)
}

// Libraries, schemas and the thread are not what a package costs.
await stillWorks()

const onlyInvoices = async (maxInvoices: number): Promise<void> => {
  const { onlineSession, batchSession, collectiveIdentifier } = await by.call.limits.context()
  const body = { onlineSession, batchSession: { ...batchSession, maxInvoices }, collectiveIdentifier }
  await by.call.testdata.setSessionLimits({ body })
}

/** A tar of headers that an archiver would not write, gzipped. */
const tarOf = async (entries: readonly (readonly [header: Headers, bytes?: Buffer])[]): Promise<Buffer> => {
  const tar = pack()
  for (const [header, bytes] of entries) tar.entry(header, bytes ?? '')
  tar.finalize()
  const chunks: Uint8Array[] = []
  for await (const chunk of tar) chunks.push(chunk)
  return gzipSync(Buffer.concat(chunks))
}
const zip64 = async (): Promise<Buffer> => {
  const zip = new ZipFile()
  const { name, bytes } = await good()
  zip.addBuffer(bytes, name, { forceZip64Format: true })
  zip.end({ forceZip64Format: true, comment: '' })
  return Buffer.concat(await (zip.outputStream as Readable).toArray())
}
/** Its header says that the next block has so many bytes. */
const tarHeader = (type: Headers['type'], size: number, name = 'x'): Buffer => {
  const header = Buffer.alloc(512)
  header.write(name)
  header.write('0000644\0', 100)
  header.write(`${size.toString(8).padStart(11, '0')} `, 124)
  header.write('00000000000 ', 136)
  header.write(type === 'pax-header' ? 'x' : '0', 156)
  header.write('ustar\u000000', 257)
  header.write('        ', 148)
  const sum = header.reduce((total, byte) => total + byte, 0)
  header.write(`${sum.toString(8).padStart(6, '0')}\0 `, 148)
  return header
}
/** A tar.gz whose first file is so many MiB of zeros. */
const tarBomb = (mebibytes: number, next: Buffer = gzipSync(Buffer.alloc(1024))): Buffer => {
  const [one] = [gzipSync(Buffer.alloc(1 << 20))]
  const header = gzipSync(tarHeader('file', mebibytes * (1 << 20)))
  return Buffer.concat([header, ...Array.from({ length: mebibytes }, () => one), next])
}

interface Hostile {
  readonly title: string
  readonly archive: () => Buffer | Promise<Buffer>
  readonly type?: BatchOptions['compressionType']
  readonly code: number
  /** Name and status of each invoice. */
  readonly invoices?: readonly (readonly [name: string, code: number])[]
  readonly mostInvoices?: number
}

const hostile: readonly Hostile[] = [
  {
    title: 'a file of 2 GiB of zeros in 2 MB is too large by itself, and the next one is taken',
    archive: async () =>
      rawZip([{ name: 'bomb.xml', deflated: deflatedZeros(2048), size: 2 ** 31, crc: 0 }, await good()]),
    code: 200,
    invoices: [
      ['bomb.xml', 430],
      ['good.xml', 200],
    ],
  },
  {
    title: 'a thousand names of one file, as a bomb has them',
    archive: () => {
      const first = { deflated: deflatedZeros(3), size: 3 << 20, crc: 0 }
      return rawZip(Array.from({ length: 1000 }, (_, at) => ({ ...first, name: 'a.xml', overlaps: at > 0 })))
    },
    code: 430,
  },
  {
    title: 'a tar.gz that unpacks to more than all invoices may have',
    archive: () => tarBomb(200),
    type: 'TarGz',
    mostInvoices: 1,
    code: 430,
  },
  {
    title: 'a file of 100 MiB in a tar.gz is too large by itself, and the next one is taken',
    archive: async () => tarBomb(100, await tarred([await good()])),
    type: 'TarGz',
    code: 200,
    invoices: [
      ['x', 430],
      ['good.xml', 200],
    ],
  },
  {
    title: 'paths that climb are names',
    archive: async () => {
      const { bytes } = await good()
      return rawZip(['../../up.xml', '/etc/passwd', 'C:\\windows\\in.xml', 'a/../..'].map(name => ({ name, bytes })))
    },
    code: 200,
    invoices: [
      ['up.xml', 200],
      ['passwd', 440],
      ['in.xml', 440],
      ['..', 440],
    ],
  },
  {
    title: 'an archive in an archive is no invoice',
    archive: async () => rawZip([{ name: 'inner.zip', bytes: await zipped([await good()]) }, await good()]),
    code: 200,
    invoices: [
      ['inner.zip', 450],
      ['good.xml', 200],
    ],
  },
  {
    title: 'an entry that is encrypted by itself',
    archive: async () => rawZip([{ ...(await good()), flags: 1 }]),
    code: 430,
  },
  {
    title: 'an entry of a method that is none of deflate',
    archive: async () => rawZip([{ ...(await good()), method: 12 }]),
    code: 430,
  },
  {
    title: 'one name twice is two invoices',
    archive: async () => rawZip([await good('a.xml'), await good('a.xml')]),
    code: 200,
    invoices: [
      ['a.xml', 200],
      ['a.xml', 200],
    ],
  },
  { title: 'a Zip of nothing', archive: () => rawZip([]), code: 440, invoices: [] },
  {
    title: 'a Zip of folders, links and devices alone',
    archive: () =>
      rawZip([
        { name: 'folder/', mode: 0o40755 },
        { name: 'link', bytes: Buffer.from('/etc/passwd'), mode: 0o120777 },
        { name: 'tty', mode: 0o20666 },
      ]),
    code: 440,
    invoices: [],
  },
  {
    title: 'links, devices and folders of a tar are passed over',
    archive: async () => {
      const { name, bytes } = await good()
      return tarOf([
        [{ name: 'folder', type: 'directory' }],
        [{ name: 'symbolic', type: 'symlink', linkname: '/etc/passwd' }],
        [{ name: 'hard', type: 'link', linkname: 'good.xml' }],
        [{ name: 'tty', type: 'character-device', devmajor: 4, devminor: 1 }],
        [{ name: 'disk', type: 'block-device', devmajor: 8, devminor: 1 }],
        [{ name: 'pipe', type: 'fifo' }],
        [{ name: `../${name}` }, bytes],
      ])
    },
    type: 'TarGz',
    code: 200,
    invoices: [['good.xml', 200]],
  },
  { title: 'a Zip that says TarGz', archive: async () => zipped([await good()]), type: 'TarGz', code: 430 },
  { title: 'Zip64', archive: zip64, code: 200, invoices: [['good.xml', 200]] },
  {
    title: '20 000 files where three are allowed',
    archive: () => rawZip(Array.from({ length: 20_000 }, (_, at) => ({ name: `${at}` }))),
    mostInvoices: 3,
    code: 420,
  },
  { title: 'a Zip cut off', archive: async () => (await zipped([await good()])).subarray(0, -30), code: 430 },
  {
    title: 'a Zip cut off in front',
    archive: async () => (await zipped([await good(), await good()])).subarray(100),
    code: 430,
  },
  {
    title: 'a tar.gz cut off',
    archive: async () => (await tarred([await good()])).subarray(0, -30),
    type: 'TarGz',
    code: 430,
  },
  {
    title: 'a tar that ends inside a file',
    archive: async () => gzipSync(Buffer.concat([tarHeader('file', 5000), Buffer.alloc(512)])),
    type: 'TarGz',
    code: 430,
  },
  {
    title: 'a name of 1 GB, as a tar announces it',
    archive: () => gzipSync(Buffer.concat([tarHeader('pax-header', 1e9), Buffer.alloc(1 << 20)])),
    type: 'TarGz',
    code: 430,
  },
  { title: 'a gzip of no tar', archive: () => gzipSync('no tar'.repeat(1000)), type: 'TarGz', code: 430 },
  {
    title: 'another CRC-32 than that of the file',
    archive: async () => rawZip([await good(), { ...(await good()), crc: 1 }]),
    code: 430,
  },
  {
    title: 'a file that is longer than it is said to be',
    archive: async () => rawZip([{ ...(await good()), size: 10 }]),
    code: 430,
  },
  {
    title: 'a file that is shorter than it is said to be',
    archive: async () => rawZip([{ ...(await good()), size: 100_000 }]),
    code: 430,
  },
]

test.each(hostile)('$title: $code', async ({ archive, type, code, invoices, mostInvoices = 10_000 }) => {
  await onlyInvoices(mostInvoices)
  const bytes = await archive()
  const before = process.resourceUsage().maxRSS
  const { batch, state } = await sendPackage(target, by, bytes, { ...(type && { compressionType: type }) })
  expect(state.status.code).toBe(code)
  expect((await invoicesOf(batch)).map(({ invoiceFileName, status }) => [invoiceFileName, status.code])).toEqual(
    invoices ?? [],
  )
  expect((process.resourceUsage().maxRSS - before) / 1024).toBeLessThan(150)
})

test('20 000 files are counted to the end, and told', async () => {
  await onlyInvoices(3)
  const { state } = await sendPackage(target, by, rawZip(Array.from({ length: 20_000 }, () => ({ name: 'a' }))))
  expect(state.status.details).toEqual([
    "Przekroczono dopuszczalną liczbę faktur w paczce: '3'. Liczba faktur w paczce: '20000'.",
  ])
  await onlyInvoices(10_000)
})

/** Those of the dossier; 500 is none of them. */
const documented = [200, 405, 415, 420, 430, 435, 440, 445]

test('any bytes as a part, and any as the archive: a documented status', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uint8Array({ minLength: 1, maxLength: 600 }),
      fc.boolean(),
      fc.constantFrom('Zip' as const, 'TarGz' as const),
      async (bytes, encrypted, compressionType) => {
        const part = Buffer.from(bytes)
        const sent = async () => {
          if (encrypted) return (await sendPackage(target, by, part, { compressionType })).state
          const batch = await openBatchOf(target, by, part, {
            packageKey: newPackageKey(),
            compressionType,
            declare: body => ({
              ...body,
              batchFile: {
                ...body.batchFile,
                fileParts: [{ ordinalNumber: 1, fileSize: part.length, fileHash: hashOf(part) }],
              },
            }),
          })
          expect((await uploadPart(target, batch, 1, part)).status).toBe(201)
          await closeBatchOf(batch)
          return batchOutcome(target, batch)
        }
        expect(documented).toContain((await sent()).status.code)
      },
    ),
    { ...drawn, numRuns: 30 },
  )
  await stillWorks()
})

test('any archive of random entries, whole, damaged or cut: a documented status', async () => {
  const name = fc.oneof(
    fc.string({ minLength: 1, maxLength: 200, unit: 'binary' }),
    fc.constantFrom('a.xml', '../a.xml', '.', '..', 'x/', '\u0000', 'a\\b'),
  )
  const bytes = fc.oneof(
    fc.uint8Array({ maxLength: 300 }).map(octets => Buffer.from(octets)),
    fc.string({ maxLength: 100 }).map(text => Buffer.from(`<a>${text}</a>`)),
  )
  const entry = fc.record(
    {
      name,
      bytes,
      size: fc.nat(1000),
      crc: fc.nat(),
      method: fc.constantFrom(0, 8, 9, 99),
      flags: fc.constantFrom(0, 1, 8),
      mode: fc.constantFrom(0o100644, 0o120777, 0),
      overlaps: fc.boolean(),
    },
    { requiredKeys: ['name', 'bytes'] },
  )
  const whole = fc.record({ name, bytes })
  const archive = fc.oneof(fc.array(entry, { maxLength: 5 }).map(rawZip), fc.array(whole, { maxLength: 8 }).map(rawZip))
  const damage = fc.option(fc.record({ at: fc.nat(2000), to: fc.nat(255), cut: fc.boolean() }), { nil: undefined })
  await fc.assert(
    fc.asyncProperty(archive, damage, async (made, damaged) => {
      if (damaged !== undefined && made.length > 0) made[damaged.at % made.length] = damaged.to
      const end = damaged?.cut ? Math.max(1, damaged.at % made.length) : made.length
      const { batch, state } = await sendPackage(target, by, made.subarray(0, end))
      expect(documented).toContain(state.status.code)
      await invoicesOf(batch)
    }),
    { ...drawn, numRuns: 60 },
  )
  await stillWorks()
})

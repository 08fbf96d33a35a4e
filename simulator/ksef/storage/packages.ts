import { Readable } from 'node:stream'
import type { App } from '../../http/connection.ts'
import { quote } from '../../http/quote.ts'
import { respond, type Written } from '../http/respond.ts'
import type { Services } from '../http/services.ts'
import { partName } from '../invoices/package/part-name.ts'
import type { ExportedPart } from '../records.ts'
import { why } from './explanations.ts'
import { takePart } from './part-uploads.ts'
import { visitOf } from './visit.ts'

/** session-batch-part-upload-201 */
const stored = { status: 201, headers: { 'Content-Length': '0' }, body: null }

/** Links of packages: parts of batches come in, parts of exports go out. */
export const routePackages = (app: App, services: Services): void => {
  app.on(['GET', 'PUT'], '/storage/:shard/:session/batch-parts/:part', async c => {
    const visit = visitOf(c.req.raw, c.req.method === 'PUT' ? 'w' : 'r', services)
    if ('refused' in visit) return visit.refused
    const { session, part } = c.req.param()
    const { now } = visit.exchange
    const refused = await takePart(session.toUpperCase(), Number(part), c.req.raw, now, services)
    return refused === undefined
      ? respond(visit.exchange, stored, services)
      : visit.refuse(refused.refusal, refused.explanation)
  })
  app.get('/storage/:shard/:reference/invoice-package/:file', async c => {
    const visit = visitOf(c.req.raw, 'r', services)
    if ('refused' in visit) return visit.refused
    const { reference, file } = c.req.param()
    const part = await findExported(reference.toUpperCase(), file, services)
    const bytes = part && (await services.spool.read(part.file).catch(whereGone))
    return part === undefined || bytes === undefined
      ? visit.refuse('BlobNotFound', why('nothingThere', { path: quote(c.req.path) }))
      : respond(visit.exchange, writePart(part, bytes), services)
  })
}

const findExported = (reference: string, file: string, { tables }: Services): Promise<ExportedPart | undefined> =>
  tables.read(async store => {
    const record = await store.exports.get(reference)
    return record?.package?.parts.find(({ ordinal }) => partName(record, ordinal) === file)
  })

/** Somebody cleaned up the temporary files of the machine. */
const whereGone = (error: unknown): undefined => {
  if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return undefined
  throw error
}

/** A part as it is stored, with the hash of what is sent (invoices-export-030). */
const writePart = ({ encryptedSize, encryptedHash }: ExportedPart, bytes: Readable): Written => ({
  status: 200,
  headers: {
    'Content-Type': 'application/octet-stream',
    'Content-Length': String(encryptedSize),
    'x-ms-meta-hash': encryptedHash,
  },
  body: Readable.toWeb(bytes) as ReadableStream,
})

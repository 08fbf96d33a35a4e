import { strict as assert } from 'node:assert'
import type { CallInput, Output } from '../operation.ts'
import type { Target } from '../suite.ts'
import type { InvoiceMetadata } from './invoices/query-metadata.ts'
import type { Operations } from './operations.ts'
import { clockOf, hashOf } from './suite-invoices.ts'
import { decryptPart, encryptionFor, newPackageKey, type PackageKey, unpacked } from './suite-packages.ts'
import type { Session } from './suite-preparation.ts'

/** How cases export invoices and read the package. */

type ExportBody = CallInput<Operations['invoices']['export']>['body']
export type ExportState = Output<Operations['invoices']['exportStatus']>

export interface StartedExport {
  readonly by: Session
  readonly referenceNumber: string
  readonly packageKey: PackageKey
}

/** The invoices of the last day in which one is the seller. */
export const soldLately = async (target: Target, changed: Partial<ExportBody['filters']> = {}) => {
  const from = new Date((await clockOf(target)).getTime() - 86_400_000).toISOString()
  return { subjectType: 'Subject1', dateRange: { dateType: 'PermanentStorage', from }, ...changed } as const
}

export const startExport = async (
  target: Target,
  by: Session,
  changed: Partial<ExportBody> = {},
): Promise<StartedExport> => {
  const packageKey = newPackageKey()
  const encryption = await encryptionFor(target, packageKey)
  const filters = await soldLately(target)
  const { referenceNumber } = await by.call.invoices.export({ body: { encryption, filters, ...changed } })
  return { by, referenceNumber, packageKey }
}

export const exportNow = ({ by, referenceNumber }: StartedExport): Promise<ExportState> =>
  by.call.invoices.exportStatus({ params: { referenceNumber } })

export const exportOutcome = (target: Target, started: StartedExport): Promise<ExportState> =>
  target.settle(
    () => exportNow(started),
    ({ status }) => status.code !== 100,
  )

/** Fetches every part, compares all that is said of it, decrypts and joins them. */
export const fetchArchive = async (
  target: Target,
  { packageKey }: Pick<StartedExport, 'packageKey'>,
  { package: made }: ExportState,
): Promise<Buffer> => {
  const pieces: Buffer[] = []
  for (const part of made?.parts ?? []) {
    const response = await target.download(part.url)
    assert.equal(response.status, 200)
    const bytes = Buffer.from(await response.arrayBuffer())
    assert.deepEqual([bytes.length, hashOf(bytes)], [part.encryptedPartSize, part.encryptedPartHash])
    assert.equal(response.headers.get('x-ms-meta-hash'), part.encryptedPartHash)
    const piece = decryptPart(bytes, packageKey)
    assert.deepEqual([piece.length, hashOf(piece)], [part.partSize, part.partHash])
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

export interface FetchedExport {
  readonly state: ExportState
  readonly started: StartedExport
  readonly archive: Buffer
  readonly files: ReadonlyMap<string, Buffer>
  readonly metadata: readonly InvoiceMetadata[]
}

/** Starts an export, waits, and opens its package. */
export const exportAll = async (
  target: Target,
  by: Session,
  changed: Partial<ExportBody> = {},
): Promise<FetchedExport> => {
  const started = await startExport(target, by, changed)
  const state = await exportOutcome(target, started)
  assert.equal(state.status.code, 200, `${state.status.code}: ${state.status.description}`)
  const archive = await fetchArchive(target, started, state)
  const files = archive.length === 0 ? new Map<string, Buffer>() : await unpacked(archive)
  const metadata = files.get('_metadata.json')
  return {
    state,
    started,
    archive,
    files,
    metadata: metadata === undefined ? [] : JSON.parse(metadata.toString()).invoices,
  }
}

import type { InvoiceFilters, InvoiceMetadata } from '../../contracts/ksef/invoices/query-metadata.ts'
import { type Client, createClient } from '../client.ts'
import { makePackageKey } from '../invoices/package-key.ts'
import type { ExportedPackage, ExportProgress, InvoiceDocument } from '../packages/exported.ts'
import { halfAnHour, type Patience, poll } from '../poll.ts'
import { watchExplanations } from '../watch-explanations.ts'
import { ExportFailed } from './export-failed.ts'

export interface ExportOptions {
  /** Told how far it has come. */
  readonly progress?: (progress: ExportProgress) => void
  /** For the wait until a package is ready: half an hour when not given. */
  readonly patience?: Patience
  /** Where a package lies, decrypted, while it is read. Default: the system's folder for what is temporary. */
  readonly folder?: string
}

export interface PackageOfInvoices {
  readonly made: ExportedPackage
  /** Fetches it and gives its documents in the order of their date, but for those that are known. */
  documents(isKnown: (invoice: InvoiceMetadata) => boolean): AsyncGenerator<InvoiceDocument>
}

const RUNNING = 100

/** Has KSeF make one package of what the filters find, and waits until it is ready. @throws ExportFailed, WaitedTooLong */
export const exportPackage = async (
  session: Client,
  filters: InvoiceFilters,
  { progress, patience = { deadline: halfAnHour }, folder }: ExportOptions,
): Promise<PackageOfInvoices> => {
  const { encryption, ...key } = await makePackageKey(session)
  const { referenceNumber } = await session.invoices.export({ body: { encryption, filters, compressionType: 'Zip' } })
  const watched = watchExplanations(session.connection)
  const { invoices } = createClient(watched.connection)
  const look = () => invoices.exportStatus({ params: { referenceNumber } })
  const madeOf = ({ status, package: made }: Awaited<ReturnType<typeof look>>): ExportedPackage => {
    if (!made) throw new ExportFailed(referenceNumber, status, watched.last())
    return made
  }
  progress?.({ step: 'wait', done: 0 })
  const ready = await poll(
    `Export ${referenceNumber}`,
    look,
    ({ status }) => status.code !== RUNNING,
    session.connection.clock,
    patience,
  )
  const made = madeOf(ready)
  const again = async () => madeOf(await look())
  const source = { made, again, key, connection: session.connection, folder, progress }
  async function* documents(isKnown: (invoice: InvoiceMetadata) => boolean): AsyncGenerator<InvoiceDocument> {
    const { documentsOf } = await import('../packages/documents-of.ts')
    yield* documentsOf(source, isKnown)
  }
  return { made, documents }
}

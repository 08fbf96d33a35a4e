import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { InvoiceMetadata } from '../../contracts/ksef/invoices/query-metadata.ts'
import type { Connection } from '../connection.ts'
import type { PackageKey } from '../invoices/package-key.ts'
import type { ExportedPackage, ExportProgress, InvoiceDocument } from './exported.ts'
import { fetchPackage } from './fetch-package.ts'
import { readPackage } from './read-package.ts'

/** What the documents of a package are fetched with. */
export interface PackageSource {
  readonly made: ExportedPackage
  /** The package with links that are signed anew. */
  readonly again: () => Promise<ExportedPackage>
  readonly key: PackageKey
  readonly connection: Connection
  readonly folder: string | undefined
  readonly progress: ((progress: ExportProgress) => void) | undefined
}

/** Fetches a package into a folder of its own, which goes when the last document was taken or nobody asks for more. */
export async function* documentsOf(
  { made, again, key, connection, folder, progress }: PackageSource,
  isKnown: (invoice: InvoiceMetadata) => boolean,
): AsyncGenerator<InvoiceDocument> {
  if (made.parts.length === 0) return
  const own = await mkdtemp(join(folder ?? tmpdir(), 'ksef-export-'))
  try {
    const archive = join(own, 'package.zip')
    await fetchPackage(made, again, key, archive, connection, progress)
    yield* readPackage(archive, isKnown, progress)
  } finally {
    await rm(own, { recursive: true, force: true })
  }
}

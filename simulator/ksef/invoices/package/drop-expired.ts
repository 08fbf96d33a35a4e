import type { PackagePlace } from '../../handler.ts'
import type { ExportRecord } from '../../records.ts'
import { exportStandingOf } from '../export-standing.ts'

/** So many are looked at, at each new export: they come one at a time, and so they go. */
const atOnce = 20

/** Removes the files of packages that are not there any more. */
export const dropExpired = async ({ tables, spool, runtime }: PackagePlace): Promise<void> => {
  const now = runtime.now()
  const dropped = await tables.write(async store => {
    const oldest = await store.exports.page('spooled', '', { size: atOnce, order: 'oldest' })
    const expired = oldest.filter(record => ['expired', undefined].includes(exportStandingOf(record, now)))
    for (const record of expired)
      await store.exports.put({ ...record, package: record.package && { ...record.package, parts: [] } })
    return expired
  })
  await spool.remove(dropped.flatMap(filesOf))
}

const filesOf = ({ package: made }: ExportRecord): string[] => (made?.parts ?? []).map(({ file }) => file)

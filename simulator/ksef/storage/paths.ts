/** Two digits stand before every package, as if storage were shared out; which ones is assumed (sessions-batch-057). */
const shard = '09'

/** Where a part of a package is sent to. */
export const partPath = (session: string, ordinal: number): string =>
  `/storage/${shard}/${session.toLowerCase()}/batch-parts/${ordinal}`

/** Where a part of an export is fetched from. */
export const exportPath = (reference: string, file: string): string =>
  `/storage/${shard}/${reference.toLowerCase()}/invoice-package/${file}`

import { allOperations } from '../../contracts/ksef/operations.ts'
import { isDeclared } from '../../contracts/operation.ts'
import type { Elsewhere } from './shown-elsewhere.ts'

/** The operations that are not built, as `POST /sessions/batch`. */
export const planned: readonly string[] = allOperations
  .filter(({ operation }) => !isDeclared(operation))
  .map(({ operation: { method, path } }) => `${method} ${path}`)

/** What facts of an area that is not built wait for, unless they name an operation that is not built. */
const awaitedBy: Readonly<Record<string, string>> = {
  'sessions-batch': 'POST /sessions/batch',
  attachments: 'POST /sessions/batch',
  storage: 'POST /sessions/batch',
  'invoices-export': 'POST /invoices/exports',
  certificates: 'POST /certificates/enrollments',
  peppol: 'GET /peppol/query',
  collective: 'POST /collective-identifiers',
  'collective-identifiers': 'POST /collective-identifiers',
}

/** Areas of what KSeF has beside its API. */
const notOfTheApi: Readonly<Record<string, string>> = {
  qr: 'Waits for the pages behind QR codes, which are of another host and not built.',
}

/** What a fact of an area that is not built waits for; undefined: nobody has said. */
export const waitOf = ({
  area,
  operation,
}: {
  readonly area: string
  readonly operation: string | null
}): Elsewhere | undefined => {
  if (operation !== null && planned.includes(operation)) return { waitsFor: operation }
  const awaited = awaitedBy[area]
  if (awaited !== undefined) return { waitsFor: awaited }
  const reason = notOfTheApi[area]
  return reason === undefined ? undefined : { notApplicable: reason }
}

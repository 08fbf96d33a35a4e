import { type RecordArea, recordAreas } from '../../contracts/control/state.ts'
import type { InvoiceMetadata } from '../../contracts/ksef/invoices/query-metadata.ts'
import { invoicePath } from '../../contracts/ksef/qr/links.ts'
import { authenticationStatuses, invoiceStatuses } from '../../contracts/ksef/statuses.ts'
import { statusOf as authenticationStatus } from '../ksef/auth/authentication.ts'
import { statusOf as certificateStatus } from '../ksef/keys/standing.ts'
import { type StatusInfo, statusInfo } from '../ksef/outcome.ts'
import { statusOf as invoiceStatus } from '../ksef/sessions/show-invoice.ts'
import { standingOf } from '../ksef/sessions/standing.ts'
import { contextKey, ksefTables, type ReadableStore } from '../ksef/tables.ts'
import { statusOf as tokenStatus } from '../ksef/tokens/token.ts'
import type { Page, Position, Table, TableDefinition } from '../store/engine.ts'

/** A record as it stands now. */
export interface ShownRecord extends Readonly<Record<string, unknown>> {
  readonly id: string
  readonly at: number
  readonly context?: string | undefined
  readonly status: string
}

interface Looking {
  readonly store: ReadableStore
  readonly now: number
  readonly page: Page
}

interface Shelf {
  page(looking: Looking): Promise<{ items: readonly ShownRecord[]; last: Position | undefined }>
}

/** Each table has an index of all of its records by age. */
const shelf = <R>(
  definition: TableDefinition<R>,
  tableOf: (store: ReadableStore) => Pick<Table<R, 'byAge'>, 'page'>,
  show: (record: R, looking: Looking) => ShownRecord | Promise<ShownRecord>,
): Shelf => ({
  page: async looking => {
    const records = await tableOf(looking.store).page('byAge', '', looking.page)
    const last = records.at(-1)
    return {
      items: await Promise.all(records.map(record => show(record, looking))),
      last: last === undefined ? undefined : definition.indexes.byAge!.position(last),
    }
  },
})

const said = ({ code, description }: StatusInfo): string => `${code} ${description}`
/** Of who is named in a record. */
const who = (of: { readonly type: string; readonly value?: string | undefined } | undefined) =>
  of === undefined ? undefined : contextKey({ type: of.type, value: of.value ?? '' })

/** Of the page behind its QR code. */
const pathOf = ({ seller: { nip: sellerNip }, issueDate, invoiceHash }: InvoiceMetadata): string =>
  invoicePath({ sellerNip, issueDate, invoiceHash })

/** What is shown of each, secrets left out by their names: no hash of one, no key. */
const shelves: Readonly<Record<RecordArea, Shelf>> = {
  'sign-ins': shelf(
    ksefTables.authentications,
    store => store.authentications,
    (it, { now }) => ({
      id: it.referenceNumber,
      at: it.startedAt,
      context: contextKey(it.context),
      status: said(statusInfo(authenticationStatuses, authenticationStatus(it, now), it)),
      subject: who(it.subject?.identifier),
      method: it.method,
      ofToken: it.tokenReference,
      redeemed: it.redeemedAt !== undefined,
    }),
  ),
  sessions: shelf(
    ksefTables.sessions,
    store => store.sessions,
    async (it, { store, now }) => {
      const { shown, succeeded, failed } = await standingOf(it, store, now)
      return {
        id: it.referenceNumber,
        at: it.openedAt,
        context: contextKey(it.context),
        status: said(shown),
        type: it.type,
        formCode: it.formCode.systemCode,
        openedBy: who(it.openedBy),
        invoices: it.invoiceCount,
        succeeded,
        failed,
      }
    },
  ),
  invoices: shelf(
    ksefTables.invoices,
    store => store.invoices,
    async (it, { store, now }) => {
      const session = await store.sessions.get(it.session)
      const status = invoiceStatus(it, now)
      const accepted = status === 'succeeded' ? await store.acceptedInvoices.get(it.ksefNumber ?? '') : undefined
      return {
        id: it.referenceNumber,
        at: it.sentAt,
        context: session && contextKey(session.context),
        status: said(statusInfo(invoiceStatuses, status, it)),
        ksefNumber: accepted?.ksefNumber,
        number: it.number,
        qr: accepted && pathOf(accepted.metadata),
        session: it.session,
        ordinal: it.ordinal,
        fileName: it.fileName,
      }
    },
  ),
  tokens: shelf(
    ksefTables.tokens,
    store => store.tokens,
    (it, { now }) => ({
      id: it.referenceNumber,
      at: it.createdAt,
      context: contextKey(it.context),
      status: tokenStatus(it, now),
      description: it.description,
      permissions: it.permissions,
      author: who(it.author.identifier),
      lastUsed: it.lastUsedAt === undefined ? undefined : new Date(it.lastUsedAt).toISOString(),
    }),
  ),
  grants: shelf(
    ksefTables.permissions,
    store => store.permissions,
    (it, { now }) => ({
      id: it.id,
      at: it.countsFrom,
      context: contextKey(it.context),
      status:
        now < it.countsFrom ? 'Pending' : it.revokedFrom !== undefined && now >= it.revokedFrom ? 'Revoked' : 'Active',
      kind: it.kind,
      scope: it.scope,
      subject: who(it.subject),
      grantor: contextKey(it.grantor),
      target: who(it.target),
      canDelegate: it.canDelegate,
      author: who(it.author),
      description: it.description,
    }),
  ),
  certificates: shelf(
    ksefTables.certificates,
    store => store.certificates,
    (it, { now }) => ({
      id: it.serialNumber,
      at: it.issuedAt,
      context: contextKey(it.subject),
      status: certificateStatus(it, now),
      name: it.name,
      type: it.type,
      commonName: it.commonName,
      validTo: new Date(it.validTo).toISOString(),
    }),
  ),
}

export const isRecordArea = (name: string): name is RecordArea => recordAreas.some(area => area === name)

export const shownPage = (area: RecordArea, looking: Looking) => shelves[area].page(looking)

import type { ContextIdentifier } from '../../contracts/ksef/identifiers.ts'
import { define, type ReadableOf, type StoreOf, type Transactions } from '../store/engine.ts'
import { contextKey } from './context-key.ts'
import { keptOnce } from './kept-once.ts'
import { lifetimes } from './lifetimes.ts'
import { permissionsTable } from './permissions-table.ts'
import type {
  AcceptedInvoiceRecord,
  AttachmentConsentRecord,
  AuthenticationRecord,
  BatchPartRecord,
  BlockedContextRecord,
  CertificateLimitsRecord,
  CertificateRecord,
  ChallengeRecord,
  CollectedInvoiceRecord,
  CollectiveIdentifierRecord,
  EnrollmentRecord,
  ExportRecord,
  InvoiceDocumentRecord,
  InvoiceIdentityRecord,
  InvoicePartyRecord,
  InvoiceRecord,
  MarkRecord,
  OutageRecord,
  PackagePieceRecord,
  PeppolProviderRecord,
  PermissionOperationRecord,
  PersonRecord,
  RateLimitsRecord,
  RequestCountRecord,
  SentHashRecord,
  SessionLimitsRecord,
  SessionRecord,
  SubjectRecord,
  TokenRecord,
} from './records.ts'

const day = 86_400_000

export { contextKey }

/** Someone in a context. */
export const grantKey = (context: ContextIdentifier, subject: { type: string; value: string }): string =>
  `${contextKey(context)} ${contextKey(subject)}`
/** The tokens that someone made in a context. */
export const authorKey = grantKey
/** The sessions that belong together: one subject, in one context, by one KSeF token or by signatures. */
export const sessionsKey = (record: AuthenticationRecord): string =>
  `${contextKey(record.context)} ${record.subject ? contextKey(record.subject.identifier) : '-'} ${record.tokenReference ?? '-'}`

export const ownSessionsKey = grantKey
export const ownExportsKey = grantKey
export const partyKey = (ksefNumber: string, role: InvoicePartyRecord['role'], party: string): string =>
  ksefNumber + keptOnce(` ${role} ${party}`)
export const partiesKey = (role: InvoicePartyRecord['role'], party: string): string => `${role} ${party}`
/** An invoice in the collective identifiers of a context. */
export const collectedKey = (context: ContextIdentifier, ksefNumber: string): string =>
  `${contextKey(context)} ${ksefNumber}`
export const pieceKey = (file: string, place: number): string => `${file} ${place}`

export const partKey = (session: string, ordinal: number): string => `${session} ${padded(ordinal)}`
export const sentHashKey = (context: ContextIdentifier, hash: string): string => `${contextKey(context)} ${hash}`

/** The order of numbers as an order of texts. */
const padded = (count: number): string => String(count).padStart(8, '0')

/** Every table once: what it is found by, and in which orders it is read. */
export const ksefTables = {
  challenges: define<ChallengeRecord>()({
    key: it => it.challenge,
    indexes: { byAge: { partition: () => '', position: it => [it.issuedAt, it.challenge] } },
    // At the last instant it may still be used.
    expires: { index: 'byAge', after: lifetimes.challenge + 1 },
  }),
  authentications: define<AuthenticationRecord>()({
    key: it => it.referenceNumber,
    indexes: {
      bySubject: { partition: sessionsKey, position: it => [it.startedAt, it.referenceNumber] },
      byAge: { partition: () => '', position: it => [it.startedAt, it.referenceNumber] },
    },
    // A refresh token lives as long as the operation is shown; what the clock forgives is no longer than the rest of a day.
    expires: { index: 'byAge', after: lifetimes.operation + day },
  }),
  tokens: define<TokenRecord>()({
    key: it => it.referenceNumber,
    indexes: {
      byContext: { partition: it => contextKey(it.context), position: it => [it.createdAt, it.referenceNumber] },
      byAuthor: {
        partition: it => authorKey(it.context, it.author.identifier),
        position: it => [it.createdAt, it.referenceNumber],
      },
      byAge: { partition: () => '', position: it => [it.createdAt, it.referenceNumber] },
    },
  }),
  subjects: define<SubjectRecord>()({
    key: it => it.nip,
    indexes: { byParent: { partition: it => it.parentNip ?? '', position: it => [it.createdAt, it.nip] } },
  }),
  persons: define<PersonRecord>()({
    key: it => it.nip,
    indexes: { byPesel: { partition: it => it.pesel, position: it => [it.createdAt, it.nip] } },
  }),
  permissions: permissionsTable,
  permissionOperations: define<PermissionOperationRecord>()({
    key: it => it.referenceNumber,
    indexes: {
      byAge: { partition: () => '', position: it => [it.startedAt, it.referenceNumber] },
      bySettlement: { partition: it => contextKey(it.context), position: it => [it.settlesAt, it.referenceNumber] },
    },
    expires: { index: 'byAge', after: lifetimes.permissionOperation },
  }),
  blockedContexts: define<BlockedContextRecord>()({ key: it => contextKey(it.context), indexes: {} }),
  certificates: define<CertificateRecord>()({
    key: it => it.serialNumber,
    indexes: {
      bySubject: {
        partition: it => contextKey(it.subject),
        position: it => [it.requestedAt, `${padded(it.ordinal)} ${it.serialNumber}`],
      },
      /** Neither revoked nor suspended, by their end: those that count against the limit, and others that are over. */
      standing: {
        partition: it => (it.suspended || it.revokedAt !== undefined ? undefined : contextKey(it.subject)),
        position: it => [it.validTo, it.serialNumber],
      },
      byKey: { partition: it => it.keyHash, position: it => [it.requestedAt, it.serialNumber] },
      byAge: { partition: () => '', position: it => [it.issuedAt, it.serialNumber] },
    },
  }),
  enrollments: define<EnrollmentRecord>()({
    key: it => it.referenceNumber,
    indexes: {
      bySubject: { partition: it => contextKey(it.subject), position: it => [it.requestedAt, padded(it.ordinal)] },
      byAge: { partition: () => '', position: it => [it.requestedAt, it.referenceNumber] },
    },
    expires: { index: 'byAge', after: lifetimes.enrollment + day },
  }),
  rateLimits: define<RateLimitsRecord>()({ key: it => contextKey(it.context), indexes: {} }),
  sessions: define<SessionRecord>()({
    key: it => it.referenceNumber,
    indexes: {
      byContext: { partition: it => contextKey(it.context), position: it => [it.openedAt, it.referenceNumber] },
      byOpener: {
        partition: it => ownSessionsKey(it.context, it.openedBy),
        position: it => [it.openedAt, it.referenceNumber],
      },
      /** Packages that were closed and are to be worked on. */
      unfinished: {
        partition: ({ closedAt, batch }) =>
          batch === undefined || closedAt === undefined || batch.judged || batch.ending ? undefined : '',
        position: it => [it.closedAt ?? 0, it.referenceNumber],
      },
      byAge: { partition: () => '', position: it => [it.openedAt, it.referenceNumber] },
    },
  }),
  invoices: define<InvoiceRecord>()({
    key: it => it.referenceNumber,
    indexes: {
      bySession: { partition: it => it.session, position: it => [it.ordinal, it.referenceNumber] },
      failed: {
        partition: it => (it.outcome === 'succeeded' ? undefined : it.session),
        position: it => [it.ordinal, it.referenceNumber],
      },
      bySettlement: { partition: it => it.session, position: it => [it.settlesAt, padded(it.ordinal)] },
      byAge: { partition: () => '', position: it => [it.sentAt, it.referenceNumber] },
    },
  }),
  batchParts: define<BatchPartRecord>()({
    key: it => partKey(it.session, it.ordinal),
    indexes: {
      bySession: { partition: it => it.session, position: it => [it.ordinal, ''] },
      byEnd: { partition: () => '', position: it => [it.endsAt, partKey(it.session, it.ordinal)] },
    },
  }),
  /** Where several processes share an engine: elsewhere files lie in the spool. */
  packagePieces: define<PackagePieceRecord>()({
    key: it => pieceKey(it.file, it.place),
    indexes: { byFile: { partition: it => it.file, position: it => [it.place, ''] } },
  }),
  acceptedInvoices: define<AcceptedInvoiceRecord>()({
    key: it => it.ksefNumber,
    indexes: {
      bySession: { partition: it => it.session, position: it => [it.place, it.ksefNumber] },
      byNumber: { partition: it => it.metadata.invoiceNumber, position: it => [it.sentAt, it.ksefNumber] },
      byHash: { partition: it => it.metadata.invoiceHash, position: it => [it.sentAt, it.ksefNumber] },
      byCorrectedHash: {
        partition: it => it.metadata.hashOfCorrectedInvoice ?? undefined,
        position: it => [it.sentAt, it.ksefNumber],
      },
    },
  }),
  invoiceDocuments: define<InvoiceDocumentRecord>()({ key: it => it.ksefNumber, indexes: {} }),
  invoiceParties: define<InvoicePartyRecord>()({
    key: it => partyKey(it.ksefNumber, it.role, it.party),
    indexes: {
      Issue: { partition: it => partiesKey(it.role, it.party), position: it => [it.issuedAt, it.ksefNumber] },
      Invoicing: { partition: it => partiesKey(it.role, it.party), position: it => [it.sentAt, it.ksefNumber] },
      PermanentStorage: {
        partition: it => partiesKey(it.role, it.party),
        position: it => [it.storedAt, it.ksefNumber],
      },
    },
  }),
  invoiceIdentities: define<InvoiceIdentityRecord>()({ key: it => it.identity, indexes: {} }),
  sentHashes: define<SentHashRecord>()({ key: it => sentHashKey(it.context, it.hash), indexes: {} }),
  sessionLimits: define<SessionLimitsRecord>()({ key: it => contextKey(it.context), indexes: {} }),
  certificateLimits: define<CertificateLimitsRecord>()({ key: it => contextKey(it.subject), indexes: {} }),
  requestCounts: define<RequestCountRecord>()({
    key: it => it.key,
    indexes: {
      byContext: { partition: it => it.context, position: it => [it.serial, ''] },
      byAge: { partition: () => '', position: it => [it.serial, ''] },
      byUse: { partition: () => '', position: it => [it.usedAt, it.key] },
    },
    // The longest window.
    expires: { index: 'byUse', after: 3_600_000 },
  }),
  outages: define<OutageRecord>()({
    key: it => String(it.eventId),
    held: true,
    indexes: { byBeginning: { partition: () => '', position: it => [it.from, String(it.eventId)] } },
  }),
  marks: define<MarkRecord>()({ key: it => it.name, indexes: {} }),
  exports: define<ExportRecord>()({
    key: it => it.referenceNumber,
    indexes: {
      byOwner: {
        partition: it => ownExportsKey(it.context, it.subject),
        position: it => [it.startedAt, it.referenceNumber],
      },
      /** Those that have files, by their end. */
      spooled: {
        partition: it => (it.package?.parts.length ? '' : undefined),
        position: it => [it.ending?.settlesAt ?? it.startedAt, it.referenceNumber],
      },
      unfinished: {
        partition: it => (it.ending === undefined ? '' : undefined),
        position: it => [it.startedAt, it.referenceNumber],
      },
    },
  }),
  peppolProviders: define<PeppolProviderRecord>()({
    key: it => it.id,
    // The newest first, and those of one instant by their identifiers.
    indexes: { newestFirst: { partition: () => '', position: it => [-it.registeredAt, it.id] } },
  }),
  collectiveIdentifiers: define<CollectiveIdentifierRecord>()({
    key: it => it.number,
    indexes: {
      byContext: { partition: it => contextKey(it.context), position: it => [it.createdAt, it.number] },
      bySeller: { partition: it => it.sellerNip, position: it => [it.createdAt, it.number] },
    },
  }),
  collectedInvoices: define<CollectedInvoiceRecord>()({
    key: it => `${it.number} ${it.ksefNumber}`,
    indexes: {
      byNumber: { partition: it => it.number, position: it => [0, `${it.ksefNumber} ${it.number}`] },
      byInvoice: { partition: it => it.ksefNumber, position: it => [it.createdAt, it.number] },
      byContext: {
        partition: it => collectedKey(it.context, it.ksefNumber),
        position: it => [it.createdAt, it.number],
      },
    },
  }),
  attachmentConsents: define<AttachmentConsentRecord>()({ key: it => it.nip, indexes: {} }),
} as const

/** KSeF's tables, to read and write. */
export interface Store extends StoreOf<typeof ksefTables> {}
/** To look into. */
export interface ReadableStore extends ReadableOf<Store> {}
export type KsefTransactions = Transactions<Store>

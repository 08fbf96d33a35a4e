import type { OutageEffect } from '../../contracts/control/outages.ts'
import type { AllowedIps, AuthenticationMethod } from '../../contracts/ksef/auth/authentication.ts'
import type { CertificateType } from '../../contracts/ksef/certificates/certificate.ts'
import type { Payment } from '../../contracts/ksef/collective-identifiers/collective-identifier.ts'
import type { FormCode } from '../../contracts/ksef/form-codes.ts'
import type { ContextIdentifier, SubjectIdentifier } from '../../contracts/ksef/identifiers.ts'
import type { InvoiceFilters, InvoiceMetadata } from '../../contracts/ksef/invoices/query-metadata.ts'
import type { AuthorizationPermission, Permission, TokenPermission } from '../../contracts/ksef/permission-names.ts'
import type { EuEntityDetails, SubjectDetails } from '../../contracts/ksef/permissions/details.ts'
import type { RateTable } from '../../contracts/ksef/rate-limits.ts'
import type { CompressionType } from '../../contracts/ksef/sessions/open-batch.ts'
import type {
  AuthenticationStatus,
  BatchSessionStatus,
  EnrollmentStatus,
  ExportStatus,
  InvoiceStatus,
  OnlineSessionStatus,
  PermissionOperationStatus,
} from '../../contracts/ksef/statuses.ts'
import type { Category } from '../../contracts/latarnia/latarnia.ts'
import type { Told } from '../../contracts/told.ts'
import type { Caller } from './access/caller.ts'
import type { Ending, Outcome } from './outcome.ts'

/** What the simulator remembers. Instants are milliseconds since the epoch. Records are replaced, never edited. */

export interface ChallengeRecord {
  readonly challenge: string
  readonly issuedAt: number
}

/** Whom or what KSeF names. */
export interface Identifier {
  readonly type: string
  readonly value: string
}

/** Who signed in: the identifier, and what the certificate says of the subject (the `sud` claim without the identifier). */
export interface Subject {
  readonly identifier: SubjectIdentifier | { readonly type: 'PeppolId'; readonly value: string }
  readonly details: Readonly<Record<string, string>>
}

export interface AuthenticationRecord extends Outcome<AuthenticationStatus> {
  readonly referenceNumber: string
  readonly startedAt: number
  readonly method: AuthenticationMethod
  readonly context: ContextIdentifier
  /** Unknown when the sign-in failed before it named anyone. */
  readonly subject?: Subject
  /** The KSeF token that was used. */
  readonly tokenReference?: string
  /** SHA-256 of the signed document that was used, Base64. */
  readonly documentHash?: string
  /** Of the certificate that signed: what `subject` does not tell of it. */
  readonly uniqueIdentifier?: string
  readonly allowedIps?: AllowedIps
  readonly redeemedAt?: number
  readonly refreshedAt?: number
  readonly revokedAt?: number
}

export interface TokenRecord {
  readonly referenceNumber: string
  /** SHA-256 of the secret third part, hex: the token itself is not kept. */
  readonly secretHash: string
  readonly author: Subject
  readonly context: ContextIdentifier
  readonly description: string
  readonly permissions: readonly TokenPermission[]
  readonly createdAt: number
  /** When it stops being Pending. */
  readonly settlesAt: number
  readonly lastUsedAt?: number
  readonly revokedAt?: number
  /** When Revoking becomes Revoked. */
  readonly goneAt?: number
  /** Why it ends in Failed instead of Active. */
  readonly failure?: string
}

/** An organisation with a role, from test data. */
export interface SubjectRecord {
  readonly nip: string
  readonly role:
    | 'EnforcementAuthority'
    | 'VatGroupUnit'
    | 'VatGroupSubUnit'
    | 'LocalGovernmentUnit'
    | 'LocalGovernmentSubUnit'
  readonly parentNip?: string
  readonly description: string
  readonly createdAt: number
  readonly countsFrom: number
}

/** A natural person with a firm, from test data. */
export interface PersonRecord {
  readonly nip: string
  readonly pesel: string
  readonly isBailiff: boolean
  readonly isDeceased: boolean
  readonly description: string
  readonly createdAt: number
  readonly countsFrom: number
}

export type PermissionKind =
  | 'person'
  | 'entity'
  | 'authorization'
  | 'indirect'
  | 'subunitAdmin'
  | 'euAdmin'
  | 'euRepresentative'
  /** From test data, in place of the paper form ZAW-FA. */
  | 'system'

/** One permission. Whatever a grant lists becomes a record of its own. */
export interface PermissionRecord {
  /** A GUID: the same in every list. */
  readonly id: string
  readonly kind: PermissionKind
  /** The context that granted it. */
  readonly grantor: ContextIdentifier
  /** Where it works; of one that is passed on the grantor, who stands between its subject and the target. */
  readonly context: ContextIdentifier
  readonly subject: Identifier
  /** Of one that is passed on: the client, or all of them. */
  readonly target?: { readonly type: 'Nip' | 'InternalId' | 'AllPartners'; readonly value?: string | undefined }
  readonly scope: Permission | AuthorizationPermission
  readonly canDelegate: boolean
  readonly author: { readonly type: string; readonly value?: string }
  readonly description: string
  readonly details?: SubjectDetails
  readonly subunitName?: string | undefined
  readonly euEntity?: { readonly name: string; readonly details: EuEntityDetails }
  /** Its place in the grant. */
  readonly place: number
  readonly countsFrom: number
  readonly revokedFrom?: number
}

/** A grant or revocation. */
export interface PermissionOperationRecord extends Outcome<Exclude<PermissionOperationStatus, 'accepted'>> {
  readonly referenceNumber: string
  readonly context: ContextIdentifier
  readonly startedAt: number
  /** By what right it was begun: the sign-in, and the permissions of which any suffices. */
  readonly ground?: { readonly signIn: string; readonly needs: readonly Permission[] } | undefined
  /** Permissions that it adds, and the one that it takes back. */
  readonly added?: readonly string[] | undefined
  readonly takenBack?: string | undefined
}

export interface BlockedContextRecord {
  readonly context: ContextIdentifier
  readonly blockedAt: number
}

export interface RateLimitsRecord {
  readonly context: ContextIdentifier
  readonly limits: RateTable
}

/** A KSeF certificate that the simulator's authority issued, asked for or made by the control API. */
export interface CertificateRecord {
  /** 16 upper-case hex digits. */
  readonly serialNumber: string
  readonly type: CertificateType
  readonly name: string
  /** Whose it is. */
  readonly subject: SubjectIdentifier
  readonly commonName: string
  /** Its request's place among those of its subject, from 1; 0 without a request. */
  readonly ordinal: number
  readonly requestedAt: number
  /** From when on it is there. */
  readonly issuedAt: number
  readonly validFrom: number
  /** The end that KSeF knows: test data may make it earlier than the certificate says. */
  readonly validTo: number
  /** SHA-256 of its SubjectPublicKeyInfo, Base64. */
  readonly keyHash: string
  readonly der: Uint8Array
  readonly lastUsedAt?: number
  /** By the control API: no operation of KSeF suspends. */
  readonly suspended?: boolean
  readonly revokedAt?: number
  /** When Blocked becomes Revoked. */
  readonly goneAt?: number
}

/** A time when KSeF is not well, that somebody set. */
export interface OutageRecord {
  /** From 1000, as Latarnia numbers events. */
  readonly eventId: number
  readonly category: Category
  readonly from: number
  readonly to?: number | undefined
  readonly announcedAt: number
  readonly api: OutageEffect
  /** How often it was changed, from 1. */
  readonly version: number
}

/** A request for a certificate. */
export interface EnrollmentRecord extends Outcome<EnrollmentStatus> {
  readonly referenceNumber: string
  readonly subject: SubjectIdentifier
  /** Its place among those of its subject, from 1. */
  readonly ordinal: number
  readonly requestedAt: number
  readonly serialNumber?: string
}

/** A session for invoices. */
export interface SessionRecord {
  readonly referenceNumber: string
  readonly type: 'Online' | 'Batch'
  readonly context: ContextIdentifier
  readonly openedBy: { readonly type: string; readonly value: string }
  /** How who opened it had signed in. */
  readonly proof: { readonly tokenReference: string } | { readonly documentHash: string }
  readonly formCode: FormCode
  /** The AES key and initialization vector, Base64; no key when it did not decrypt. */
  readonly key?: string
  readonly initializationVector: string
  /** Why the key did not decrypt, for the developer. */
  readonly explanation?: Told
  /** NIPs and internal identifiers are checked by their checksum. */
  readonly checksIdentifiers: boolean
  readonly openedAt: number
  readonly closedAt?: number
  readonly lastSentAt?: number
  /** When the last of its invoices is done with. */
  readonly settlesAt?: number
  /** How it ends once it is processed, where its invoices do not say it. */
  readonly ending?: Ending<OnlineSessionStatus>
  /** How long its UPO takes once it is closed, in milliseconds. */
  readonly processing: number
  readonly invoiceCount: number
  /** The part by chance of its UPO pages' reference numbers. */
  readonly upoSeed: string
  /** Of a batch session. */
  readonly batch?: BatchRecord
}

/** A package of invoices, as it was declared, and how far it has got. */
export interface BatchRecord {
  readonly fileSize: number
  /** SHA-256, Base64. */
  readonly fileHash: string
  readonly compressionType: CompressionType
  readonly parts: readonly { readonly ordinal: number; readonly size: number; readonly hash: string }[]
  readonly offline: boolean
  /** Who closed it: whose rights its invoices are judged by. */
  readonly sender?: Caller
  /** How it ended as a whole, before or without its invoices. */
  readonly ending?: Outcome<BatchSessionStatus>
  /** All of its invoices have been judged. */
  readonly judged?: true
}

/** A piece of a file that several processes read. */
export interface PackagePieceRecord {
  readonly file: string
  /** Its place in the file, from 0. */
  readonly place: number
  readonly bytes: Uint8Array
}

/** A part of a package that has arrived. */
export interface BatchPartRecord {
  readonly session: string
  readonly ordinal: number
  /** In the spool. */
  readonly file: string
  readonly size: number
  /** SHA-256, Base64. */
  readonly hash: string
  /** When nobody waits for it any more: the end of its session, if that is not closed. */
  readonly endsAt: number
}

/** An invoice as it was sent in a session, accepted or not. */
export interface InvoiceRecord extends Outcome<InvoiceStatus> {
  readonly referenceNumber: string
  readonly session: string
  /** Its place in the session, from 1. */
  readonly ordinal: number
  readonly sentAt: number
  /** From when on it is in processing (150). */
  readonly processedFrom: number
  /** SHA-256, Base64, as declared. */
  readonly hash: string
  /** Its name in the package, where it came in one. */
  readonly fileName?: string | undefined
  /** P_2, where it was read. */
  readonly number?: string
  readonly ksefNumber?: string
  /** How many up to this one, itself included, end well and badly. */
  readonly succeeded: number
  readonly failed: number
}

/** What KSeF keeps of an invoice that it accepted. */
export interface AcceptedInvoiceRecord {
  readonly ksefNumber: string
  readonly invoice: string
  readonly session: string
  /** Its place among the accepted ones of its session, from 1. */
  readonly place: number
  readonly sentAt: number
  readonly acquiredAt: number
  readonly storedAt: number
  readonly metadata: InvoiceMetadata
}

/** The XML of an accepted invoice, apart from what lists look through. */
export interface InvoiceDocumentRecord {
  readonly ksefNumber: string
  readonly document: Uint8Array
}

/** A part that a context has in an accepted invoice. */
export interface InvoicePartyRecord {
  readonly role: 'Subject1' | 'Subject2' | 'Subject3' | 'SubjectAuthorized'
  /** As contextKey has it. */
  readonly party: string
  readonly ksefNumber: string
  /** Midnight (UTC) of the day of issue. */
  readonly issuedAt: number
  readonly sentAt: number
  readonly storedAt: number
  /** The accepted invoice's own: a walk over a list looks nowhere else. What an older version wrote lacks it. */
  readonly metadata?: InvoiceMetadata
}

/** What makes two invoices the same: seller, kind and number. */
export interface InvoiceIdentityRecord {
  readonly identity: string
  readonly ksefNumber: string
  readonly session: string
  /** From when on the number may be used again. */
  readonly freeFrom: number
}

/** What became of the rejected invoices with one hash that a context sent; of an accepted one its own record tells. */
export interface SentHashRecord {
  readonly context: ContextIdentifier
  readonly hash: string
  /** When it was rejected because the right to issue it was missing (410), if that is how it ended last. */
  readonly notPermittedAt?: number | undefined
  /** When a technical correction of it was final; another may be sent until then (offline-006). */
  readonly correctedAt?: number
}

export interface SessionLimits {
  readonly maxInvoiceSizeInMB: number
  readonly maxInvoiceWithAttachmentSizeInMB: number
  readonly maxInvoices: number
}

export interface SessionLimitsRecord {
  readonly context: ContextIdentifier
  readonly onlineSession: SessionLimits
  readonly batchSession: SessionLimits
  readonly collectiveIdentifier: { readonly maxInvoices: number }
}

export interface CertificateLimitsRecord {
  readonly subject: { readonly type: string; readonly value: string }
  readonly maxEnrollments?: number
  readonly maxCertificates?: number
}

/** A NIP's consent to invoices with attachments. */
export interface AttachmentConsentRecord {
  readonly nip: string
  /** When it ends; open without. */
  readonly until?: number
}

/** The requests of one counter that passed: their instants, oldest first, as far back as its longest window. */
export interface RequestCountRecord {
  readonly key: string
  /** As contextKey has it; '' for requests of nobody. */
  readonly context: string
  /** Its place among all counters, by age. */
  readonly serial: number
  readonly usedAt: number
  readonly passed: readonly number[]
}

/** An instant that only moves forward: `storage` is the high-water mark that was shown before a delay became longer. */
export interface MarkRecord {
  readonly name: 'storage'
  readonly at: number
}

/** An export of invoices. */
export interface ExportRecord {
  readonly referenceNumber: string
  readonly context: ContextIdentifier
  readonly subject: { readonly type: string; readonly value: string }
  readonly startedAt: number
  readonly filters: InvoiceFilters
  /** What is stored later than this does not enter, nor what lies outside. */
  readonly range: { readonly from: number; readonly to: number }
  readonly highWaterMark: number
  readonly onlyMetadata: boolean
  readonly compressionType: CompressionType
  /** The AES key and initialization vector, Base64; no key when it did not decrypt. */
  readonly key?: string
  readonly initializationVector: string
  readonly explanation?: Told
  /** It runs at least until then. */
  readonly notBefore: number
  /** How it ended, and when. */
  readonly ending?: Outcome<ExportStatus>
  readonly package?: ExportedPackage
}

/** The package of an export, in the spool. */
export interface ExportedPackage {
  readonly invoiceCount: number
  readonly isTruncated: boolean
  /** Of the last invoice, where it was cut off. */
  readonly last?: InvoiceMetadata | undefined
  readonly parts: readonly ExportedPart[]
}

export interface ExportedPart {
  readonly ordinal: number
  readonly file: string
  readonly size: number
  /** SHA-256, Base64. */
  readonly hash: string
  readonly encryptedSize: number
  readonly encryptedHash: string
}

/** A Peppol service provider: registered by its first sign-in. */
export interface PeppolProviderRecord {
  readonly id: string
  readonly name: string
  readonly registeredAt: number
}

/** One number for the payment of several invoices. */
export interface CollectiveIdentifierRecord {
  readonly number: string
  /** The seller of its invoices. */
  readonly sellerNip: string
  /** Where it was made. */
  readonly context: ContextIdentifier
  readonly createdAt: number
  readonly invoiceCount: number
}

/** An invoice that a collective identifier stands for. */
export interface CollectedInvoiceRecord {
  readonly number: string
  readonly ksefNumber: string
  readonly context: ContextIdentifier
  readonly createdAt: number
  readonly payment?: Payment | undefined
  readonly description?: string | undefined
}

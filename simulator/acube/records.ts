import type * as z from 'zod'
import type { NewLegalEntity } from '../../contracts/acube/legal-entities.ts'
import type { AcubeInvoiceStatus, EntityStatus } from '../../contracts/acube/statuses.ts'
import type { InvoicePayload, WebhookType } from '../../contracts/acube/webhooks.ts'
import type { InvoiceSummary } from './fa3/summary.ts'

/** What A-Cube remembers. Instants are milliseconds since the epoch. Records are replaced, never edited. */

export type SubjectType = 'Subject1' | 'Subject2'

export interface EntityRecord {
  readonly uuid: string
  /** The account's e-mail address. */
  readonly account: string
  readonly details: z.output<typeof NewLegalEntity>
  readonly status: EntityStatus
  readonly flow: string
  readonly createdAt: number
  readonly updatedAt: number
  /** How often in a row KSeF could not be worked with, and when it is tried again. */
  readonly failures: number
  readonly retryAt?: number | undefined
  /** Since when work under way has not got on, and when it is asked after again. */
  readonly waitsSince?: number | undefined
  readonly askAgainAt?: number | undefined
  /** Until when KSeF wants no more sessions of it. */
  readonly sendAgainAt?: number | undefined
  /** When it looked for invoices in KSeF, and up to which instant it has found all. */
  readonly lookedAt?: number | undefined
  readonly lookAgainAt?: number | undefined
  readonly foundUpTo: Readonly<Partial<Record<SubjectType, string>>>
}

/** A sign-in that KSeF has taken in and not decided. */
export interface SignInUnderWay {
  readonly referenceNumber: string
  readonly authenticationToken: string
  readonly startedAt: number
  /** When KSeF was asked after it last. */
  readonly askedAt: number
}

/** What a token may be found not to be allowed. */
export type Lack = 'read' | 'write'

export interface KsefTokenRecord {
  readonly uuid: string
  readonly entity: string
  readonly text: string
  readonly addedAt: number
  readonly standing: 'unproved' | 'active' | 'refused'
  readonly selected: boolean
  readonly lacks: readonly Lack[]
  readonly signIn?: SignInUnderWay | undefined
}

/** An interactive session of KSeF that A-Cube has opened and not closed yet. */
export interface KsefSessionRecord {
  readonly referenceNumber: string
  readonly entity: string
  readonly openedAt: number
}

export interface InvoiceRecord {
  readonly uuid: string
  readonly entity: string
  readonly account: string
  /** Its place among the account's, from 1. */
  readonly serial: number
  readonly direction: 'sent' | 'received'
  readonly origin: 'json' | 'xml' | 'ksef'
  readonly createdAt: number
  readonly xml: Uint8Array
  /** SHA-256, Base64. */
  readonly hash: string
  readonly summary: InvoiceSummary
  readonly status: AcubeInvoiceStatus
  readonly processingCode?: number | undefined
  /** What KSeF says of a rejected one. */
  readonly words?: string | undefined
  /** The sessions of KSeF in which it was sent or tried to, the oldest first. */
  readonly attempts: readonly string[]
  /** Sent in the last of them, and nobody knows whether it arrived. */
  readonly unanswered: boolean
  /** Where KSeF took it in. */
  readonly session?: string | undefined
  /** Its name there; unknown where KSeF does not show that session any more. */
  readonly reference?: string | undefined
  /** Not before then is KSeF asked after it, or for its UPO, again. */
  readonly askAgainAt?: number | undefined
  readonly ksefNumber?: string | undefined
  readonly acquiredAt?: number | undefined
  readonly mode: InvoicePayload['invoicingMode']
  readonly upo?: Uint8Array | undefined
  readonly downloadedAt?: number | undefined
}

export interface WebhookRecord {
  readonly uuid: string
  readonly account: string
  readonly entity: string
  readonly type: WebhookType
  readonly url: string
  readonly createdAt: number
}

export interface Attempt {
  readonly at: number
  readonly status?: number | undefined
  readonly error?: string | undefined
}

/** A notification on its way to one webhook. */
export interface DeliveryRecord {
  readonly uuid: string
  readonly serial: number
  readonly webhook: string
  readonly type: WebhookType
  readonly url: string
  /** JSON. */
  readonly body: string
  readonly createdAt: number
  readonly attempts: readonly Attempt[]
  readonly state: 'waiting' | 'delivered' | 'given-up'
  /** When it is tried next, or was tried last. */
  readonly dueAt: number
}

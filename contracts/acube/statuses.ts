import * as z from 'zod'

/** The states of what A-Cube keeps. */

/** LE, verbatim. */
export const entityStatuses = {
  pending: 'added to the platform, not onboarded',
  active: 'onboarded: holds what it needs to act in KSeF',
  blocked: 'the onboarding went wrong, or an administrator has blocked it',
} as const
export const EntityStatus = z.enum(Object.keys(entityStatuses) as (keyof typeof entityStatuses)[])
export type EntityStatus = z.infer<typeof EntityStatus>

/** STATUS, verbatim. The look-alike uses the last four: it validates before it stores, and nobody rejects by hand. */
export const acubeInvoiceStatuses = {
  new: 'registered in A-Cube',
  draft: 'processing has begun in A-Cube',
  blocked: 'stopped in A-Cube by violations of its validation',
  rejected: 'rejected by hand in A-Cube',
  in_queue: 'waiting to be sent to KSeF',
  processing: 'being processed by KSeF',
  valid: 'stored in KSeF, has a KSeF number',
  invalid: 'rejected by KSeF',
} as const
export const AcubeInvoiceStatus = z.enum(Object.keys(acubeInvoiceStatuses) as (keyof typeof acubeInvoiceStatuses)[])
export type AcubeInvoiceStatus = z.infer<typeof AcubeInvoiceStatus>

/** STATUS, verbatim: KSeF's statuses of an invoice in English. */
export const processingCodes: Readonly<Record<number, string>> = {
  100: 'Invoice accepted for further processing',
  150: 'Processing in progress',
  200: 'Success',
  405: 'Processing cancelled',
  410: 'Invalid permission scope',
  415: 'Attachments are not allowed',
  430: 'Invoice file verification error',
  435: 'File decryption error',
  440: 'Duplicate invoice',
  450: 'Invoice semantic validation error',
  500: 'Internal KSeF error',
}

/** The first two: KSeF has not decided yet. */
export const undecidedCodes: readonly number[] = [100, 150]
export const ACCEPTED = 200
export const DUPLICATE = 440

import { Option } from 'commander'
import type { InvoiceFilters } from '../../../contracts/ksef/invoices/query-metadata.ts'

/** Which part of an invoice the organisation has, in its own words and KSeF's. */
export const parts = {
  seller: 'Subject1',
  buyer: 'Subject2',
  third: 'Subject3',
  authorized: 'SubjectAuthorized',
} as const satisfies Record<string, InvoiceFilters['subjectType']>

export type Part = keyof typeof parts

export const partOption = (): Option =>
  new Option('--as <part>', 'what the NIP is on them').choices(Object.keys(parts)).default('seller')

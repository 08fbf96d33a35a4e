import * as z from 'zod'
import { bodyLimits, unstated } from '../bounds.ts'
import {
  Instant,
  itemRefusals,
  listRefusals,
  Page,
  pagedAssumption,
  Uuid,
  UuidParams,
  writeRefusals,
} from './formats.ts'
import { acubeOperation } from './operation.ts'
import { AcubeInvoiceStatus } from './statuses.ts'

export const Attachment = z.object({ uuid: Uuid, filename: z.string(), filesize: z.number().int() })
const Text = z.string().nullable()
const Amount = z.number().nullable()

/** REF-INV, verbatim members; the last three are from SEND and STATUS. */
export const Invoice = z.object({
  uuid: Uuid,
  filename: z.string(),
  legalEntityUUID: Uuid,
  createdAt: Instant,
  invoiceDate: Text,
  invoiceNumber: Text,
  senderName: Text,
  recipientName: Text,
  invoiceCreatorNip: Text,
  invoiceRecipientNip: Text,
  invoiceType: Text,
  status: AcubeInvoiceStatus,
  /** What the processing code means. */
  error: Text,
  /** KSeF's own words. */
  errorDescription: Text,
  direction: z.enum(['sent', 'received']),
  acquisition: Instant.nullable(),
  ksefReferenceNumber: Text,
  hasUpo: z.boolean(),
  attachments: z.array(Attachment),
  /** The XML. */
  payload: z.string(),
  currency: Text,
  amount: Amount,
  amountNet: Amount,
  amountInCurrency: Amount,
  exchangeRate: Amount,
  hasMultilines: z.boolean(),
  dueDate: Text,
  invoiceVersion: Text,
  originType: z.enum(['json', 'xml', 'ksef']),
  downloaded: z.boolean(),
  downloadedAt: Instant.nullable(),
  acquisitionTimestamp: Instant.nullable(),
  processingCode: z.number().int().nullable(),
})
export type Invoice = z.infer<typeof Invoice>

/**
 * An invoice in JSON (SEND): the elements of FA(3) by their names; the text of one with attributes is `__value`, and the
 * attributes stand beside it.
 */
export const GivenInvoiceJson = z.record(z.string(), z.unknown())

const Flag = z.enum(['true', 'false', '1', '0']).transform(text => text === 'true' || text === '1')
/** `2026-11-22` (midnight UTC), or an instant with its offset: without one it would be another instant on each machine. */
const Moment = z.union([z.iso.date(), z.iso.datetime({ offset: true })])
const Direction = z.enum(['asc', 'desc'])
const SearchedText = z.string().max(unstated.text)

/** What a list can be ordered by (REF-INV, verbatim). */
export const sortableMembers = [
  'createdAt',
  'invoiceDate',
  'invoiceCreatorNip',
  'invoiceRecipientNip',
  'invoiceType',
  'invoiceNumber',
  'status',
] as const
const ordering = Object.fromEntries(sortableMembers.map(name => [`order[${name}]`, Direction.optional()])) as {
  readonly [P in `order[${(typeof sortableMembers)[number]}]`]: z.ZodOptional<typeof Direction>
}

/** REF-INV, verbatim names. `before` and `after` include their instant, as API Platform's date filter does; instants are compared as they are shown, in seconds, and of an invoiceDate its day. */
export const InvoiceQuery = z.object({
  page: Page,
  'createdAt[before]': Moment.optional(),
  'createdAt[after]': Moment.optional(),
  'invoiceDate[before]': Moment.optional(),
  'invoiceDate[after]': Moment.optional(),
  invoiceDate: Moment.optional(),
  invoiceCreatorNip: SearchedText.optional(),
  invoiceRecipientNip: SearchedText.optional(),
  invoiceType: SearchedText.optional(),
  invoiceNumber: SearchedText.optional(),
  status: AcubeInvoiceStatus.optional(),
  downloaded: Flag.optional(),
  direction: z.enum(['sent', 'received']).optional(),
  invoiceStatus: AcubeInvoiceStatus.optional(),
  ...ordering,
})
export type InvoiceQuery = z.infer<typeof InvoiceQuery>

export const list = acubeOperation({
  method: 'GET',
  path: '/invoices',
  summary: 'Sent and received invoices.',
  evidence: 'documented',
  source: ['REF-INV', 'IT-SEARCH'],
  assumed: [
    'It looks for new invoices in KSeF before it answers: the real one looks by itself, how often is not printed (OURS).',
    pagedAssumption,
    'The values of status and invoiceStatus: the reference still shows the integers of the first generation; the names of STATUS are taken here.',
    'The newest come first unless an order is asked for; before and after include their instant (STACK).',
    'Instants need an offset, are compared in seconds, and of an invoiceDate the day counts as it is written (OURS).',
  ],
  looks: true,
  query: InvoiceQuery,
  success: { status: 200, text: 'Invoice collection', items: Invoice, resource: 'Invoice' },
  refusals: listRefusals,
})

const sent = {
  invoice: true,
  bodyLimit: bodyLimits.acubeInvoice,
  success: {
    status: 202,
    text: 'Stored and queued for KSeF',
    body: z.object({ uuid: Uuid, status: AcubeInvoiceStatus }),
    resource: 'Invoice',
  },
  refusals: writeRefusals,
} as const
const accepted =
  '202 with uuid and status: no page prints the answer; the Italian API answers 202 with a uuid (IT-LIVE).'
const checked = '422 for violations, 400 for what cannot be read: printed of other resources (REF-LE, REF-AF).'
const register =
  'The NIP of the seller is checked by its check digit; the official register of taxpayers, which the real one asks too (VALID), is left out.'
const queued =
  'The real queue is emptied once an hour (SEND); here the delay acube.queue says how long an invoice waits, and POST /control/acube/work sends now.'

export const create = acubeOperation({
  method: 'POST',
  path: '/invoices',
  summary: 'Send an invoice, FA(3), as JSON or XML: validated at once, then queued for KSeF.',
  evidence: 'documented',
  source: ['HOME', 'SEND', 'VALID'],
  assumed: [accepted, queued, checked, register],
  ...sent,
})

export const createV3 = acubeOperation({
  method: 'POST',
  path: '/invoices/v3',
  summary: 'The same, by the name of the form FA(3).',
  evidence: 'documented',
  source: ['VALID'],
  assumed: [accepted, queued, checked, register],
  ...sent,
})

export const validateV3 = acubeOperation({
  method: 'POST',
  path: '/invoices/v3/validate',
  summary: 'Validate an invoice without sending it.',
  evidence: 'documented',
  source: ['VALID'],
  assumed: ['A valid invoice is answered with 204 and no body (OURS).', checked, register],
  invoice: true,
  bodyLimit: bodyLimits.acubeInvoice,
  success: { status: 204, text: 'The invoice is valid' },
  refusals: sent.refusals,
})

export const get = acubeOperation({
  method: 'GET',
  path: '/invoices/{uuid}',
  summary: 'One invoice: what A-Cube knows of it, or its XML.',
  evidence: 'documented',
  source: ['RECV', 'REF-INV'],
  params: UuidParams,
  success: { status: 200, text: 'Invoice resource', body: Invoice, resource: 'Invoice', xml: 'The invoice itself' },
  refusals: itemRefusals,
})

export const upo = acubeOperation({
  method: 'GET',
  path: '/invoices/{uuid}/upo',
  summary: 'The UPO of a sent invoice, XML, once KSeF has given it (hasUpo).',
  evidence: 'documented',
  source: ['UPO'],
  assumed: ['404 as long as there is none (OURS).'],
  params: UuidParams,
  success: { status: 200, text: 'The UPO', xml: 'The UPO', xmlOnly: true },
  refusals: itemRefusals,
})

export const attachments = acubeOperation({
  method: 'GET',
  path: '/invoices/{uuid}/attachments',
  summary: 'The attachments of an invoice: always none, as A-Cube’s way to add them is not known.',
  evidence: 'assumed',
  source: ['TUT'],
  assumed: ['The path, from the name of the operation in A-Cube’s SDK.'],
  params: UuidParams,
  success: { status: 200, text: 'Attachment collection', items: Attachment, resource: 'Attachment' },
  refusals: itemRefusals,
})

export const attachment = acubeOperation({
  method: 'GET',
  path: '/invoices/{uuid}/attachments/{attachmentUuid}',
  summary: 'One attachment: there are none.',
  evidence: 'assumed',
  source: ['TUT'],
  assumed: ['The path, from the name of the operation in A-Cube’s SDK.'],
  params: UuidParams.extend({ attachmentUuid: z.string() }),
  success: { status: 200, text: 'The attachment', body: Attachment, resource: 'Attachment' },
  refusals: itemRefusals,
})

export const downloaded = acubeOperation({
  method: 'POST',
  path: '/invoices/downloaded',
  summary: 'Set the downloaded flag of invoices.',
  evidence: 'assumed',
  source: ['REF-INV'],
  assumed: [
    'Method, path and the form of the body: the reference prints the text "Setup the downloaded flag for a collection of invoices." and 201.',
    'Each invoice is named by its UUID or its @id (STACK).',
  ],
  body: z.object({ invoices: z.array(SearchedText).min(1).max(1000), downloaded: z.boolean().default(true) }),
  success: { status: 201, text: 'Invoice resource created', items: Invoice, resource: 'Invoice' },
  refusals: writeRefusals,
})

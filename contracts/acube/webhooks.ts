import * as z from 'zod'
import { unstated } from '../bounds.ts'
import {
  Instant,
  itemRefusals,
  listRefusals,
  PageQuery,
  pagedAssumption,
  Uuid,
  UuidParams,
  writeRefusals,
} from './formats.ts'
import { acubeOperation } from './operation.ts'
import { AcubeInvoiceStatus, EntityStatus } from './statuses.ts'

/** WH-TYPES, REF-WH, verbatim: when a notification is sent. */
export const webhookTypes = {
  'onboarding-activated': 'The onboarding of a legal entity succeeded.',
  'onboarding-deactivated': 'It failed, or KSeF refuses what the legal entity held.',
  'invoice-sender': 'What came of a sent invoice in KSeF.',
  'invoice-receiver': 'An invoice for the legal entity arrived.',
  'invoice-sync': 'An invoice of the legal entity that went another way was found in KSeF.',
} as const
export const WebhookType = z.enum(Object.keys(webhookTypes) as (keyof typeof webhookTypes)[])
export type WebhookType = z.infer<typeof WebhookType>

/** How a notification is sent again (PEPPOL-WH; none is printed for Poland). */
export const deliveryRule = { retries: 15, firstWaitSeconds: 300, backOff: 1.25 } as const
/** What the signature of a notification covers, in this order (SIG, verbatim). */
export const signedFields = ['@method', '@authority', '@target-uri', 'date', 'content-digest'] as const

/** The keys of RECV's and ERR's samples, verbatim and in their order. */
export const InvoicePayload = z.object({
  legalEntityUuid: Uuid,
  invoiceUuid: Uuid,
  subjectType: z.enum(['Subject1', 'Subject2', 'Subject3', 'SubjectAuthorized']),
  status: AcubeInvoiceStatus,
  processingCode: z.number().int(),
  ksefReferenceNumber: z.string().nullable(),
  acquisitionTimestamp: Instant.nullable(),
  /** SHA-256 of the XML, Base64: as KSeF gives it (assumed). */
  hash: z.string().nullable(),
  invoicingMode: z.enum(['Online', 'Offline']),
  webhookType: z.enum(['invoice-sender', 'invoice-receiver', 'invoice-sync']),
})
export type InvoicePayload = z.infer<typeof InvoicePayload>

/** Assumed: no page prints an onboarding payload. */
export const OnboardingPayload = z.object({
  legalEntityUuid: Uuid,
  status: EntityStatus,
  /** Why, in KSeF's own words where it was KSeF that refused. */
  message: z.string().nullable(),
  webhookType: z.enum(['onboarding-activated', 'onboarding-deactivated']),
})
export type OnboardingPayload = z.infer<typeof OnboardingPayload>
export type WebhookPayload = InvoicePayload | OnboardingPayload

export const NewWebhook = z.object({
  /** UUID of the legal entity. */
  legalEntity: z.string().min(1).max(unstated.text),
  webhookType: WebhookType,
  webhookUrl: z.url({ protocol: /^https?$/ }).max(unstated.text),
})

/** REF-WH, verbatim members. */
export const Webhook = z.object({
  uuid: Uuid,
  legalEntityUUID: Uuid,
  legalEntityName: z.string(),
  webhookType: WebhookType,
  webhookUrl: z.string(),
})
export type Webhook = z.infer<typeof Webhook>

const legalEntityIri = 'legalEntity may be the @id of the legal entity (STACK); WH-TYPES shows its UUID.'

export const list = acubeOperation({
  method: 'GET',
  path: '/webhooks',
  summary: 'Where notifications go.',
  evidence: 'documented',
  source: ['REF-WH', 'IT-SEARCH'],
  assumed: [pagedAssumption],
  query: PageQuery,
  success: { status: 200, text: 'Webhook collection', items: Webhook, resource: 'Webhook' },
  refusals: listRefusals,
})

export const create = acubeOperation({
  method: 'POST',
  path: '/webhooks',
  summary: 'Ask for notifications of one type at an address. There may be several of one type.',
  evidence: 'documented',
  source: ['REF-WH', 'WH-TYPES'],
  assumed: [
    'Only addresses of this machine are taken, unless the simulator is told of others: its own protection (OURS).',
    legalEntityIri,
  ],
  body: NewWebhook,
  success: { status: 201, text: 'Webhook resource created', body: Webhook, resource: 'Webhook' },
  refusals: writeRefusals,
})

export const get = acubeOperation({
  method: 'GET',
  path: '/webhooks/{uuid}',
  summary: 'One webhook.',
  evidence: 'documented',
  source: ['REF-WH'],
  params: UuidParams,
  success: { status: 200, text: 'Webhook resource', body: Webhook, resource: 'Webhook' },
  refusals: itemRefusals,
})

export const replace = acubeOperation({
  method: 'PUT',
  path: '/webhooks/{uuid}',
  summary: 'Replace a webhook.',
  evidence: 'assumed',
  source: ['REF-WH', 'STACK'],
  assumed: [
    'The method: the reference prints the text "Replace the Webhook resource." only.',
    'Notifications that wait already go to the address of before (OURS).',
    legalEntityIri,
  ],
  params: UuidParams,
  body: NewWebhook,
  success: { status: 200, text: 'Webhook resource updated', body: Webhook, resource: 'Webhook' },
  refusals: { ...writeRefusals, 404: 'Resource not found' },
})

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
import { EntityStatus } from './statuses.ts'

const Text = z.string().trim().min(1).max(255)
const OptionalText = z.string().max(255).nullish()

/** REF-LE, verbatim members. */
export const NewLegalEntity = z.object({
  name: Text,
  nip: z.string().regex(/^\d{10}$/),
  email: z.email().max(unstated.text),
  url: z
    .url({ protocol: /^https?$/ })
    .max(255)
    .nullish(),
  addressLine1: Text,
  addressLine2: Text,
  /** TUT: must be a valid postcode. */
  postcode: z.string().regex(/^\d{2}-\d{3}$/),
  province: OptionalText,
  city: Text,
  /** ISO 3166-1 alpha-2. */
  countryIso2: z
    .string()
    .length(2, { abort: true })
    .regex(/^[A-Z]{2}$/),
})

/** REF-LE, verbatim members. The `authFlow…` ones belong to the onboarding by signature. */
export const LegalEntity = z.object({
  uuid: Uuid,
  status: EntityStatus,
  name: z.string(),
  nip: z.string(),
  email: z.string(),
  url: z.string().nullable(),
  addressLine1: z.string(),
  addressLine2: z.string(),
  postcode: z.string(),
  province: z.string().nullable(),
  city: z.string(),
  countryIso2: z.string(),
  createdAt: Instant,
  updatedAt: Instant,
  authFlowUUID: Uuid,
  authFlowStatus: z.string(),
  authFlowIsValid: z.boolean(),
  authFlowUrl: z.string().nullable(),
  authFlowDeadline: Instant.nullable(),
  authFlowCreatedAt: Instant,
  authFlowUpdatedAt: Instant,
  isAuthCyclerRunning: z.boolean(),
  isInvoiceSenderRunning: z.boolean(),
  isInvoiceReceiverRunning: z.boolean(),
  isInvoiceSyncRunning: z.boolean(),
  customer: z.object({
    customerName: z.string(),
    addressLine: z.string(),
    city: z.string(),
    countryCode: z.string(),
    nip: z.number(),
  }),
})
export type LegalEntity = z.infer<typeof LegalEntity>

export const list = acubeOperation({
  method: 'GET',
  path: '/legal-entities',
  summary: 'The legal entities of the account.',
  evidence: 'documented',
  source: ['REF-LE', 'IT-SEARCH'],
  assumed: [pagedAssumption],
  query: PageQuery,
  success: { status: 200, text: 'LegalEntity collection', items: LegalEntity, resource: 'LegalEntity' },
  refusals: listRefusals,
})

export const create = acubeOperation({
  method: 'POST',
  path: '/legal-entities',
  summary: 'Register a company; it is pending until it holds a KSeF token that proved good.',
  evidence: 'documented',
  source: ['REF-LE', 'LE', 'TUT'],
  assumed: [
    'A second registration of a NIP in the account is refused with 422 (OURS).',
    'The NIP is checked by pattern and check digit (VALID says so of invoices).',
    'A postcode has the Polish form 00-000 (TUT: must be valid); countryIso2 is two capital letters, url an http or https address (OURS).',
  ],
  body: NewLegalEntity,
  success: { status: 201, text: 'LegalEntity resource created', body: LegalEntity, resource: 'LegalEntity' },
  refusals: writeRefusals,
})

export const get = acubeOperation({
  method: 'GET',
  path: '/legal-entities/{uuid}',
  summary: 'One legal entity.',
  evidence: 'documented',
  source: ['TUT', 'REF-LE'],
  assumed: [
    'isInvoiceSenderRunning, isInvoiceReceiverRunning and isInvoiceSyncRunning are the runners that the selection of a token starts (TUT speaks of runners, REF-LE prints the names).',
    'authFlowUrl is null: presumably it is the link that starts the onboarding by signature (LE), which is not reproduced.',
  ],
  params: UuidParams,
  success: { status: 200, text: 'LegalEntity resource', body: LegalEntity, resource: 'LegalEntity' },
  refusals: itemRefusals,
})

export const setupForTesting = acubeOperation({
  method: 'POST',
  path: '/legal-entities/setup-for-testing',
  summary:
    'Make a sole trader and an enforcement authority in KSeF TEST, and a legal entity connected to KSeF for the former.',
  evidence: 'documented',
  source: ['REF-SETUP'],
  assumed: [
    'It takes no body (not known).',
    'The documented 204 is never answered: when the real one gives it is not printed.',
    'It registers the sole trader as a legal entity of the account with a token of its own, selected (the title says "with KSeF connection").',
    'The pairing of texts with statuses follows the order of the page.',
    '503 with a problem document when KSeF cannot be reached (OURS).',
  ],
  success: {
    status: 201,
    text: 'Test legal entity with KSeF connection created.',
    body: z.object({ jpgNip: z.string(), jpgPesel: z.string(), enforcementNip: z.string() }),
  },
  refusals: {
    400: 'Invalid input',
    401: 'Unauthorized',
    403: 'Current user is not allowed to setup legal entity.',
    404: 'Cannot use this endpoint in selected environment.',
    422: 'Unprocessable entity',
    503: 'KSeF cannot be reached.',
  },
})

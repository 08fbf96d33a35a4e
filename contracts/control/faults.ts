import * as z from 'zod'
import type { Contract } from '../ksef/contract.ts'
import { errors as catalogue, type ErrorEntry, type ErrorName } from '../ksef/errors.ts'
import { everyOperation } from '../ksef/operations.ts'
import {
  authenticationStatuses,
  batchSessionStatuses,
  enrollmentStatuses,
  exportStatuses,
  invoiceStatuses,
  onlineSessionStatuses,
  permissionOperationStatuses,
  type StatusEntry,
} from '../ksef/statuses.ts'
import { isThere } from '../versions.ts'
import { whenAsked } from '../when-asked.ts'
import { controlCall } from './call.ts'
import { Duration, ShownInstant } from './formats.ts'

/** Beside KSeF's operations: download links, and all of the A-Cube look-alike. */
const guests = ['storage', 'acube'] as const

/** Names as `tokens.generate`, or of a whole area: `tokens.*`. */
export const operationNames = [
  ...guests,
  ...new Set(everyOperation.flatMap(({ area, name }) => [`${area}.${name}`, `${area}.*`])),
] as const

/** Grants and revocations: what is taken in (202), and done later. */
const permissionOperations = everyOperation
  .filter(({ area, operation }) => area === 'permissions' && operation.success.status === 202)
  .map(({ area, name }) => `${area}.${name}`)

const { keyNotDecrypted, cancelled, noValidInvoices } = onlineSessionStatuses

/** How asynchronous work may end, by the operation that begins it. */
export const outcomesOf: Readonly<Record<string, Readonly<Record<string, StatusEntry>>>> = {
  'auth.xadesSignature': authenticationStatuses,
  'auth.ksefToken': authenticationStatuses,
  'sessions.openOnline': { keyNotDecrypted },
  'sessions.sendInvoice': invoiceStatuses,
  'sessions.closeOnline': { cancelled, noValidInvoices },
  'sessions.closeBatch': batchSessionStatuses,
  'invoices.export': exportStatuses,
  'certificates.enroll': enrollmentStatuses,
  ...Object.fromEntries(permissionOperations.map(name => [name, permissionOperationStatuses])),
}
const ends = (statuses: Readonly<Record<string, StatusEntry>>): string[] =>
  Object.keys(statuses).filter(name => statuses[name]!.code > 200)
const outcomes = [...new Set(Object.values(outcomesOf).flatMap(ends))] as [string, ...string[]]

/** Whose work takes its time: a session that is opened shows at once what became of its key. */
const slow: readonly string[] = [
  ...Object.keys(outcomesOf).filter(name => name !== 'sessions.openOnline'),
  ...['tokens.generate', 'tokens.revoke', 'certificates.revoke'],
]

const errors: Readonly<Record<ErrorName, ErrorEntry>> = catalogue
const errorNames = Object.keys(errors) as [ErrorName, ...ErrorName[]]

const hour = 3_600_000
const Wait = whenAsked(() => Duration().refine(ms => ms <= hour, { error: 'is longer than an hour' }))
const said = <T extends z.ZodType>(description: string, schema: T): T => schema.meta({ description })
const number = whenAsked(() => z.int().min(1).max(1_000_000))

const when = whenAsked(() => ({
  operation: said(
    'Which requests: an operation (tokens.generate), an area (tokens.*), storage or acube. Default: all of KSeF.',
    z.enum(operationNames).optional(),
  ),
  context: said(
    'Only of this context, as the bearer names it: Nip:5265877635. A sign-in has none yet.',
    z.string().min(1).max(100).optional(),
  ),
  nth: said('The first such request that is struck, from 1. Default: 1.', number().optional()),
  times: said('How many are struck. Default: all.', number().optional()),
  chance: said('How likely one is struck, by the chance of the world. Default: 1.', z.number().gt(0).max(1).optional()),
  lasts: said('For how long, by the clock of the world. Default: until it is removed.', Duration().optional()),
}))

const what = whenAsked(() => ({
  error: said('A refusal of KSeF, by its name in the catalogue.', z.enum(errorNames).optional()),
  retryAfter: said('Of a 429, in seconds.', z.int().min(0).max(1_000_000).optional()),
  outcome: said('How the work that is begun ends.', z.enum(outcomes).optional()),
  settlesAfter: said('How long that work takes: how long it is stuck.', Duration().optional()),
  status: said(
    'What stands before KSeF answers in its place: pages as they were seen.',
    z.union([z.literal(502), z.literal(503), z.literal(504)]).optional(),
  ),
  page: said("200, with the protection layer's page instead of an answer.", z.literal('imperva').optional()),
  deadLink: said('A download link that does not open.', z.literal(true).optional()),
  lost: said('No answer: the connection ends.', z.literal(true).optional()),
  cut: said('The connection ends in the middle of the body.', z.literal(true).optional()),
  done: said('With status, page and lost: the work was done all the same. Default: no.', z.boolean().optional()),
  delay: said('Waits before the answer, by the clock of the world; an hour at most.', Wait().optional()),
  trickle: said('So long the body takes, piece by piece.', Wait().optional()),
}))

/** Those of which there is one at most. */
const kinds = ['error', 'outcome', 'status', 'page', 'deadLink', 'lost', 'cut'] as const
const alone = ['settlesAfter', 'delay', 'trickle'] as const

const plain = whenAsked(() => z.strictObject({ ...when(), ...what() }))
type Plain = z.output<ReturnType<typeof plain>>

/** What is wrong with members that are each right; undefined when nothing is. */
const misfit = (fault: Plain): string | undefined => {
  const { operation = '', outcome, settlesAfter, deadLink, done, error } = fault
  const given = kinds.filter(kind => fault[kind] !== undefined)
  if (given.length > 1) return `has ${given.join(' and ')}, of which there is one at most`
  if (given.length === 0 && alone.every(name => fault[name] === undefined))
    return `has none of ${[...kinds, ...alone].join(', ')}`
  if (fault.retryAfter !== undefined && error !== 'tooManyRequests')
    return 'has retryAfter, which goes with error: tooManyRequests'
  if (outcome !== undefined && !(outcome in (outcomesOf[operation] ?? {})))
    return operation in outcomesOf
      ? `has an outcome that ${operation} has not: ${ends(outcomesOf[operation]!).join(', ')}`
      : `has an outcome, which goes with operation: ${Object.keys(outcomesOf).join(', ')}`
  if (settlesAfter !== undefined && !slow.includes(operation))
    return `has settlesAfter, which goes with operation: ${slow.join(', ')}`
  if (deadLink && operation !== 'storage') return 'has deadLink, which goes with operation: storage'
  if (done !== undefined && !['status', 'page', 'lost'].some(kind => kind === given[0]))
    return 'has done, which goes with status, page or lost'
  if (error !== undefined && guests.some(guest => guest === operation))
    return "has error, which goes with KSeF's own operations"
  return undefined
}

/** A fault, when it strikes and what it does. */
export const Fault = whenAsked(() =>
  plain().check(context => {
    const message = misfit(context.value)
    if (message !== undefined)
      context.issues.push({ code: 'custom', message: `The fault ${message}.`, input: context.value, path: [] })
  }),
)
export type Fault = z.output<ReturnType<typeof Fault>>

/** What of a fault a version does not have: an operation, or an error; undefined where it has both. */
export const notIn = ({ api, named }: Contract, { operation = '', error }: Fault): string | undefined => {
  const isOne = everyOperation.some(({ area, name }) => `${area}.${name}` === operation)
  if (isOne && !named.has(operation)) return operation
  return error !== undefined && !isThere(errors[error], api) ? error : undefined
}

/** The one that a request asks for itself: `X-Simulator-Fault: error=tooManyRequests&retryAfter=7`. */
export const faultHeader = 'X-Simulator-Fault'
/** What it cannot say: which requests it strikes. */
export const notInHeader = whenAsked((): readonly string[] => Object.keys(when()))

/** So many stand at once. */
export const mostFaults = 100

const ShownFault = whenAsked(() =>
  z.object({
    id: z.string(),
    addedAt: ShownInstant(),
    endsAt: ShownInstant().optional(),
    met: z.int().meta({ description: 'Requests that it could have struck.' }),
    struck: z.int(),
    fault: z.record(z.string(), z.unknown()).meta({ description: 'As it was given; durations in milliseconds.' }),
  }),
)

export const list = controlCall({
  method: 'GET',
  path: '/faults',
  summary: 'The faults that stand, and how often each has struck',
  success: {
    status: 200,
    text: 'In the order in which they are tried.',
    get body() {
      return z.array(ShownFault())
    },
  },
})

export const add = controlCall({
  method: 'POST',
  path: '/faults',
  summary: 'Let requests fail: in the words of KSeF, or as a network fails',
  get body() {
    return Fault()
  },
  success: {
    status: 201,
    text: 'It stands.',
    get body() {
      return ShownFault()
    },
  },
  refusals: { 409: `There are ${mostFaults} already, or the version of the API has no such operation or error.` },
})

export const remove = controlCall({
  method: 'DELETE',
  path: '/faults/{id}',
  summary: 'Take one fault away',
  get params() {
    return z.object({ id: z.string().max(64) })
  },
  success: { status: 204, text: 'It strikes no more.' },
  refusals: { 404: 'No fault has this id.' },
})

export const clear = controlCall({
  method: 'DELETE',
  path: '/faults',
  summary: 'Take all faults away',
  success: { status: 204, text: 'None strikes any more.' },
})

import { filled } from '../../../contracts/filled.ts'
import type { Contract } from '../../../contracts/ksef/contract.ts'
import { type ErrorName, KsefError } from '../../../contracts/ksef/errors.ts'
import { makeCollectiveIdentifier } from '../../../contracts/ksef/formats.ts'
import type { Operations } from '../../../contracts/ksef/operations.ts'
import type { Input } from '../../../contracts/operation.ts'
import type { Told } from '../../../contracts/told.ts'
import type { Runtime } from '../../runtime/runtime.ts'
import { contextOf } from '../access/caller.ts'
import type { Handler, Writing } from '../handler.ts'
import { standsOn } from '../invoices/stands-on.ts'
import { sessionLimitsOf } from '../limits/session-limits.ts'
import { randomHex } from '../random-text.ts'
import type { AcceptedInvoiceRecord } from '../records.ts'
import { collectedKey, contextKey, type ReadableStore } from '../tables.ts'
import { why } from './explanations.ts'

type Create = Operations['collectiveIdentifiers']['create']
type Invoices = Input<Create>['body']['invoices']

/** collective-identifiers-n04 */
const mostPerContext = 132
/** So many KSeF numbers are told of one fault. */
const mostTold = 10

/** The order of the checks is assumed: first what the request says by itself, then what is known of the invoices. */
export const create: Handler<Create> = async ({ body: { invoices } }, work) => {
  const { store, caller, runtime, now } = work
  const context = contextOf(caller)
  await refuseTooMany(invoices, work)
  refuseRepeated(invoices, work)
  const { sellerNip } = await refuseStrangers(invoices, work)
  await refuseCollectedTooOften(invoices, work)

  const number = await freshNumber(sellerNip, now, store, runtime)
  await store.collectiveIdentifiers.add({ number, sellerNip, context, createdAt: now, invoiceCount: invoices.length })
  for (const { ksefNumber, payment, description } of invoices)
    await store.collectedInvoices.add({
      number,
      ksefNumber,
      context,
      createdAt: now,
      payment: payment ?? undefined,
      description: description ?? undefined,
    })
  return { collectiveIdentifierNumber: number }
}

/** Refuses for these invoices, if there are any: a detail for each. */
const refuseFor = (
  error: ErrorName,
  numbers: readonly string[],
  { errors }: Contract,
  explanation: (numbers: string) => Told,
): void => {
  if (numbers.length === 0) return
  const told = numbers.slice(0, mostTold)
  const { detail } = errors[error] as { detail: string }
  throw new KsefError(error, {
    details: told.map(ksefNumber => filled(detail, { ksefNumber })),
    explanation: explanation(told.join(', ')),
  })
}

const refuseTooMany = async (invoices: Invoices, { caller, store }: Writing<Create>) => {
  const { maxInvoices } = (await sessionLimitsOf(contextOf(caller), store)).collectiveIdentifier
  if (invoices.length > maxInvoices)
    throw new KsefError('validationFailed', {
      details: [`'invoices' must contain at most ${maxInvoices} items.`],
      explanation: why('tooMany', { count: invoices.length, limit: maxInvoices }),
    })
}

const refuseRepeated = (invoices: Invoices, { contract }: Writing<Create>) => {
  const numbers = invoices.map(({ ksefNumber }) => ksefNumber)
  const repeated = new Set(numbers.filter((number, place) => numbers.indexOf(number) !== place))
  refuseFor('ksefNumberRepeated', [...repeated], contract, told => why('repeated', { numbers: told }))
}

/** Every invoice is visible to the context, and all have one seller. */
const refuseStrangers = async (invoices: Invoices, { caller, store, now, contract }: Writing<Create>) => {
  const numbers = invoices.map(({ ksefNumber }) => ksefNumber)
  const context = contextKey(contextOf(caller))
  const found: AcceptedInvoiceRecord[] = []
  const missing: string[] = []
  for (const [place, accepted] of (await store.acceptedInvoices.many(numbers)).entries()) {
    const visible = accepted !== undefined && accepted.storedAt <= now
    if (visible && (await standsOn(accepted.ksefNumber, context, store))) found.push(accepted)
    else missing.push(numbers[place]!)
  }
  refuseFor('collectedInvoiceNotFound', missing, contract, told => why('notFound', { context, numbers: told }))
  const sellerNip = found[0]!.metadata.seller.nip
  const others = found.filter(({ metadata }) => metadata.seller.nip !== sellerNip)
  refuseFor(
    'sellersDiffer',
    others.map(({ ksefNumber }) => ksefNumber),
    contract,
    told => why('sellersDiffer', { seller: sellerNip, numbers: told }),
  )
  return { sellerNip }
}

const refuseCollectedTooOften = async (invoices: Invoices, { caller, store, contract }: Writing<Create>) => {
  const context = contextOf(caller)
  const full: string[] = []
  for (const { ksefNumber } of invoices) {
    const page = { size: mostPerContext, order: 'newest' } as const
    const known = await store.collectedInvoices.page('byContext', collectedKey(context, ksefNumber), page)
    if (known.length >= mostPerContext) full.push(ksefNumber)
  }
  refuseFor('collectedTooOften', full, contract, numbers =>
    why('tooOften', { limit: mostPerContext, context: contextKey(context), numbers }),
  )
}

const freshNumber = async (sellerNip: string, now: number, store: ReadableStore, runtime: Runtime): Promise<string> => {
  for (;;) {
    const number = makeCollectiveIdentifier(sellerNip, now, randomHex(runtime, 4).toUpperCase())
    if ((await store.collectiveIdentifiers.get(number)) === undefined) return number
  }
}

import { invoicePages, type Session } from '../../../client/index.ts'
import { ACCEPTED } from '../../../contracts/acube/statuses.ts'
import { formatTimestamp, readTimestamp } from '../../../contracts/ksef/formats.ts'
import type { InvoiceMetadata } from '../../../contracts/ksef/invoices/query-metadata.ts'
import { newUuid } from '../../ksef/random-text.ts'
import { sha256 } from '../../runtime/sha256.ts'
import { each } from '../../store/each.ts'
import { summaries } from '../fa3/parts.ts'
import { nextSerial } from '../next-serial.ts'
import type { EntityRecord, InvoiceRecord, KsefTokenRecord, SubjectType } from '../records.ts'
import { acubeTables } from '../tables.ts'
import { invoicePayload } from './change-invoice.ts'
import { notify } from './notify.ts'
import { LONGEST_RANGE } from './query-limits.ts'
import type { Run } from './run.ts'
import { changeEntity, noteLack } from './standing.ts'
import { askedPause, isNotPermitted, isRefusal, messageOf } from './trouble.ts'

/** Which part the entity has, and what an invoice found by it is called. */
const parts = {
  Subject2: { direction: 'received', webhookType: 'invoice-receiver', counted: 'received' },
  Subject1: { direction: 'sent', webhookType: 'invoice-sync', counted: 'synced' },
} as const satisfies Record<SubjectType, object>

/** Whether it is known already: found before, or sent by A-Cube itself, which does not know its number yet. */
const isKnown = async (
  { uuid }: EntityRecord,
  { ksefNumber, invoiceHash }: InvoiceMetadata,
  direction: InvoiceRecord['direction'],
  { tables }: Run,
): Promise<boolean> =>
  tables.read(async ({ invoices }) => {
    const partition = `${uuid} ${direction} ${ksefNumber}`
    if ((await invoices.page('byKsefNumber', partition, { size: 1, order: 'oldest' })).length > 0) return true
    if (direction === 'received') return false
    for (const stage of ['unanswered', 'processing', 'queued'])
      for await (const it of each(invoices, acubeTables.invoices, 'toDo', `${uuid} ${stage}`))
        if (it.hash === invoiceHash && it.attempts.length > 0) return true
    return false
  })

const store = async (
  entity: EntityRecord,
  found: InvoiceMetadata,
  xml: Uint8Array,
  { direction, webhookType }: (typeof parts)[SubjectType],
  { tables, runtime }: Run,
): Promise<void> => {
  const { summaryOf } = await summaries()
  const summary = summaryOf(xml, found.formCode)
  await tables.write(async store => {
    const invoice: InvoiceRecord = {
      uuid: newUuid(runtime),
      entity: entity.uuid,
      account: entity.account,
      serial: await nextSerial(entity.account, store),
      direction,
      origin: 'ksef',
      createdAt: runtime.now(),
      xml,
      hash: sha256(xml),
      summary,
      status: 'valid',
      processingCode: ACCEPTED,
      attempts: [],
      unanswered: false,
      ksefNumber: found.ksefNumber,
      acquiredAt: readTimestamp(found.acquisitionDate),
      mode: found.invoicingMode,
    }
    await store.invoices.put(invoice)
    await notify(invoicePayload(invoice, webhookType), store, runtime)
  })
}

interface Place {
  readonly entity: EntityRecord
  readonly subjectType: SubjectType
  readonly session: Session
}

/** Takes an invoice that KSeF has, unless it is known. */
const take = async (found: InvoiceMetadata, { entity, subjectType, session }: Place, run: Run): Promise<void> => {
  const part = parts[subjectType]
  if (await isKnown(entity, found, part.direction, run)) return
  const { xml } = await session.invoices.get({ params: { ksefNumber: found.ksefNumber } })
  await store(entity, found, xml, part, run)
  run.report[part.counted]++
}

/** Takes what is new from an instant on, in one range. @returns up to where all is found, and whether there is more. */
const takeRange = async (from: string, place: Place, run: Run): Promise<{ upTo: string; more: boolean }> => {
  const now = run.runtime.now()
  const end = (readTimestamp(from) ?? now) + LONGEST_RANGE
  const to = end < now ? formatTimestamp(end) : undefined
  const dateRange = { dateType: 'PermanentStorage', from, to, restrictToPermanentStorageHwmDate: true } as const
  let upTo = from
  for await (const page of invoicePages(place.session, { subjectType: place.subjectType, dateRange })) {
    for (const found of page.invoices) await take(found, place, run)
    upTo = page.permanentStorageHwmDate ?? upTo
  }
  return { upTo: to ?? upTo, more: to !== undefined }
}

/** Takes what is new in one part, and remembers up to where everything is found. */
const lookFor = async (place: Place, run: Run): Promise<void> => {
  const { entity, subjectType } = place
  let from = entity.foundUpTo[subjectType] ?? formatTimestamp(run.runtime.now() - LONGEST_RANGE)
  for (let more = true; more; ) {
    const range = await takeRange(from, place, run)
    from = range.upTo
    more = range.more
    const { foundUpTo } = (await run.tables.read(store => store.entities.get(entity.uuid))) ?? entity
    await changeEntity(entity.uuid, { foundUpTo: { ...foundUpTo, [subjectType]: from } }, run)
  }
}

/** KSeF has nothing below its high-water mark that was not there before. */
const isBeyondHighWater = (error: unknown): boolean => isRefusal(error) && error.error === 'beyondHighWaterMark'

const MINUTE = 60_000

/**
 * Looks into KSeF for invoices that are new: for the entity, and by the entity another way. KSeF allows few such
 * questions (20 an hour): when it says so, this alone waits.
 */
export const look = async (token: KsefTokenRecord, session: Session, run: Run): Promise<void> => {
  const { tables, runtime } = run
  let pause: number | undefined
  for (const subjectType of Object.keys(parts) as SubjectType[]) {
    const entity = (await tables.read(store => store.entities.get(token.entity)))!
    try {
      await lookFor({ entity, subjectType, session }, run)
    } catch (error) {
      pause = askedPause(error)
      if (isNotPermitted(error)) await noteLack(token, 'read', run)
      else if (pause === undefined && !isBeyondHighWater(error)) {
        if (!isRefusal(error)) throw error
        // Not downloadable yet, say.
        pause = MINUTE
      }
      if (!isBeyondHighWater(error)) run.report.troubles.push(`Looking for invoices: ${messageOf(error)}`)
      if (pause !== undefined || isNotPermitted(error)) break
    }
  }
  const now = runtime.now()
  await changeEntity(token.entity, { lookedAt: now, lookAgainAt: pause === undefined ? undefined : now + pause }, run)
}

import { createHash } from 'node:crypto'
import type { Session } from '../../../client/index.ts'
import { ACCEPTED } from '../../../contracts/acube/statuses.ts'
import { formatTimestamp, readTimestamp } from '../../../contracts/formats.ts'
import type { InvoiceMetadata } from '../../../contracts/invoices/query-metadata.ts'
import { newUuid } from '../../random-text.ts'
import type { EntityRecord, InvoiceRecord, KsefTokenRecord, SubjectType } from '../records.ts'
import { ALL, stageOf } from '../tables.ts'
import { invoicePayload, nextSerial } from './change-invoice.ts'
import { notify } from './notify.ts'
import type { Run } from './run.ts'
import { changeEntity, noteLack } from './standing.ts'
import { askedPause, isNotPermitted, isRefusal, messageOf } from './trouble.ts'

const day = 86_400_000
/** KSeF takes ranges of three months. */
const longestRange = 85 * day
const PAGE = 250

/** Which part the entity has, and what an invoice found by it is called. */
const parts = {
  Subject2: { direction: 'received', webhookType: 'invoice-receiver', counted: 'received' },
  Subject1: { direction: 'sent', webhookType: 'invoice-sync', counted: 'synced' },
} as const satisfies Record<SubjectType, object>

/** Whether it is known already: found before, or sent by A-Cube itself and not decided on yet. */
const isKnown = async (
  { uuid, account }: EntityRecord,
  { ksefNumber, invoiceHash }: InvoiceMetadata,
  direction: InvoiceRecord['direction'],
  { engine }: Run,
): Promise<boolean> => {
  const partition = `${uuid} ${direction} ${ksefNumber}`
  const { invoices } = engine.store
  if ((await invoices.page('byKsefNumber', partition, { size: 1, order: 'oldest' })).length > 0) return true
  if (direction === 'received') return false
  const own = await invoices.page('byAccount', account, { size: ALL, order: 'newest' })
  return own.some(
    it => it.entity === uuid && it.hash === invoiceHash && ['unanswered', 'processing'].includes(stageOf(it) ?? ''),
  )
}

const store = async (
  entity: EntityRecord,
  found: InvoiceMetadata,
  xml: Uint8Array,
  { direction, webhookType }: (typeof parts)[SubjectType],
  { engine, runtime }: Run,
): Promise<void> => {
  const { summaryOf } = await import('../fa3/summary.ts')
  const summary = summaryOf(xml, found.formCode)
  await engine.transaction(async store => {
    const invoice: InvoiceRecord = {
      uuid: newUuid(runtime),
      entity: entity.uuid,
      account: entity.account,
      serial: await nextSerial(entity.account, store),
      direction,
      origin: 'ksef',
      createdAt: runtime.now(),
      xml,
      hash: createHash('sha256').update(xml).digest('base64'),
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

/** Takes what is new in one part, and remembers up to where everything is found. */
const lookFor = async (entity: EntityRecord, subjectType: SubjectType, session: Session, run: Run): Promise<void> => {
  const now = run.runtime.now()
  let from = entity.foundUpTo[subjectType] ?? formatTimestamp(now - longestRange)
  for (let behind = true; behind; ) {
    const to = Math.min(now, (readTimestamp(from) ?? now) + longestRange)
    behind = to < now
    const dateRange = {
      dateType: 'PermanentStorage' as const,
      from,
      to: behind ? formatTimestamp(to) : undefined,
      restrictToPermanentStorageHwmDate: true,
    }
    let upTo = from
    for (let pageOffset = 0, more = true; more; pageOffset++) {
      const page = await session.invoices.queryMetadata({
        query: { pageOffset, pageSize: PAGE, sortOrder: 'Asc' },
        body: { subjectType, dateRange },
      })
      for (const found of page.invoices) {
        const part = parts[subjectType]
        if (!(await isKnown(entity, found, part.direction, run))) {
          const { xml } = await session.invoices.get({ params: { ksefNumber: found.ksefNumber } })
          await store(entity, found, xml, part, run)
          run.report[part.counted]++
        }
        upTo = found.permanentStorageDate
      }
      more = page.hasMore
      // With more than 10 000 in the range KSeF shows no more of it: the next look begins at the last that it showed.
      if (!more && page.isTruncated) behind = true
      else if (!more) upTo = behind ? formatTimestamp(to) : (page.permanentStorageHwmDate ?? upTo)
    }
    if (upTo === from) behind = false
    from = upTo
    const { foundUpTo } = (await run.engine.store.entities.get(entity.uuid)) ?? entity
    await changeEntity(entity.uuid, { foundUpTo: { ...foundUpTo, [subjectType]: upTo } }, run)
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
  const { engine, runtime } = run
  let pause: number | undefined
  for (const subjectType of Object.keys(parts) as SubjectType[]) {
    const entity = (await engine.store.entities.get(token.entity))!
    try {
      await lookFor(entity, subjectType, session, run)
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

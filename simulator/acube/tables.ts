import { define, type Position, type ReadableOf, type StoreOf, type Transactions } from '../store/engine.ts'
import type {
  DeliveryRecord,
  EntityRecord,
  InvoiceRecord,
  KsefSessionRecord,
  KsefTokenRecord,
  WebhookRecord,
} from './records.ts'

/** What still has to be done about a sent invoice; undefined when nothing has. */
export const stageOf = (it: InvoiceRecord): 'unanswered' | 'queued' | 'processing' | 'receipt' | undefined => {
  if (it.unanswered) return 'unanswered'
  if (it.status === 'in_queue') return 'queued'
  if (it.status === 'processing') return 'processing'
  return it.status === 'valid' && it.session !== undefined && it.upo === undefined ? 'receipt' : undefined
}

const padded = (serial: number): string => String(serial).padStart(12, '0')
const inOrder = (it: { createdAt: number; serial: number }): Position => [it.createdAt, padded(it.serial)]
const byAge = (it: { createdAt: number; uuid: string }): Position => [it.createdAt, it.uuid]

/** A-Cube's tables: none of KSeF's. */
export const acubeTables = {
  entities: define<EntityRecord>()({
    key: it => it.uuid,
    indexes: {
      all: { partition: () => '', position: byAge },
      byAccount: { partition: it => it.account, position: byAge },
      byNip: { partition: it => `${it.account} ${it.details.nip}`, position: byAge },
    },
  }),
  tokens: define<KsefTokenRecord>()({
    key: it => it.uuid,
    indexes: { byEntity: { partition: it => it.entity, position: it => [it.addedAt, it.uuid] } },
  }),
  sessions: define<KsefSessionRecord>()({
    key: it => it.referenceNumber,
    indexes: {
      byEntity: { partition: it => it.entity, position: it => [it.openedAt, it.referenceNumber] },
    },
  }),
  invoices: define<InvoiceRecord>()({
    key: it => it.uuid,
    indexes: {
      byAccount: { partition: it => it.account, position: inOrder },
      toDo: {
        partition: it => {
          const stage = stageOf(it)
          return stage && `${it.entity} ${stage}`
        },
        position: inOrder,
      },
      bySession: { partition: it => it.session, position: inOrder },
      byKsefNumber: {
        partition: it => it.ksefNumber && `${it.entity} ${it.direction} ${it.ksefNumber}`,
        position: inOrder,
      },
    },
  }),
  webhooks: define<WebhookRecord>()({
    key: it => it.uuid,
    indexes: {
      byAccount: { partition: it => it.account, position: byAge },
      byType: { partition: it => `${it.entity} ${it.type}`, position: byAge },
    },
  }),
  deliveries: define<DeliveryRecord>()({
    key: it => it.uuid,
    indexes: {
      all: { partition: () => '', position: inOrder },
      waiting: {
        partition: it => (it.state === 'waiting' ? '' : undefined),
        position: it => [it.dueAt, padded(it.serial)],
      },
      waitingFor: {
        partition: it => (it.state === 'waiting' ? it.webhook : undefined),
        position: it => [it.dueAt, padded(it.serial)],
      },
      finished: { partition: it => (it.state === 'waiting' ? undefined : ''), position: inOrder },
    },
  }),
} as const

export interface AcubeStore extends StoreOf<typeof acubeTables> {}
/** To look into. */
export interface ReadableAcubeStore extends ReadableOf<AcubeStore> {}
export type AcubeTransactions = Transactions<AcubeStore>

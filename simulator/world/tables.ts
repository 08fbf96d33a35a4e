import { define, type StoreOf, type Transactions } from '../store/engine.ts'
import type { ExplanationRecord, FaultRecord, KeyRecord, SecretRecord, SettingsRecord } from './records.ts'

/** What a world keeps beside its systems. */
export const worldTables = {
  secrets: define<SecretRecord>()({ key: it => it.name, indexes: {} }),
  keys: define<KeyRecord>()({
    key: it => String(it.place),
    held: true,
    indexes: { inOrder: { partition: () => '', position: it => [it.place, ''] } },
  }),
  faults: define<FaultRecord>()({
    key: it => it.id,
    held: true,
    indexes: { inOrder: { partition: () => '', position: it => [it.serial, ''] } },
  }),
  settings: define<SettingsRecord>()({ key: it => it.name, held: true, indexes: {} }),
  explanations: define<ExplanationRecord>()({
    key: it => it.id,
    indexes: { bySerial: { partition: () => '', position: it => [it.serial, ''] } },
  }),
} as const

export interface WorldStore extends StoreOf<typeof worldTables> {}
export type WorldTransactions = Transactions<WorldStore>

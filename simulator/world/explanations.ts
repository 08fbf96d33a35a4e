import { bounded, type Explanation, type Explanations } from '../http/explanations.ts'
import type { ReadableOf } from '../store/engine.ts'
import type { ExplanationRecord } from './records.ts'
import type { WorldStore, WorldTransactions } from './tables.ts'

/** So many are kept; the oldest go first. */
const KEPT = 1000

const newestOf = async ({
  explanations,
}: Pick<ReadableOf<WorldStore>, 'explanations'>): Promise<ExplanationRecord | undefined> =>
  (await explanations.page('bySerial', '', { size: 1, order: 'newest' }))[0]

const shown = (record: ExplanationRecord | undefined): Explanation | undefined => {
  if (record === undefined) return undefined
  const { serial: _, ...explanation } = record
  return explanation
}

/** A part of a text would keep the whole of it in memory. */
const copyOf = (explanation: Omit<Explanation, 'id'>): Omit<Explanation, 'id'> =>
  JSON.parse(JSON.stringify(explanation))

/** @param prefix what ids begin with, where one address answers for several. */
export const createExplanations = (tables: WorldTransactions, prefix = 'e'): Explanations => {
  const idOf = (serial: number): string => `${prefix}${serial.toString(36)}`
  return {
    add: explanation =>
      tables.write(async store => {
        const serial = ((await newestOf(store))?.serial ?? 0) + 1
        await store.explanations.add({ id: idOf(serial), serial, ...copyOf(bounded(explanation)) })
        await store.explanations.delete(idOf(serial - KEPT))
        return idOf(serial)
      }),
    get: async id => shown(await tables.read(({ explanations }) => explanations.get(id))),
    newest: async () => shown(await tables.read(newestOf)),
  }
}

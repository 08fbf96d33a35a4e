import { bounded, type Explanation, type Explanations } from '../http/explanations.ts'
import type { WorldTransactions } from './tables.ts'

/** So many are kept; the oldest go first. */
const KEPT = 1000

/** A part of a text would keep the whole of it in memory. */
const copyOf = (explanation: Omit<Explanation, 'id'>): Omit<Explanation, 'id'> =>
  JSON.parse(JSON.stringify(explanation))

/** @param prefix what ids begin with, where one address answers for several. */
export const createExplanations = (tables: WorldTransactions, prefix = 'e'): Explanations => {
  const idOf = (serial: number): string => `${prefix}${serial.toString(36)}`
  return {
    add: explanation =>
      tables.write(async ({ explanations }) => {
        const [newest] = await explanations.page('bySerial', '', { size: 1, order: 'newest' })
        const serial = (newest?.serial ?? 0) + 1
        await explanations.add({ id: idOf(serial), serial, ...copyOf(bounded(explanation)) })
        await explanations.delete(idOf(serial - KEPT))
        return idOf(serial)
      }),
    get: async id => {
      const record = await tables.read(({ explanations }) => explanations.get(id))
      if (record === undefined) return undefined
      const { serial: _, ...explanation } = record
      return explanation
    },
  }
}

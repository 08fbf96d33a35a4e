import { type Fault, mostFaults } from '../../contracts/control/faults.ts'
import { concernsOperation, isContext } from '../http/concerns.ts'
import type { Runtime } from '../runtime/runtime.ts'
import type { FaultRecord } from './records.ts'
import type { WorldTransactions } from './tables.ts'

/** A request, as faults ask for it. */
export interface Met {
  /** `tokens.generate`, `storage`, `acube`; undefined for what no fault strikes. */
  readonly operation: string | undefined
  /** `Nip:5265877635`, where a bearer names one. */
  readonly context: string | undefined
}

/** What goes wrong in a world because somebody wants it to. */
export interface Faults {
  all(): readonly FaultRecord[]
  /** @returns undefined where there are too many */
  add(fault: Fault): Promise<FaultRecord | undefined>
  /** @returns whether there was one */
  remove(id: string): Promise<boolean>
  clear(): Promise<void>
  /** The first that strikes this request, which is counted. */
  strike(met: Met): Promise<FaultRecord | undefined>
}

const concerns = ({ fault }: FaultRecord, { operation, context }: Met): boolean =>
  operation !== undefined &&
  concernsOperation(fault.operation, operation) &&
  (fault.context === undefined || isContext(fault.context, context))

const isSpent = ({ fault: { times }, struck, endsAt }: FaultRecord, now: number): boolean =>
  (times !== undefined && struck >= times) || (endsAt !== undefined && now >= endsAt)

/** Those that the world has. Kept in memory, for every request asks. */
export const openFaults = async (tables: WorldTransactions, runtime: Runtime): Promise<Faults> => {
  let standing = await tables.read(({ faults }) => faults.page('inOrder', '', { size: mostFaults, order: 'oldest' }))
  let serial = standing.at(-1)?.serial ?? 0

  const isLikely = (chance: number | undefined): boolean =>
    chance === undefined || runtime.random(4).readUInt32BE() / 2 ** 32 < chance

  const counted = (record: FaultRecord): FaultRecord => {
    const met = record.met + 1
    const strikes = met >= (record.fault.nth ?? 1) && isLikely(record.fault.chance)
    return { ...record, met, struck: record.struck + (strikes ? 1 : 0) }
  }
  /** In memory at once, so that two requests at one time are two. */
  const replace = (record: FaultRecord): Promise<void> => {
    standing = standing.map(it => (it.id === record.id ? record : it))
    return tables.write(({ faults }) => faults.put(record))
  }

  return {
    all: () => standing.filter(it => !isSpent(it, runtime.now())),
    add: async fault => {
      if (standing.filter(it => !isSpent(it, runtime.now())).length >= mostFaults) return undefined
      const [addedAt, id] = [runtime.now(), `f${++serial}`]
      const endsAt = fault.lasts === undefined ? undefined : addedAt + fault.lasts
      const record: FaultRecord = { id, serial, addedAt, endsAt, met: 0, struck: 0, fault }
      const spent = standing.filter(it => isSpent(it, addedAt))
      standing = [...standing.filter(it => !spent.includes(it)), record]
      await tables.write(async ({ faults }) => {
        for (const { id } of spent) await faults.delete(id)
        await faults.put(record)
      })
      return record
    },
    remove: async id => {
      const found = standing.some(it => it.id === id && !isSpent(it, runtime.now()))
      standing = standing.filter(it => it.id !== id)
      await tables.write(({ faults }) => faults.delete(id))
      return found
    },
    clear: async () => {
      const gone = standing
      standing = []
      await tables.write(async ({ faults }) => {
        for (const { id } of gone) await faults.delete(id)
      })
    },
    strike: async met => {
      const now = runtime.now()
      for (const record of standing) {
        if (isSpent(record, now) || !concerns(record, met)) continue
        const after = counted(record)
        await replace(after)
        if (after.struck > record.struck) return after
      }
      return undefined
    },
  }
}

import { type Fault, mostFaults } from '../../contracts/control/faults.ts'
import { concernsOperation, isContext } from '../http/concerns.ts'
import type { Runtime } from '../runtime/runtime.ts'
import type { FaultRecord } from './records.ts'
import type { WorldStore, WorldTransactions } from './tables.ts'

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
  /** Reads them again: another process has changed them. */
  renew(): Promise<void>
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

type FaultStore = WorldStore['faults']

const allOf = (faults: Pick<FaultStore, 'page'>): Promise<readonly FaultRecord[]> =>
  faults.page('inOrder', '', { size: mostFaults, order: 'oldest' })

/**
 * Those that the world has. Kept in memory, for requests ask; counted in their records, for others may count, too.
 * @param changed is told when they are others
 */
export const openFaults = async (tables: WorldTransactions, runtime: Runtime, changed: () => void): Promise<Faults> => {
  const read = () => tables.read(({ faults }) => allOf(faults))
  let standing = await read()
  let last = 0

  const isLikely = (chance: number | undefined): boolean =>
    chance === undefined || runtime.random(4).readUInt32BE() / 2 ** 32 < chance

  const counted = (record: FaultRecord): FaultRecord => {
    const met = record.met + 1
    const strikes = met >= (record.fault.nth ?? 1) && isLikely(record.fault.chance)
    return { ...record, met, struck: record.struck + (strikes ? 1 : 0) }
  }
  /** Changes the records, and knows them as they are then. */
  const change = async <T>(work: (faults: FaultStore) => Promise<T>): Promise<T> => {
    const done = await tables.write(async ({ faults }) => ({ result: await work(faults), all: await allOf(faults) }))
    standing = done.all
    changed()
    return done.result
  }
  /** Counts a request for a fault. @returns the fault where it strikes */
  const count = (id: string, now: number): Promise<FaultRecord | undefined> =>
    change(async faults => {
      const record = await faults.get(id)
      if (record === undefined || isSpent(record, now)) return undefined
      const after = counted(record)
      await faults.put(after)
      return after.struck > record.struck ? after : undefined
    })

  return {
    all: () => standing.filter(it => !isSpent(it, runtime.now())),
    renew: async () => {
      standing = await read()
      changed()
    },
    add: fault =>
      change(async faults => {
        const addedAt = runtime.now()
        const all = await allOf(faults)
        const spent = all.filter(it => isSpent(it, addedAt))
        if (all.length - spent.length >= mostFaults) return undefined
        const serial = Math.max(last, all.at(-1)?.serial ?? 0) + 1
        last = serial
        const endsAt = fault.lasts === undefined ? undefined : addedAt + fault.lasts
        const record: FaultRecord = { id: `f${serial}`, serial, addedAt, endsAt, met: 0, struck: 0, fault }
        for (const { id } of spent) await faults.delete(id)
        await faults.put(record)
        return record
      }),
    remove: id =>
      change(async faults => {
        const record = await faults.get(id)
        await faults.delete(id)
        return record !== undefined && !isSpent(record, runtime.now())
      }),
    clear: () =>
      change(async faults => {
        for (const { id } of await allOf(faults)) await faults.delete(id)
      }),
    strike: async met => {
      const now = runtime.now()
      for (const record of standing) {
        if (isSpent(record, now) || !concerns(record, met)) continue
        const struck = await count(record.id, now)
        if (struck !== undefined) return struck
      }
      return undefined
    },
  }
}

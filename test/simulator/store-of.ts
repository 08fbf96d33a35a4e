import type { Store } from '../../simulator/ksef/tables.ts'
import { ksefTables } from '../../simulator/ksef/tables.ts'
import type { Simulator } from '../../simulator/simulator.ts'

type AnyTable = Record<string, (...values: unknown[]) => Promise<unknown>>

const verbs = ['get', 'many', 'add', 'put', 'delete', 'page']

/** KSeF's tables of a simulator for a test to look into and to fill: every call is a transaction of its own. */
export const storeOf = ({ engine }: Pick<Simulator, 'engine'>): Store => {
  const table = (name: string) =>
    Object.fromEntries(
      verbs.map(verb => [
        verb,
        (...values: unknown[]) =>
          engine.write(({ ksef }) => (ksef as unknown as Record<string, AnyTable>)[name]![verb]!(...values)),
      ]),
    )
  return Object.fromEntries(Object.keys(ksefTables).map(name => [name, table(name)])) as unknown as Store
}

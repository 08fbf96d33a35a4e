import type { Engine } from '../../simulator/store/engine.ts'

type AnyStores = Record<string, Record<string, object>>

/** Makes a table store (or drop) nothing any more, as on a full disk. @returns what ends it */
export const breakPut = <S>(
  engine: Engine<S>,
  system: keyof S & string,
  table: string,
  reason: string,
  verb: 'put' | 'add' | 'delete' = 'put',
): (() => void) => {
  const { write } = engine
  const broken = (stores: AnyStores): AnyStores => {
    const tables = stores[system]!
    return {
      ...stores,
      [system]: { ...tables, [table]: { ...tables[table], [verb]: () => Promise.reject(new Error(reason)) } },
    }
  }
  engine.write = work => write(stores => work(broken(stores as AnyStores) as S))
  return () => {
    engine.write = write
  }
}

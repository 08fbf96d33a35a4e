interface Breakable {
  write<T>(work: (stores: never) => Promise<T>): Promise<T>
}

/** Makes a table store nothing any more, as on a full disk. @returns what ends it */
export const breakPut = (engine: Breakable, system: string, table: string, reason: string): (() => void) => {
  const { write } = engine
  engine.write = work =>
    write((stores: Record<string, Record<string, object>>) => {
      const broken = { ...stores[system]![table], put: () => Promise.reject(new Error(reason)) }
      return work({ ...stores, [system]: { ...stores[system], [table]: broken } } as never)
    })
  return () => {
    engine.write = write
  }
}

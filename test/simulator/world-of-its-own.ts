import { transactionsOf } from '../../simulator/store/engine.ts'
import { openMemory } from '../../simulator/store/memory.ts'
import { createExplanations } from '../../simulator/world/explanations.ts'
import { secretOf } from '../../simulator/world/secrets.ts'
import { worldTables } from '../../simulator/world/tables.ts'

/** What a world keeps beside its systems, for a test that has one part of it alone. */
export const worldOfItsOwn = () => {
  const tables = transactionsOf(openMemory({ world: worldTables }), 'world')
  return {
    explanations: createExplanations(tables),
    secret: (name: string, make: () => Uint8Array | Promise<Uint8Array>) => secretOf(tables, name, make),
  }
}

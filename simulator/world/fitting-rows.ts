import { NoSnapshot } from '../control/no-snapshot.ts'
import { definitionOf, type Row, type TableDefinition } from '../store/engine.ts'
import { type Place, placesOf } from '../store/places.ts'
import { systems } from './systems.ts'

const isPlace = (place: Place | undefined): boolean => {
  if (place === undefined) return true
  const { partition, position } = place
  return typeof partition === 'string' && Number.isFinite(position[0]) && typeof position[1] === 'string'
}

const fits = ({ table, record }: Row): boolean => {
  try {
    const definition = definitionOf(systems, table) as TableDefinition<object>
    return typeof definition.key(record) === 'string' && Object.values(placesOf(definition, record)).every(isPlace)
  } catch {
    // No such table, or no such members.
    return false
  }
}

/**
 * Rows that a table of ours has, with keys and places: who goes through an index by places that are none comes to no end.
 * @throws NoSnapshot
 */
export async function* fittingRows(rows: AsyncIterable<Row>): AsyncIterable<Row> {
  for await (const row of rows) {
    if (!fits(row)) throw new NoSnapshot(`a record of ${row.table} is none that this version has there`)
    yield row
  }
}

import { codeUnits } from '../code-units.ts'
import type { Page, Table, TableDefinition } from '../engine.ts'
import { isSamePlace, type Place, placesOf } from '../places.ts'
import { fromStored, toStored } from '../stored.ts'
import { Taken } from '../taken.ts'
import { type Asked, ask } from './driver.ts'

/** Where a table's records are in the database: ids. */
export interface TablePlace {
  readonly world: number
  readonly table: number
  readonly indexes: Readonly<Record<string, number>>
}

interface Found {
  readonly id: string
  readonly record: object
}

/** Puts places into the index, of the record that `from` gives the id of. */
const insertPlaces = (from: string): string =>
  `insert into ksef_simulator.places
   select $1, "index", partition, at, place, ${from}
   unnest($2::integer[], $3::bytea[], $4::double precision[], $5::bytea[]) as p ("index", partition, at, place)`

/**
 * One table of one world in one transaction. What was found is kept until its end: nobody else changes it, and who puts a record
 * has nearly always read it.
 * @param changed is told of each change
 */
export const createPostgresTable = (
  title: string,
  definition: TableDefinition<object>,
  on: Asked,
  { world, table, indexes }: TablePlace,
  changed: () => void,
): Table<object> => {
  const known = new Map<string, Found>()
  const keep = (row: Readonly<Record<string, unknown>>): Found => {
    const found = { id: String(row.id), record: fromStored(row) }
    known.set(definition.key(found.record), found)
    return found
  }
  const many = async (keys: readonly string[]): Promise<void> => {
    const unknown = keys.filter(key => !known.has(key)).map(codeUnits)
    if (unknown.length === 0) return
    const found = await ask(
      on,
      'select id, record, bytes from ksef_simulator.records where world = $1 and "table" = $2 and key = any($3::bytea[])',
      ...[world, table, unknown],
    )
    found.forEach(keep)
  }
  const find = async (key: string): Promise<Found | undefined> => {
    if (!known.has(key)) await many([key])
    return known.get(key)
  }

  /** As columns. */
  const columns = (places: readonly (readonly [string, Place])[]) => [
    places.map(([name]) => indexes[name]!),
    places.map(([, { partition }]) => codeUnits(partition)),
    places.map(([, { position }]) => position[0]),
    places.map(([, { position }]) => codeUnits(position[1])),
  ]
  const standing = (places: Readonly<Record<string, Place | undefined>>) =>
    Object.entries(places).filter((it): it is [string, Place] => it[1] !== undefined)
  const refused = (record: object) => (cause: unknown) => {
    // unique_violation
    if ((cause as { code?: string }).code !== '23505') throw cause
    throw new Taken(`${title}: a position of ${definition.key(record)} is taken.`, { cause })
  }

  const add = async (record: object): Promise<void> => {
    changed()
    const key = definition.key(record)
    const taken = () => new Taken(`${title}: the key ${key} is taken.`)
    if (known.has(key)) throw taken()
    const [added] = await ask(
      on,
      `with added as (
         insert into ksef_simulator.records (world, "table", key, record, bytes) values ($1, $6, $7, $8, $9)
         on conflict do nothing returning id
       ), stood as (${insertPlaces('added.id from added,')})
       select id from added`,
      ...[world, ...columns(standing(placesOf(definition, record))), table, codeUnits(key), ...toStored(record)],
    ).catch(refused(record))
    if (added === undefined) throw taken()
    known.set(key, { id: String(added.id), record })
  }
  const replace = async ({ id, record: old }: Found, record: object): Promise<void> => {
    changed()
    const before = placesOf(definition, old)
    const places = placesOf(definition, record)
    const moved = Object.keys(places).filter(name => !isSamePlace(before[name], places[name]))
    known.set(definition.key(record), { id, record })
    const update = 'update ksef_simulator.records set record = $2, bytes = $3 where id = $1'
    if (moved.length === 0) return void (await ask(on, update, id, ...toStored(record)))
    const stand = standing(places).filter(([name]) => moved.includes(name))
    // On the way together.
    const done = [
      ask(
        on,
        'delete from ksef_simulator.places where record = $1 and "index" = any($2::integer[])',
        ...[id, moved.map(name => indexes[name]!)],
      ),
      ask(on, insertPlaces('$6::bigint from'), world, ...columns(stand), id).catch(refused(record)),
      ask(on, update, id, ...toStored(record)),
    ]
    for (const one of done) one.catch(() => {})
    for (const one of done) await one
  }
  const page = async (index: string, partition: string, { after, size, order }: Page): Promise<readonly object[]> => {
    const forward = order === 'oldest'
    const way = forward ? 'asc' : 'desc'
    const onward = after === undefined ? '' : `and (at, place) ${forward ? '>' : '<'} ($5::double precision, $6::bytea)`
    const values = after === undefined ? [] : [after[0], codeUnits(after[1])]
    const found = await ask(
      on,
      `select r.id, r.record, r.bytes from ksef_simulator.places p join ksef_simulator.records r on r.id = p.record
       where p.world = $1 and "index" = $2 and partition = $3 ${onward} order by at ${way}, place ${way} limit $4`,
      ...[world, indexes[index]!, codeUnits(partition), size, ...values],
    )
    return found.map(row => keep(row).record)
  }

  return {
    get: async key => (await find(key))?.record,
    many: async keys => {
      await many(keys)
      return keys.map(key => known.get(key)?.record)
    },
    add,
    put: async record => {
      const old = await find(definition.key(record))
      await (old === undefined ? add(record) : replace(old, record))
    },
    delete: async key => {
      const old = await find(key)
      if (old === undefined) return
      changed()
      known.delete(key)
      await ask(
        on,
        `with gone as (delete from ksef_simulator.places where record = $1)
         delete from ksef_simulator.records where id = $1`,
        old.id,
      )
    },
    page,
  }
}

/** So many records are worked on at a time. */
const AT_ONCE = 500

/** Works out anew where a table's records stand, in all worlds. */
export const indexTable = async (
  definition: TableDefinition<object>,
  on: Asked,
  { table, indexes }: Omit<TablePlace, 'world'>,
): Promise<void> => {
  for (let last = '0'; ; ) {
    const piece = await ask(
      on,
      'select id, world, record, bytes from ksef_simulator.records where "table" = $1 and id > $2 order by id limit $3',
      ...[table, last, AT_ONCE],
    )
    const places = piece.flatMap(row =>
      Object.entries(placesOf(definition, fromStored(row))).flatMap(([name, place]) =>
        place === undefined ? [] : [{ id: row.id, world: row.world, index: indexes[name]!, ...place }],
      ),
    )
    await ask(
      on,
      `insert into ksef_simulator.places select * from
       unnest($1::integer[], $2::integer[], $3::bytea[], $4::double precision[], $5::bytea[], $6::bigint[])`,
      ...[
        places.map(it => it.world),
        places.map(it => it.index),
        places.map(it => codeUnits(it.partition)),
        places.map(it => it.position[0]),
        places.map(it => codeUnits(it.position[1])),
        places.map(it => it.id),
      ],
    )
    if (piece.length < AT_ONCE) return
    last = String(piece.at(-1)!.id)
  }
}

import { codeUnits } from '../code-units.ts'
import type { Page, Table, TableDefinition } from '../engine.ts'
import { isSamePlace, type Place, placesOf } from '../places.ts'
import { fromStored, toStored } from '../stored.ts'
import { Taken } from '../taken.ts'
import type { Driver, Statement } from './driver.ts'

/** Statements of one database, each prepared once. */
export const createStatements = (database: Driver): ((sql: string) => Statement) => {
  const prepared = new Map<string, Statement>()
  return sql => {
    const known = prepared.get(sql) ?? database.prepare(sql)
    prepared.set(sql, known)
    return known
  }
}

/** One table of one world. */
export interface SqliteTable extends Table<object> {
  /** Works out where its records stand anew. */
  index(): void
}

/** Where a table's records are in the file: ids. */
export interface TablePlace {
  readonly world: number
  readonly table: number
  readonly indexes: Readonly<Record<string, number>>
}

/** So many records are worked on at a time. */
const AT_ONCE = 500

export const createSqliteTable = (
  title: string,
  definition: TableDefinition<object>,
  statement: (sql: string) => Statement,
  { world, table, indexes }: TablePlace,
): SqliteTable => {
  const found = (key: string) =>
    statement('select id, record, bytes from records where world = ? and "table" = ? and key = ?').get(
      ...[world, table, codeUnits(key)],
    )
  const stand = (id: number, record: object, name: string, place: Place | undefined): void => {
    if (place === undefined) return
    const { partition, position } = place
    try {
      statement('insert into places values (?, ?, ?, ?, ?, ?)').run(
        ...[world, indexes[name]!, codeUnits(partition), position[0], codeUnits(position[1]), id],
      )
    } catch (cause) {
      if (!String(cause).includes('UNIQUE constraint')) throw cause
      throw new Taken(`${title}: the position of ${definition.key(record)} in ${name} is taken.`, { cause })
    }
  }
  const leave = (name: string, place: Place | undefined): void => {
    if (place === undefined) return
    const { partition, position } = place
    statement('delete from places where world = ? and "index" = ? and partition = ? and at = ? and place = ?').run(
      ...[world, indexes[name]!, codeUnits(partition), position[0], codeUnits(position[1])],
    )
  }
  const insert = (record: object): void => {
    const { lastInsertRowid: id } = statement(
      'insert into records (world, "table", key, record, bytes) values (?, ?, ?, ?, ?)',
    ).run(...[world, table, codeUnits(definition.key(record))], ...toStored(record))
    for (const [name, place] of Object.entries(placesOf(definition, record))) stand(Number(id), record, name, place)
  }
  const replace = (id: number, old: object, record: object): void => {
    const before = placesOf(definition, old)
    const places = placesOf(definition, record)
    const moved = Object.keys(places).filter(name => !isSamePlace(before[name], places[name]))
    for (const name of moved) leave(name, before[name])
    for (const name of moved) stand(id, record, name, places[name])
    statement('update records set record = ?, bytes = ? where id = ?').run(...toStored(record), id)
  }
  const get = (key: string): object | undefined => {
    const one = found(key)
    return one && fromStored(one)
  }
  const page = (index: string, partition: string, { after, size, order }: Page): readonly object[] => {
    const forward = order === 'oldest'
    const on = after === undefined ? '' : `and (at, place) ${forward ? '>' : '<'} (?, ?)`
    const way = forward ? 'asc' : 'desc'
    const values = after === undefined ? [] : [after[0], codeUnits(after[1])]
    return statement(
      `select records.record, bytes from places join records on records.id = places.record
       where places.world = ? and "index" = ? and partition = ? ${on} order by at ${way}, place ${way} limit ?`,
    )
      .all(world, indexes[index]!, codeUnits(partition), ...values, size)
      .map(fromStored)
  }

  return {
    get: async key => get(key),
    many: async keys => keys.map(get),
    add: async record => {
      if (found(definition.key(record)) !== undefined)
        throw new Taken(`${title}: the key ${definition.key(record)} is taken.`)
      insert(record)
    },
    put: async record => {
      const old = found(definition.key(record))
      if (old === undefined) insert(record)
      else replace(Number(old.id), fromStored(old), record)
    },
    delete: async key => {
      const old = found(key)
      if (old === undefined) return
      for (const [name, place] of Object.entries(placesOf(definition, fromStored(old)))) leave(name, place)
      statement('delete from records where id = ?').run(Number(old.id))
    },
    page: async (index, partition, asked) => page(index, partition, asked),
    index: () => {
      const next = `select id, record, bytes from records where world = ? and "table" = ? and id > ? order by id limit ${AT_ONCE}`
      for (let last = 0; ; ) {
        const piece = statement(next).all(world, table, last)
        for (const row of piece) {
          const read = fromStored(row)
          for (const [name, place] of Object.entries(placesOf(definition, read)))
            stand(Number(row.id), read, name, place)
        }
        if (piece.length < AT_ONCE) return
        last = Number(piece.at(-1)!.id)
      }
    },
  }
}

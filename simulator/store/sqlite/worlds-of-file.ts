import type { Line } from '../line.ts'
import type { Statement } from './driver.ts'
import type { Folders } from './folders.ts'

/** So many records are dropped at a time. */
const AT_ONCE = 500

/** The worlds of a file, by id: those of names, and those that are to go. */
export interface WorldsOfFile {
  /** Of the world of this name, as it was stored. */
  find(name: string): { readonly id: number; readonly beside: string | undefined } | undefined
  newId(): number
  isCurrent(id: number, name: string): boolean
  /** It is the world of its name, once its next change is stored. @returns what makes the one before it that again */
  settle(id: number, name: string): () => void
  /** In line: nobody finds it again, whatever ends the process. */
  forget(name: string): void
  names(): readonly string[]
  /** Inside a transaction: stores which world is current, and what is kept beside it. */
  store(id: number, name: string, beside: string): void
  /** Drops every record of a world, a piece at a time. */
  drop(id: number): Promise<void>
  /** Drops what a process that ended in the middle has left. */
  dropLeft(): Promise<void>
}

export const createWorldsOfFile = (
  statement: (sql: string) => Statement,
  inLine: Line,
  whole: <T>(work: () => T) => T,
  folders: Folders,
): WorldsOfFile => {
  const rows = statement('select id, name, is_current, beside from worlds').all()
  const known = new Set(rows.map(row => Number(row.id)))
  const left = rows.filter(row => !row.is_current).map(row => Number(row.id))
  // Whoever was still being answered in a world that went has written behind its end.
  for (let world = 0; ; ) {
    const next = statement('select min(world) as world from records where world > ?').get(world)?.world
    if (typeof next !== 'number') break
    world = next
    if (!known.has(world)) left.push(world)
  }
  const current = new Map(rows.filter(row => row.is_current).map(row => [String(row.name), Number(row.id)]))
  folders.sweep([...current.values()])
  let last = Math.max(0, ...known, ...left)

  const somePlaces = `select world, "index", partition, at, place from places where world = ? limit ${AT_ONCE}`
  const dropPlaces = `delete from places where (world, "index", partition, at, place) in (${somePlaces}) returning 1`
  const someRecords = `select id from records where world = ? limit ${AT_ONCE}`
  const dropRecords = `delete from records where id in (${someRecords}) returning 1`
  /** @returns whether there may be more */
  const dropPiece = (world: number): boolean => {
    for (const drop of [dropPlaces, dropRecords]) if (statement(drop).all(world).length > 0) return true
    statement('delete from worlds where id = ?').run(world)
    return false
  }
  const drop = async (id: number): Promise<void> => {
    // Whatever ends the process in the middle: nobody meets half a world.
    await inLine(async () => void statement('update worlds set is_current = 0 where id = ?').run(id))
    while (await inLine(async () => whole(() => dropPiece(id))));
    await folders.remove(id)
  }
  return {
    find: name => {
      const id = current.get(name)
      if (id === undefined) return undefined
      const row = statement('select beside from worlds where id = ?').get(id)
      return { id, beside: typeof row?.beside === 'string' ? row.beside : undefined }
    },
    newId: () => ++last,
    isCurrent: (id, name) => current.get(name) === id,
    settle: (id, name) => {
      const before = current.get(name)
      current.set(name, id)
      return () => (before === undefined ? current.delete(name) : current.set(name, before))
    },
    forget: name => {
      statement('update worlds set is_current = 0 where name = ?').run(name)
      current.delete(name)
    },
    names: () => [...current.keys()].sort(),
    store: (id, name, beside) => {
      const isCurrent = current.get(name) === id
      if (isCurrent) statement('update worlds set is_current = 0 where name = ? and id <> ?').run(name, id)
      statement('insert or replace into worlds values (?, ?, ?, ?)').run(id, name, isCurrent ? 1 : 0, beside)
    },
    drop,
    dropLeft: async () => {
      for (const id of left) await drop(id)
    },
  }
}

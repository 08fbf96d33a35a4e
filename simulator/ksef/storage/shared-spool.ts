import { Readable } from 'node:stream'
import type { Runtime } from '../../runtime/runtime.ts'
import { all } from '../../store/each.ts'
import { type KsefTransactions, ksefTables, pieceKey } from '../tables.ts'
import { isPassing, requireStored, type Spool } from './spool.ts'

/** Bytes of a piece: while it is written nobody else writes in its world. */
const PIECE = 1024 * 1024

async function* inPieces(source: AsyncIterable<Uint8Array>): AsyncGenerator<Buffer> {
  let [gathered, length]: [Uint8Array[], number] = [[], 0]
  for await (const chunk of source)
    for (let from = 0; from < chunk.byteLength; ) {
      const part = chunk.subarray(from, from + PIECE - length)
      gathered.push(part)
      length += part.byteLength
      from += part.byteLength
      if (length < PIECE) continue
      yield Buffer.concat(gathered)
      gathered = []
      length = 0
    }
  yield Buffer.concat(gathered)
}

/**
 * Files that every process of an engine reads: they lie beside the records, in pieces. What no record will name stays with the process.
 * @param own where files lie on their way, and those that pass
 */
export const createSharedSpool = (own: Spool, tables: KsefTransactions, runtime: Pick<Runtime, 'random'>): Spool => {
  const store = async (file: string, source: AsyncIterable<Uint8Array>): Promise<void> => {
    let place = 0
    for await (const bytes of inPieces(source)) {
      const piece = { file, place: place++, bytes }
      await tables.write(({ packagePieces }) => packagePieces.put(piece))
    }
  }
  const isThere = (file: string): Promise<boolean> =>
    tables.read(async ({ packagePieces }) => (await packagePieces.get(pieceKey(file, 0))) !== undefined)
  const forget = (file: string): Promise<void> =>
    tables.write(async ({ packagePieces }) => {
      for (const { place } of await all(packagePieces, ksefTables.packagePieces, 'byFile', file))
        await packagePieces.delete(pieceKey(file, place))
    })
  /** @throws Error, ENOENT: another process has removed it */
  const piece = async (file: string, place: number): Promise<Uint8Array> => {
    const found = await tables.read(({ packagePieces }) => packagePieces.get(pieceKey(file, place)))
    if (found === undefined) throw Object.assign(new Error(`There is no file ${file}.`), { code: 'ENOENT' })
    return found.bytes
  }
  /** The last piece is the one that is not whole. */
  async function* from(file: string, first: Uint8Array): AsyncGenerator<Uint8Array> {
    let bytes = first
    for (let place = 1; bytes.byteLength === PIECE; place++) {
      yield bytes
      bytes = await piece(file, place)
    }
    if (bytes.byteLength > 0) yield bytes
  }

  return {
    ...own,
    lasts: true,
    write: async (source, most, use) => {
      const written = await own.write(source, most, 'passing')
      if (use === 'passing') return written
      // No other process has the name: nobody asks another one.
      const file = String(runtime.random(6).readUIntBE(0, 6))
      try {
        await store(file, await own.read(written.file))
        return { ...written, file }
      } catch (error) {
        await forget(file).catch(() => {})
        throw error
      } finally {
        await own.remove([written.file])
      }
    },
    restore: async (file, source) => {
      requireStored(file)
      await store(file, source)
    },
    read: async file => {
      const first = await piece(file, 0)
      return Readable.from(from(file, first), { objectMode: false })
    },
    remove: async files => {
      await own.remove(files.filter(isPassing))
      for (const file of files) if (!isPassing(file)) await forget(file)
    },
    keep: async named => {
      const missing = new Set<string>()
      for (const file of named.keys()) if (!(await isThere(file))) missing.add(file)
      return missing
    },
    // Snapshots have the pieces among the records.
    hold: () => ({ files: () => [], release: async () => {} }),
  }
}

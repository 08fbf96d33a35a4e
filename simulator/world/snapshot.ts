import * as z from 'zod'
import type { ApiVersion } from '../../contracts/ksef/api-version.ts'
import { whenAsked } from '../../contracts/when-asked.ts'
import { NoSnapshot } from '../control/no-snapshot.ts'
import type { Spool } from '../ksef/storage/spool.ts'
import { LATEST } from '../runtime/clock.ts'
import { type Delays, noDelays, type Runtime, type RuntimeState } from '../runtime/runtime.ts'
import type { Engine, Row } from '../store/engine.ts'
import { fromPlain, toPlain } from '../store/plain-json.ts'

/**
 * A world as text, a line of JSON each: the form and the runtime first, then every record, and the files that records name. Pieces may be cut anywhere
 * when they are read back.
 */

/** Raised when an older snapshot can no longer be read as it is; `rowsAsNow` then says what its rows are today. */
const FORM = 2

/** The first form had the XML of an invoice in the same row. */
const rowsAsNow = (form: number, { table, record }: Row): readonly Row[] => {
  if (form > 1 || table !== 'ksef.acceptedInvoices') return [{ table, record }]
  const { document, ...accepted } = record as { readonly document?: unknown; readonly ksefNumber?: unknown }
  return [
    { table, record: accepted },
    { table: 'ksef.invoiceDocuments', record: { ksefNumber: accepted.ksefNumber, document } },
  ]
}

/** Of a record; the largest holds an invoice in Base64. */
const LONGEST_LINE = 64 * 1024 * 1024

const delay = whenAsked(() => z.number().min(0).max(LATEST).default(0))
const DelaysShape = whenAsked(() => z.object(Object.fromEntries(Object.keys(noDelays).map(name => [name, delay()]))))
const Form = whenAsked(() => z.object({ ksefSimulatorSnapshot: z.number().int().min(1) }))

const First = whenAsked(() =>
  Form().extend({
    /** The version of the API that its world had; older ones do not say it. */
    api: z.string().max(20).optional(),
    runtime: z.object({
      at: z.number().min(0).max(LATEST),
      runs: z.boolean(),
      delays: DelaysShape(),
      chance: z.array(z.int()).length(4).optional(),
    }),
  }),
)

const Line = whenAsked(() =>
  z.union([
    z.object({ table: z.string(), record: z.record(z.string(), z.unknown()) }),
    z.object({ file: z.string().max(100), bytes: z.string() }),
  ]),
)

const lineOf = (value: object): string => `${JSON.stringify(value)}\n`

/** @param api of its world, where it is known */
export async function* writeSnapshot(
  engine: Pick<Engine<unknown>, 'rows'>,
  runtime: Runtime,
  spool: Pick<Spool, 'hold' | 'read'>,
  api?: ApiVersion,
): AsyncIterable<string> {
  // Of what records name nothing goes meanwhile.
  const held = spool.hold()
  try {
    const rows = engine.rows()[Symbol.asyncIterator]()
    // Behind the first record: whatever is drawn from then on is in none of them.
    let row = await rows.next()
    yield lineOf({ ksefSimulatorSnapshot: FORM, api, runtime: runtime.state() })
    const files = held.files()
    for (; !row.done; row = await rows.next()) yield lineOf(toPlain(row.value) as object)
    for (const file of files)
      for await (const bytes of await spool.read(file)) yield lineOf({ file, bytes: bytes.toString('base64') })
  } finally {
    await held.release()
  }
}

/** @throws NoSnapshot for a line without an end */
export async function* linesOf(pieces: Iterable<string> | AsyncIterable<string>): AsyncIterable<string> {
  let rest: string[] = []
  let length = 0
  for await (const piece of pieces) {
    const [first = '', ...others] = piece.split('\n')
    rest.push(first)
    length += first.length
    if (length > LONGEST_LINE) throw new NoSnapshot(`a line has more than ${LONGEST_LINE} characters`)
    if (others.length === 0) continue
    yield rest.join('')
    const last = others.pop()!
    yield* others
    rest = [last]
    length = last.length
  }
  if (length > 0) yield rest.join('')
}

const parsed = <T>(shape: z.ZodType<T>, line: string, what: string): T => {
  try {
    return shape.parse(JSON.parse(line))
  } catch (cause) {
    throw new NoSnapshot(`${what} cannot be read`, { cause })
  }
}

const firstOf = (line: string): z.infer<ReturnType<typeof First>> => {
  const { ksefSimulatorSnapshot: form } = parsed(Form(), line, 'line 1')
  if (form > FORM)
    throw new NoSnapshot(`a newer version wrote it (form ${form}), and this one reads form ${FORM} and older`)
  return parsed(First(), line, 'line 1')
}

const recordOf = (plain: unknown, place: number): object => {
  try {
    return fromPlain(plain) as object
  } catch (cause) {
    throw new NoSnapshot(`line ${place} cannot be read`, { cause })
  }
}

/** A file that records name, piece by piece. */
interface SnapshotFile {
  readonly file: string
  readonly pieces: AsyncIterable<Uint8Array>
}

/** A snapshot as it is read: where the runtime stood, the records, and behind all of them the files. */
export interface Snapshot {
  /** The version of the API that its world had. */
  readonly api: string | undefined
  readonly runtime: RuntimeState
  readonly rows: AsyncIterable<Row>
  readonly files: AsyncIterable<SnapshotFile>
}

/** @throws NoSnapshot, at its line */
export const readSnapshot = async (pieces: string | Iterable<string> | AsyncIterable<string>): Promise<Snapshot> => {
  const lines = linesOf(typeof pieces === 'string' ? [pieces] : pieces)[Symbol.asyncIterator]()
  const first = await lines.next()
  const { runtime, api, ksefSimulatorSnapshot: form } = firstOf(first.value ?? '')
  let place = 1
  const next = async (): Promise<z.infer<ReturnType<typeof Line>> | undefined> => {
    const { done, value } = await lines.next()
    return done ? undefined : parsed(Line(), value, `line ${++place}`)
  }
  let line = await next()
  async function* rows(): AsyncIterable<Row> {
    for (; line !== undefined && 'table' in line; line = await next())
      yield* rowsAsNow(form, { table: line.table, record: recordOf(line.record, place) })
  }
  async function* piecesOf(file: string): AsyncIterable<Uint8Array> {
    for (; line !== undefined && 'file' in line && line.file === file; line = await next())
      yield Buffer.from(line.bytes, 'base64')
  }
  async function* files(): AsyncIterable<SnapshotFile> {
    while (line !== undefined) {
      if ('table' in line) throw new NoSnapshot(`line ${place} is a record behind files`)
      yield { file: line.file, pieces: piecesOf(line.file) }
    }
  }
  return { api, runtime: { ...runtime, delays: runtime.delays as unknown as Delays }, rows: rows(), files: files() }
}

import { dirname, resolve } from 'node:path'
import { LineCounter, parseDocument, type ScalarTag } from 'yaml'
import type * as z from 'zod'
import { cut } from '../../../contracts/bounds.ts'
import { readingReason } from '../../documents/system-error.ts'
import { readUpTo } from '../read-up-to.ts'
import { SeedFault, sentence } from '../seed-fault.ts'
import type { Seed } from '../shape.ts'
import { readAs } from '../what-is-wrong.ts'
import { lineIn } from './lines.ts'
import { fileOptions, SeedFile } from './shape.ts'

/** What ksef-simulator.yaml says. */
export interface ReadSeedFile {
  /** As it was named. */
  readonly path: string
  /** What worlds begin with, but for time and chance of the default one. */
  readonly seed: Seed
  /** Values of the options of `start`, as they are read, by name. */
  readonly options: Readonly<Record<string, unknown>>
  /** Whether the clock runs, and what chance follows from: no options of `start`. */
  readonly runs: boolean | undefined
  readonly chance: number | undefined
  /** A fault with the file and its line before it. */
  told(fault: SeedFault): Error
}

/** Bytes; and so often may an anchor be repeated. */
const LARGEST = 4 * 1024 * 1024
const MOST_ALIASES = 1000

const tenOrEleven = /^\d{10,11}$/
/** NIP and PESEL without quotes: a number would lose the zeros before it. */
const digits: ScalarTag = {
  identify: () => false,
  default: true,
  tag: 'tag:yaml.org,2002:str',
  test: tenOrEleven,
  resolve: text => text,
}

const textOf = (path: string): string => {
  try {
    return readUpTo(LARGEST, path).toString('utf8')
  } catch (cause) {
    throw new Error(readingReason(cause, path), { cause })
  }
}

const parsed = (path: string) => {
  const counter = new LineCounter()
  const options = {
    lineCounter: counter,
    prettyErrors: false,
    customTags: (tags: readonly unknown[]) => [digits, ...tags],
  }
  const document = parseDocument(textOf(path), options as never)
  const at = (line: number, reason: string, cause?: Error) => new Error(`${path}:${line}: ${reason}`, { cause })
  const [wrong] = [...document.errors, ...document.warnings]
  if (wrong !== undefined) {
    const reason = cut(sentence(wrong.message.split('\n')[0]!), 500)
    throw at(counter.linePos(wrong.pos[0]).line, `This is no YAML: ${reason}`, wrong)
  }
  const told = (fault: SeedFault) => at(lineIn(document as never, counter, fault.path), fault.message, fault)
  try {
    const data = filledIn(document.toJS({ maxAliasCount: MOST_ALIASES }) ?? {}) as z.input<typeof SeedFile>
    return { data, told }
  } catch (cause) {
    const { message } = cause as Error
    const reason = cause instanceof RangeError ? 'Something contains itself, or nests too deep.' : sentence(message)
    throw at(1, reason, cause as Error)
  }
}

/** These are numbers with that many digits, too. */
const numbers: readonly string[] = ['chance', 'net']
const memberOf = (name: string, member: unknown): unknown =>
  numbers.includes(name) && typeof member === 'string' && tenOrEleven.test(member) ? Number(member) : filledIn(member)

/** What has a name and nothing behind it is left out. */
const filledIn = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(filledIn)
  if (typeof value !== 'object' || value === null) return value
  const members = Object.entries(value).filter(([, member]) => member !== null)
  return Object.fromEntries(members.map(([name, member]) => [name, memberOf(name, member)]))
}

/** The paths of files start where the seed's own file is. */
const placed = <S extends Pick<Seed, 'certificates' | 'invoices'>>(seed: S, folder: string): S => {
  const inFolder = <T extends { readonly file?: string | undefined }>(items: readonly T[] | undefined) =>
    items?.map(item => (item.file === undefined ? item : { ...item, file: resolve(folder, item.file) }))
  const { certificates, invoices } = seed
  return {
    ...seed,
    ...(certificates && { certificates: inFolder(certificates) }),
    ...(invoices && { invoices: inFolder(invoices) }),
  }
}

const optionsOf = ({ start = {}, api, clock, delays }: z.output<typeof SeedFile>, folder: string) => {
  const options: Record<string, unknown> = { ...start, api, at: clock?.at, delay: delays }
  for (const { name, isPath } of fileOptions)
    if (isPath && typeof options[name] === 'string' && options[name] !== 'required')
      options[name] = resolve(folder, options[name])
  return options
}

/** @throws Error with a sentence that begins with file and line */
export const readSeedFile = (path: string): ReadSeedFile => {
  const { data, told } = parsed(path)
  const folder = dirname(path)
  try {
    const read = readAs(SeedFile, data)
    const { start: _start, api: _api, clock: _clock, chance, delays: _delays, worlds, ...seed } = data
    const others = Object.entries(worlds ?? {}).map(([name, world]) => [name, placed(world, folder)])
    return {
      path,
      seed: { ...placed(seed, folder), ...(worlds && { worlds: Object.fromEntries(others) }) },
      options: optionsOf(read, folder),
      runs: read.clock?.runs,
      chance,
      told,
    }
  } catch (thrown) {
    throw thrown instanceof SeedFault ? told(thrown) : thrown
  }
}

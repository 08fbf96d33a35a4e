import { maskedText } from '../../../contracts/volatile.ts'
import { type Difference, differencesOf } from './alike.ts'
import { type RecordedExchange, tellingHeaders } from './exchange.ts'

/** Says what changed between recordings. */

/** By their names in small letters: whose spelling a recording has is chance. */
const headersOf = ({ response }: RecordedExchange): Readonly<Record<string, string>> => {
  const headers = new Headers(response.headers)
  return Object.fromEntries(tellingHeaders.flatMap(name => (headers.has(name) ? [[name, headers.get(name)!]] : [])))
}

const inFront = (path: string, differences: readonly Difference[]): Difference[] =>
  differences.map(one => ({ ...one, path: one.path ? `${path}.${one.path}` : path }))

interface Fault {
  readonly code?: number
  readonly description?: string | null
  readonly details?: readonly string[] | null
}
interface Refusal {
  readonly exception?: {
    readonly exceptionDetailList?: readonly {
      readonly exceptionCode?: number
      readonly exceptionDescription?: string | null
      readonly details?: readonly string[] | null
    }[]
  }
  readonly errors?: readonly Fault[]
}

/** The faults that a refusal names in the old form; undefined for any other answer. */
const faultsOfException = (body: unknown): readonly Fault[] | undefined =>
  ((body ?? {}) as Refusal).exception?.exceptionDetailList?.map(
    ({ exceptionCode, exceptionDescription, details }) =>
      // As JSON leaves out what is not there.
      JSON.parse(JSON.stringify({ code: exceptionCode, description: exceptionDescription, details })) as Fault,
  )

/** Stored refusals have the old form, the suites ask for Problem Details: what both say is compared. */
const acrossForms = (before: RecordedExchange, after: RecordedExchange): readonly [unknown, unknown] | undefined => {
  const old = faultsOfException(before.response.body)
  const now = ((after.response.body ?? {}) as Refusal).errors
  return old === undefined || now === undefined ? undefined : [old, now]
}

/** Where the answers of two exchanges of one recording of the suites and another differ. */
const answersDiffer = (before: RecordedExchange, after: RecordedExchange): Difference[] => {
  const likeness = { shown: 'whole' } as const
  return [
    ...inFront('status', differencesOf(before.response.status, after.response.status, likeness)),
    ...inFront('headers', differencesOf(headersOf(before), headersOf(after), likeness)),
    ...inFront('body', differencesOf(before.response.body, after.response.body, likeness)),
    ...inFront('jwt', differencesOf(before.jwt?.payload, after.jwt?.payload, likeness)),
  ]
}

/** Where an answer differs from a stored one. What that leaves out is not compared. */
const storedDiffers = (stored: RecordedExchange, after: RecordedExchange): Difference[] => {
  const { response, shown, jwt } = stored
  const status =
    response.status === null ? [] : differencesOf(response.status, after.response.status, { shown: 'whole' })
  const faults = acrossForms(stored, after)
  if (faults) return [...inFront('status', status), ...inFront('errors', differencesOf(...faults, { shown: 'values' }))]
  return [
    ...inFront('status', status),
    ...inFront('headers', differencesOf(headersOf(stored), headersOf(after), { shown: 'values' })),
    ...(shown === 'none' ? [] : inFront('body', differencesOf(response.body, after.response.body, { shown }))),
    ...(jwt && jwt.kind === after.jwt?.kind
      ? inFront('jwt', differencesOf(jwt.payload, after.jwt.payload, { shown: jwt.shown ?? 'whole' }))
      : []),
  ]
}

const listed = (names: string): string[] => (names === '' ? [] : names.split(','))

const LONGEST = 200
/** JSON as it is printed. */
const short = (json: string | undefined): string => {
  if (json === undefined) return 'not there'
  return json.length > LONGEST ? `${json.slice(0, LONGEST)} …` : json
}

/** `body.title: "a" → "b"`; of members: which are gone, which are new, or that their order is another. */
const sentence = ({ of, path, recorded, answered }: Difference): string => {
  if (of === 'value') return `${path}: ${short(recorded)} → ${short(answered)}`
  const [old, now] = [listed(recorded), listed(answered)]
  const gone = old.filter(name => !now.includes(name))
  const added = now.filter(name => !old.includes(name))
  if (gone.length + added.length === 0) return `${path}: the order ${recorded} → ${answered}`
  const parts = [gone.length > 0 && `gone ${gone}`, added.length > 0 && `new ${added}`]
  return `${path}: ${parts.filter(Boolean).join(', ')}`
}

const nameOf = ({ operation, id }: RecordedExchange): string => `${operation} (${id})`

const changesOf = (before: RecordedExchange, differences: readonly Difference[], since = ''): string[] =>
  differences.map(difference => `${nameOf(before)}${since}: ${sentence(difference)}`)

/** What was asked, without what chance made. */
const askedOf = ({ request }: RecordedExchange): string => maskedText(JSON.stringify(request ?? null))
const always = (): string => ''

interface Pairs {
  readonly pairs: readonly (readonly [RecordedExchange, RecordedExchange])[]
  readonly before: readonly RecordedExchange[]
  readonly after: readonly RecordedExchange[]
}

/** Takes from both what fits, one each, in their order. */
const paired = (
  { pairs, before, after }: Pairs,
  fits: (one: RecordedExchange, other: RecordedExchange) => boolean,
): Pairs => {
  const rest = [...after]
  const found: (readonly [RecordedExchange, RecordedExchange])[] = []
  const left = before.filter(one => {
    const place = rest.findIndex(other => fits(one, other))
    if (place < 0) return true
    found.push([one, rest.splice(place, 1)[0]!])
    return false
  })
  return { pairs: [...pairs, ...found], before: left, after: rest }
}

/** What calls at one time are answered in which order is chance: those that agree are paired first. */
const matched = (before: readonly RecordedExchange[], after: readonly RecordedExchange[]): Pairs => {
  const alike = (by: (exchange: RecordedExchange) => string) => {
    const keys = new Map([...before, ...after].map(it => [it, by(it)]))
    return (one: RecordedExchange, other: RecordedExchange) => keys.get(one) === keys.get(other)
  }
  const sameRequest = alike(askedOf)
  const steps = [
    (one: RecordedExchange, other: RecordedExchange) =>
      sameRequest(one, other) && answersDiffer(one, other).length === 0,
    sameRequest,
    alike(always),
  ]
  return steps.reduce(paired, { pairs: [], before, after })
}

const grouped = (exchanges: readonly RecordedExchange[]): Map<string, RecordedExchange[]> => {
  const groups = new Map<string, RecordedExchange[]>()
  for (const exchange of exchanges) {
    const key = `${exchange.given} | ${exchange.operation}`
    const group = groups.get(key)
    if (group) group.push(exchange)
    else groups.set(key, [exchange])
  }
  return groups
}

/** What changed from one recording of the suites to another: case by case, whatever the files are called. */
export const compareRecordings = (
  before: readonly RecordedExchange[],
  after: readonly RecordedExchange[],
): readonly string[] => {
  const [old, now] = [grouped(before), grouped(after)]
  return [...new Set([...old.keys(), ...now.keys()])].flatMap(key => {
    const found = matched(old.get(key) ?? [], now.get(key) ?? [])
    return [
      ...found.pairs.flatMap(([one, other]) => changesOf(one, answersDiffer(one, other))),
      ...found.before.map(one => `gone: ${nameOf(one)}`),
      ...found.after.map(one => `new: ${nameOf(one)}`),
    ]
  })
}

export interface ComparedWithStored {
  readonly changes: readonly string[]
  /** Members that later versions of KSeF have beside those that were stored. */
  readonly additions: readonly string[]
  /** How many stored ones were met by something recorded. */
  readonly met: number
  /** Ids of those that nothing recorded is about. */
  readonly unmet: readonly string[]
}

const isAddition = ({ of, recorded, answered }: Difference): boolean => {
  const now = listed(answered)
  return of === 'members' && listed(recorded).join() === now.filter(name => listed(recorded).includes(name)).join()
}

/** Fewest changes first; of those with as many, the one with the fewest additions. */
const weight = (differences: readonly Difference[]): number =>
  differences.reduce((sum, one) => sum + (isAddition(one) ? 1 : 100), 0)

/**
 * What changed since the stored ones. Each is held against what was recorded of its operation in a case that names it as
 * its source, or that has its `given`: the nearest counts.
 * @param sourcesOf what the case of a `given` rests on.
 */
export const compareWithStored = (
  stored: readonly RecordedExchange[],
  recorded: readonly RecordedExchange[],
  sourcesOf: (given: string) => readonly string[],
): ComparedWithStored => {
  const held = stored.map(one => {
    const about = recorded.filter(
      other =>
        other.operation === one.operation && (other.given === one.given || sourcesOf(other.given).includes(one.id)),
    )
    const [nearest] = about.map(other => storedDiffers(one, other)).sort((a, b) => weight(a) - weight(b))
    return { one, nearest }
  })
  const told = (kept: (difference: Difference) => boolean): string[] =>
    held.flatMap(({ one, nearest = [] }) =>
      changesOf(one, nearest.filter(kept), one.observedOn ? `, since ${one.observedOn}` : ''),
    )
  return {
    changes: told(difference => !isAddition(difference)),
    additions: told(isAddition),
    met: held.filter(({ nearest }) => nearest !== undefined).length,
    unmet: held.filter(({ nearest }) => nearest === undefined).map(({ one }) => one.id),
  }
}

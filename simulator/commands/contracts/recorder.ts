import { AsyncLocalStorage } from 'node:async_hooks'
import type { Look } from './connected.ts'
import { exchangeOf, type RecordedExchange } from './exchange.ts'
import type { Seen } from './seen.ts'

/** Collects exchanges while suites run. */
export interface Recorder {
  /** What follows belongs to this case. */
  begin(given: string): void
  see(seen: Seen): void
  /** Of looks at work under way only the last counts: how many there are is chance. */
  readonly look: Look
  readonly exchanges: () => readonly RecordedExchange[]
}

type Unnamed = Omit<RecordedExchange, 'id'>

const slug = (text: string): string =>
  text
    .normalize('NFKD')
    .replace(/[^A-Za-z0-9]+/g, '-')
    .toLowerCase()
    .slice(0, 80)
    .replace(/^-|-$/g, '')

/** `get-tokens-referencenumber-200-a-token-shows-as-active`, and `-2` for the second of that name. */
const named = (exchanges: readonly Unnamed[]): readonly RecordedExchange[] => {
  const counts = new Map<string, number>()
  return exchanges.map(exchange => {
    const { operation, given, response } = exchange
    const title = given.slice(given.indexOf(': ') + 1)
    const name = `${slug(operation)}-${response.status}-${slug(title)}`
    const count = (counts.get(name) ?? 0) + 1
    counts.set(name, count)
    return { id: count === 1 ? name : `${name}-${count}`, ...exchange }
  })
}

/** @param baseUrl with /v2: what is asked elsewhere is no operation and not recorded. */
export const createRecorder = (baseUrl: string): Recorder => {
  const all: Unnamed[] = []
  const looks = new AsyncLocalStorage<Unnamed[]>()
  const here = () => looks.getStore() ?? all
  let given = ''
  return {
    begin: title => {
      given = title
    },
    see: seen => {
      const exchange = exchangeOf(seen, given, baseUrl)
      if (exchange !== undefined) here().push(exchange)
    },
    look: async (read, last) => {
      const own: Unnamed[] = []
      let keep = true
      try {
        const result = await looks.run(own, read)
        keep = last(result)
        return result
      } finally {
        if (keep) here().push(...own)
      }
    },
    exchanges: () => named(all),
  }
}

import type { Told, Tongue } from '../../../contracts/told.ts'
import { inTongue } from '../../pages/page.ts'
import type { Steering } from '../handler.ts'
import { say } from './texts.ts'

type Texts = typeof say.texts
export type TextKey = keyof Texts

/** A text without {names} in the reader's language. */
export type Say = (key: TextKey) => string

/** Somebody's look at a page of the inspector. */
export interface Look {
  readonly url: URL
  readonly tongue: Tongue
  readonly say: Say
  readonly steering: Steering
  /** A path of this world in the language that was chosen. */
  to(path: string, query?: Readonly<Record<string, string | undefined>>): string
  /** Where all worlds stand, told from the page's own address: nobody here knows what stands before it. */
  readonly root: string
  /** A path of another world. */
  toWorld(prefix: string, path: string): string
}

export const lookAt = (url: URL, tongue: Tongue, steering: Steering): Look => {
  const to: Look['to'] = (path, query = {}) => {
    const given = Object.entries(query).filter((pair): pair is [string, string] => Boolean(pair[1]))
    return inTongue(given.length === 0 ? path : `${path}?${new URLSearchParams(given)}`, url.searchParams)
  }
  const root = '../'.repeat(`${steering.services.prefix}${url.pathname}`.split('/').length - 2)
  return {
    ...{ url, tongue, steering, to, root },
    say: key => (say.texts[key] as Told)[tongue],
    toWorld: (prefix, path) => (prefix === steering.services.prefix ? to(path) : root + to(prefix + path).slice(1)),
  }
}

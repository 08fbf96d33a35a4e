import type { IncomingMessage } from 'node:http'
import { pairsOf } from '../raw-headers.ts'
import { lend } from './lent.ts'

/**
 * Headers that are looked up where they came from. Whoever wants more of them than a value has a real `Headers`, made then,
 * and from then on that is what they are.
 */
abstract class PlainHeaders {
  #whole: Headers | undefined

  protected abstract pairs(): [name: string, value: string][]
  /** @param name in small letters */
  protected abstract find(name: string): string | null

  /** Whether it may have become other than it was. */
  get isWhole(): boolean {
    return this.#whole !== undefined
  }
  whole(): Headers {
    this.#whole ??= new Headers(this.pairs())
    return this.#whole
  }
  get(name: string): string | null {
    return this.#whole === undefined ? this.find(name.toLowerCase()) : this.#whole.get(name)
  }
  has(name: string): boolean {
    return this.get(name) !== null
  }
}
lend(PlainHeaders.prototype, [
  ...['append', 'delete', 'set', 'getSetCookie', 'forEach', 'entries', 'keys', 'values'],
  Symbol.iterator,
])

/** As they came over the wire. */
export class SentHeaders extends PlainHeaders {
  readonly #incoming: IncomingMessage
  constructor(incoming: IncomingMessage) {
    super()
    this.#incoming = incoming
  }
  protected override pairs() {
    return pairsOf(this.#incoming.rawHeaders)
  }
  /** Node joins some values that come twice and drops others; these are joined as a `Headers` does. */
  protected override find(name: string): string | null {
    const { headers, rawHeaders } = this.#incoming
    if (!Object.hasOwn(headers, name)) return null
    let found: string | undefined
    for (let at = 0; at < rawHeaders.length; at += 2) {
      if (rawHeaders[at]!.toLowerCase() !== name) continue
      const value = rawHeaders[at + 1]!
      found = found === undefined ? value : found + (name === 'cookie' ? '; ' : ', ') + value
    }
    return found ?? null
  }
}

/** As they were written, for an answer. */
export class WrittenHeaders extends PlainHeaders {
  readonly #written: Readonly<Record<string, string>>
  constructor(written: Readonly<Record<string, string>>) {
    super()
    this.#written = written
  }
  protected override pairs() {
    return Object.entries(this.#written)
  }
  protected override find(name: string): string | null {
    for (const own in this.#written) if (own.toLowerCase() === name) return this.#written[own]!
    return null
  }
}

import { isNoted, note } from '../access-log.ts'
import type { PlainAnswer } from './plain-response.ts'

/** Requests that were made of an address, in process: nobody but us has seen them. */
const lightly = new WeakSet<object>()

/** What `fetch` is given, as a `Request`. */
export const requestOf = (asked: Request | string | URL, init?: RequestInit): Request => {
  // A copy of a Request costs as much as all the rest of a small answer. Notes stand on it: who asks once more with the same one has a copy.
  if (init === undefined && asked instanceof Request && !isNoted(asked)) {
    note(asked, {})
    return asked
  }
  const request = new Request(asked, init)
  if (typeof asked === 'string' || asked instanceof URL) lightly.add(request)
  return request
}

let wholeOf: (light: LightResponse) => Response
let uncloneable: ((light: LightResponse) => void) | undefined

/**
 * A `Response` whose body has no stream of the platform around it: in Node 20 that is most of what a request in process costs. Status
 * and text it says itself; for everything else it is a real one, made then.
 */
class LightResponse {
  readonly #answer: PlainAnswer
  readonly #text: string
  #isRead = false
  #whole: Response | undefined
  static {
    wholeOf = light => light.#make()
  }

  constructor(answer: PlainAnswer, text: string) {
    this.#answer = answer
    this.#text = text
    uncloneable?.(this)
  }

  get status(): number {
    return this.#answer.status
  }
  get ok(): boolean {
    return this.status >= 200 && this.status < 300
  }
  get bodyUsed(): boolean {
    return this.#isRead || (this.#whole?.bodyUsed ?? false)
  }
  async text(): Promise<string> {
    if (this.#isRead || this.#whole !== undefined) return this.#make().text()
    this.#isRead = true
    return this.#text
  }
  async json(): Promise<unknown> {
    return JSON.parse(await this.text())
  }

  #make(): Response {
    if (this.#whole !== undefined) return this.#whole
    const { body, status, headers } = this.#answer
    this.#whole = new Response(body, { status, headers })
    // Used once is used.
    if (this.#isRead) void this.#whole.text()
    return this.#whole
  }
}

/** What the light ones look like: the platform's class of the moment when the first was made. */
let like: typeof Response | undefined

/** Puts the platform's class under ours: `instanceof`, and each member that is not written above. */
const putOver = ({ prototype }: typeof Response): void => {
  const [light, own] = [LightResponse.prototype, Object.getOwnPropertyDescriptors(LightResponse.prototype)]
  Reflect.deleteProperty(light, 'constructor')
  Object.setPrototypeOf(light, prototype)
  for (const name of Reflect.ownKeys(prototype)) {
    if (name === 'constructor' || name === Symbol.toStringTag) continue
    const { value, enumerable } = Object.getOwnPropertyDescriptor(prototype, name)!
    const asked =
      typeof value === 'function'
        ? {
            value(this: LightResponse, ...given: unknown[]) {
              return Reflect.apply(value, wholeOf(this), given)
            },
            writable: true,
          }
        : {
            get(this: LightResponse) {
              return Reflect.get(wholeOf(this), name)
            },
          }
    Object.defineProperty(light, name, { ...(own[name as 'text'] ?? asked), enumerable, configurable: true })
  }
  // Node 22.10 and newer: a real one cannot be cloned either.
  const threads: object = process.getBuiltinModule('node:worker_threads')
  uncloneable = (threads as { readonly markAsUncloneable?: (it: object) => void }).markAsUncloneable
}

/** What does not come out of a body as it went in: a mark at its beginning, half a character. */
const altered = /^\ufeff|\p{Surrogate}/u

/** A class that stands over another, as that of @hono/node-server does, looks behind what is given to it. */
const isOverAnother = ({ prototype }: typeof Response): boolean => Object.getPrototypeOf(prototype) !== Object.prototype

/** The answer to a request that `requestOf` made of an address; undefined where it has to be a real one. */
export const lightResponse = (request: object, answer: PlainAnswer): Response | undefined => {
  const { body } = answer
  if (typeof body !== 'string' || altered.test(body) || !lightly.has(request)) return undefined
  const { Response: now } = globalThis
  if (like === undefined && !isOverAnother(now)) {
    putOver(now)
    like = now
  }
  return like === now ? (new LightResponse(answer, body) as unknown as Response) : undefined
}

import type * as z from 'zod'
import { type Message, MessagesResponse, StatusResponse } from '../contracts/latarnia/latarnia.ts'
import type { Fetch } from './connection.ts'

export interface LatarniaOptions {
  /** `https://api-latarnia-test.ksef.mf.gov.pl`, or a simulator's `http://127.0.0.1:4010/latarnia`. */
  readonly url: string
  /** The global `fetch` when not given. */
  readonly fetch?: Fetch
}

/** KSeF's status service. It needs no login. */
export interface Latarnia {
  /** How KSeF is now, and the messages that say so. */
  status(): Promise<StatusResponse>
  /** What was published, announcements of maintenance included; for 30 days. */
  messages(): Promise<Message[]>
}

/** @throws Error for another answer than 200 with what Latarnia promises: KSeF's state is unknown then. */
export const createLatarnia = ({ url, fetch = request => globalThis.fetch(request) }: LatarniaOptions): Latarnia => {
  const read = async <S extends z.ZodType>(path: string, schema: S): Promise<z.output<S>> => {
    const address = `${url.replace(/\/+$/, '')}${path}`
    const response = await fetch(new Request(address, { headers: { Accept: 'application/json' } }))
    if (response.status !== 200) throw new Error(`Latarnia answers ${response.status} at ${address}.`)
    const read = schema.safeParse(await response.json().catch(() => undefined))
    if (!read.success) throw new Error(`Latarnia answers something else than it promises at ${address}.`)
    return read.data
  }
  return { status: () => read('/status', StatusResponse()), messages: () => read('/messages', MessagesResponse()) }
}

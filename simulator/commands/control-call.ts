import type { ControlCallShape } from '../../contracts/control/call.ts'
import { filled } from '../../contracts/filled.ts'

/** Where a world of a running simulator is steered. */
export interface ControlPlace {
  /** Of the simulator, with or without /v2. */
  readonly url: string
  readonly world?: string
  readonly token?: string
}

/** What a call is sent with. */
export interface ControlSent {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly body?: object
  readonly lines?: Uint8Array<ArrayBuffer>
}

/** The simulator understood the call and says why it is not done. */
export class ControlRefused extends Error {
  override readonly name = 'ControlRefused'
}

const addressOf = ({ url, world }: ControlPlace, { path }: ControlCallShape, { params = {}, query }: ControlSent) => {
  const base = url.replace(/\/+$/, '').replace(/\/v2$/, '') + (world === undefined ? '' : `/w/${world}`)
  const named = Object.fromEntries(Object.entries(params).map(([name, value]) => [name, encodeURIComponent(value)]))
  const search = new URLSearchParams(query).toString()
  return `${base}/control${filled(path, named)}${search && `?${search}`}`
}

interface Content {
  readonly type?: string
  readonly body?: BodyInit
}

const contentOf = ({ body, lines }: ControlSent): Content => {
  if (lines !== undefined) return { type: 'application/x-ndjson', body: lines }
  return body === undefined ? {} : { type: 'application/json', body: JSON.stringify(body) }
}

const reasonOf = async (response: Response): Promise<string> => {
  const text = await response.text()
  try {
    const { error, detail }: { readonly error?: string; readonly detail?: string } = JSON.parse(text)
    return error ?? detail ?? text
  } catch {
    return text
  }
}

type Sending = (url: string, init: RequestInit) => Promise<Response>

/** Sends a call. @throws ControlRefused, and what `fetch` throws */
export const sendControl = async (
  place: ControlPlace,
  call: ControlCallShape,
  sent: ControlSent = {},
  send: Sending = fetch,
): Promise<Response> => {
  const { type, body } = contentOf(sent)
  const headers = new Headers()
  if (type !== undefined) headers.set('Content-Type', type)
  if (place.token !== undefined) headers.set('Authorization', `Bearer ${place.token}`)
  const answered = await send(addressOf(place, call, sent), { method: call.method, headers, body })
  if (!answered.ok) throw new ControlRefused(`${answered.status}: ${await reasonOf(answered)}`)
  return answered
}

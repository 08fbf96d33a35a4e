import { cut } from '../../contracts/bounds.ts'
import type { Runtime } from '../runtime/runtime.ts'
import type { Answer } from './connection.ts'
import type { Log } from './log.ts'
import { maskText } from './masking.ts'
import { shownBody } from './shown-body.ts'

/** A body as it went over the wire, or only how long it is. */
export type Body = string | Uint8Array | { readonly length: number } | null | undefined

/** An answer before it is a Response, whose headers cost as much to read as all of a small answer. */
interface Answered {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: Body
}

/** What whoever answers a request knows of it, and the answer does not say. */
export interface Note {
  /** Who asked: the context of the bearer, as `Nip 5265877635`; a guest's account. */
  readonly context?: string | undefined
  /** Of KSeF's error. */
  readonly code?: number | undefined
  readonly why?: string | undefined
  /** What asked for it to go wrong, and whether the answer never left. */
  readonly fault?: string | undefined
  readonly lost?: true | undefined
  /** Bodies as they went over the wire, secrets and all: for the journal, which masks them. */
  readonly sent?: Body
  readonly answered?: Answered | undefined
}

/** All have the same members, whatever is noted first: who reads them finds each at the same place. */
const nothing = {
  context: undefined,
  code: undefined,
  why: undefined,
  fault: undefined,
  lost: undefined,
  sent: undefined,
  answered: undefined,
} satisfies Note

/** They stand on the request itself: a WeakMap costs a small answer two microseconds of its collector's time. */
const noted = Symbol('what is noted of a request')
type NotedRequest = Request & { [noted]?: Note }

export const note = (request: NotedRequest, more: Note): void => {
  request[noted] = Object.assign(request[noted] ?? { ...nothing }, more)
}

export const notesOf = (request: NotedRequest): Note => request[noted] ?? nothing

/** Whether it has been answered already, or is being so. */
export const isNoted = (request: NotedRequest): boolean => request[noted] !== undefined

/** Also of an address whose host is none. */
export const pathOf = ({ url }: Request): string => /^\w+:\/\/[^/?#]*([^?#]*)/.exec(url)?.[1] ?? ''

/** Masked before it is cut: half a secret is not known again. */
const quotedPath = (path: string): string => cut(maskText(cut(path, 4096)), 500)

const told = ({ context, code, why }: Note) => ({ context, code, why })

/** What lines are made of. */
export interface AccessLogSource {
  readonly log: Log
  readonly runtime: Pick<Runtime, 'now'>
  /** What stands before the paths of the world. */
  readonly prefix: string
}

/** What a line of the log says of one request. */
export interface AccessLine extends Pick<Note, 'context' | 'code' | 'why'> {
  /** By the world's clock, ISO 8601. */
  readonly time: string
  readonly method: string
  readonly path: string
  readonly status: number
  /** The explanation's id: `GET /control/explanations/{id}`. */
  readonly explanation?: string | undefined
  readonly ms: number
  /** Bodies without secrets, when the log asks for them. */
  readonly sent?: string | undefined
  readonly answered?: string | undefined
}

/** Around every answer, whoever gives it: one line in the log. */
export const accessLog = ({ log, runtime, prefix }: AccessLogSource) => {
  const tell = (request: Request, { status, headers }: Response, began: number, bodies = {}): void => {
    const [now, path] = [runtime.now(), prefix + pathOf(request)]
    const line: AccessLine = {
      time: new Date(now).toISOString(),
      method: request.method,
      path: quotedPath(path),
      status,
      ...told(notesOf(request)),
      explanation: headers.get('X-Simulator-Explanation') ?? undefined,
      ms: Math.round((now - began) * 100) / 100,
      ...bodies,
    }
    log.info(line, `${request.method} ${path}`)
  }

  /** The line waits for the bodies, and nobody for the line. */
  const withBodies = async (request: Request, answer: () => Answer, began: number): Promise<Response> => {
    const sent = shownBody(request)
    const response = await answer()
    const answered = shownBody(response)
    void Promise.all([sent, answered]).then(([sent, answered]) => tell(request, response, began, { sent, answered }))
    return response
  }

  return (request: Request, answer: () => Answer): Answer => {
    if (!log.enabled) return answer()
    const began = runtime.now()
    if (log.bodies) return withBodies(request, answer, began)
    const answered = answer()
    if (!(answered instanceof Promise)) {
      tell(request, answered, began)
      return answered
    }
    return answered.then(response => {
      tell(request, response, began)
      return response
    })
  }
}

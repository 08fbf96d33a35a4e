import { cut } from '../../contracts/bounds.ts'
import type { Log } from '../log.ts'
import type { Runtime } from '../runtime.ts'
import type { Explanations } from './explanations.ts'
import { maskText } from './masking.ts'
import { shownBody } from './shown-body.ts'

/** For whom a request was made: the context of its bearer, in words. A guest names its account. */
const contexts = new WeakMap<Request, string>()

export const noteContext = (request: Request, context: string | undefined): void => {
  if (context) contexts.set(request, context)
}

/** Also of an address whose host is none. */
export const pathOf = ({ url }: Request): string => /^\w+:\/\/[^/?#]*([^?#]*)/.exec(url)?.[1] ?? ''

/** Masked before it is cut: half a secret is not known again. */
const quotedPath = (path: string): string => cut(maskText(cut(path, 4096)), 500)

/** What lines are made of. */
export interface AccessLogServices {
  readonly log: Log
  readonly runtime: Pick<Runtime, 'now'>
  readonly explanations: Pick<Explanations, 'get'>
}

/** What a line of the log says of one request: its `time` is that of the simulator's clock. */
export interface AccessLine {
  readonly method: string
  readonly path: string
  readonly status: number
  /** Of KSeF's error. */
  readonly code?: number
  /** Who asked: `Nip 5265877635`. */
  readonly context?: string
  /** Its id: `GET /control/explanations/{id}`. */
  readonly explanation?: string
  readonly why?: string
  readonly ms: number
  /** Bodies without secrets, when the log asks for them. */
  readonly sent?: string
  readonly answered?: string
}

type Answer = () => Response | Promise<Response>

/** Around every answer, whoever gives it: one line in the log. */
export const accessLog = ({ log, runtime, explanations }: AccessLogServices) => {
  const tell = (request: Request, response: Response, began: number, bodies = {}): void => {
    const explanation = response.headers.get('X-Simulator-Explanation') ?? undefined
    const { code, text: why } = explanations.get(explanation ?? '') ?? {}
    const { method } = request
    const path = pathOf(request)
    const ms = Math.round((runtime.now() - began) * 100) / 100
    const context = contexts.get(request)
    const line: AccessLine = {
      method,
      path: quotedPath(path),
      status: response.status,
      code,
      context,
      explanation,
      why,
      ms,
      ...bodies,
    }
    log.info(line, `${method} ${path}`)
  }

  /** The line waits for the bodies, and nobody for the line. */
  const withBodies = async (request: Request, answer: Answer): Promise<Response> => {
    const began = runtime.now()
    const sent = shownBody(request)
    const response = await answer()
    const answered = shownBody(response)
    void Promise.all([sent, answered]).then(([sent, answered]) => tell(request, response, began, { sent, answered }))
    return response
  }

  return (request: Request, answer: Answer): Response | Promise<Response> => {
    if (!log.enabled) return answer()
    if (log.bodies) return withBodies(request, answer)
    const began = runtime.now()
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

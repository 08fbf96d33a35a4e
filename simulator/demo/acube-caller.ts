import type * as z from 'zod'
import type { AcubeOperationShape } from '../../contracts/acube/operation.ts'
import type { Fetch } from '../acube/traffic.ts'

interface Asked {
  readonly params?: Readonly<Record<string, string>>
  readonly query?: Readonly<Record<string, string>>
  readonly body?: unknown
  readonly xml?: true
}

type Success<O extends AcubeOperationShape> = O['success']
/** What an operation answers: its resource, its items, or text. */
export type Answer<O extends AcubeOperationShape> =
  Success<O> extends { items: infer I extends z.ZodType }
    ? z.output<I>[]
    : Success<O> extends { body: infer B extends z.ZodType }
      ? z.output<B>
      : undefined

/** Not the documented success. */
export class AcubeRefusal extends Error {
  readonly status: number
  readonly answer: string

  constructor(asked: string, expected: number, status: number, answer: string) {
    super(`${asked} answered ${status}, not ${expected}: ${answer}`)
    this.status = status
    this.answer = answer
  }
}

/** Your program's way to A-Cube. */
export interface AcubeCaller {
  /** The JWT, once signed in. */
  bearer?: string
  /** @throws AcubeRefusal */
  ask<const O extends AcubeOperationShape>(operation: O, asked?: Asked): Promise<Answer<O>>
  /** The document instead of the resource. */
  document(operation: AcubeOperationShape, asked: Asked): Promise<string>
}

const pathOf = ({ path }: AcubeOperationShape, { params = {}, query = {} }: Asked): string => {
  const filled = path.replace(/\{(\w+)\}/g, (_, name: string) => encodeURIComponent(params[name] ?? ''))
  return `/acube${filled}${Object.keys(query).length === 0 ? '' : `?${new URLSearchParams(query)}`}`
}

export const createAcubeCaller = (origin: string, fetch: Fetch): AcubeCaller => {
  const send = async (operation: AcubeOperationShape, asked: Asked): Promise<string> => {
    const { method, success } = operation
    const headers = new Headers({ accept: asked.xml ? 'application/xml' : 'application/json' })
    if (caller.bearer !== undefined) headers.set('authorization', `Bearer ${caller.bearer}`)
    if (asked.body !== undefined) headers.set('content-type', 'application/json')
    const body = asked.body === undefined ? undefined : JSON.stringify(asked.body)
    const response = await fetch(new Request(new URL(pathOf(operation, asked), origin), { method, headers, body }))
    const text = await response.text()
    if (response.status !== success.status)
      throw new AcubeRefusal(`${method} ${pathOf(operation, asked)}`, success.status, response.status, text)
    return text
  }
  const caller: AcubeCaller = {
    ask: async (operation, asked = {}) => {
      const { body, items } = operation.success
      const text = await send(operation, asked)
      const schema = items?.array() ?? body
      return schema?.parse(JSON.parse(text)) as never
    },
    document: (operation, asked) => send(operation, { ...asked, xml: true }),
  }
  return caller
}

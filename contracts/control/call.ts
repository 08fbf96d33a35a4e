import type * as z from 'zod'
import type { Method } from '../operation.ts'
import { membersWhenAsked } from '../when-asked.ts'

/**
 * A call that steers a running simulator, under `/control` and under `/w/<name>/control` for the world of that name. Routes,
 * the command line, the OpenAPI document and its page read it.
 */
export interface ControlCallShape {
  readonly method: Method
  /** Behind `/control`. */
  readonly path: `/${string}`
  readonly summary: string
  /** Answers from anywhere: it changes nothing and tells no secret. Others answer those who may steer. */
  readonly open?: true
  readonly params?: z.ZodObject
  /** Texts, as a URL has them. */
  readonly query?: z.ZodObject
  /** JSON. */
  readonly body?: z.ZodObject
  /** The body is lines of JSON instead, however many. */
  readonly takesLines?: true
  readonly success: {
    readonly status: 200 | 201 | 204
    readonly text: string
    readonly body?: z.ZodType
    /** Lines of JSON. */
    readonly lines?: true
    /** Text that is no JSON. */
    readonly plain?: true
    /** Server-sent events instead, each with such JSON. */
    readonly events?: z.ZodType
  }
  /** What it refuses with beyond 400 (what cannot be read), by HTTP status. */
  readonly refusals?: Readonly<Partial<Record<404 | 409 | 413 | 503, string>>>
}

/** Declares a call; its schemas stand behind getters, as those of operations do. */
export const controlCall = <const C extends ControlCallShape>(shape: C): C => {
  membersWhenAsked(shape.success)
  return membersWhenAsked(shape)
}

type Part<C, K extends string> = K extends keyof C ? (C[K] extends z.ZodType ? z.output<C[K]> : undefined) : undefined

/** What the code behind a call is given. */
export interface ControlInput<C> {
  readonly params: Part<C, 'params'>
  readonly query: Part<C, 'query'>
  readonly body: Part<C, 'body'>
  readonly lines: C extends { takesLines: true } ? AsyncIterable<string> : undefined
}

type Success<C> = C extends { success: infer S } ? S : never

/** A server-sent event. */
export interface SentEvent<T = unknown> {
  /** What a later request goes on behind. */
  readonly id: string
  readonly data: T
}

/** What it gives. Between events it says now and then that it is still there. */
export type ControlOutput<C> =
  Success<C> extends { body: infer B extends z.ZodType }
    ? z.input<B>
    : Success<C> extends { lines: true }
      ? AsyncIterable<string>
      : Success<C> extends { plain: true }
        ? string
        : Success<C> extends { events: infer E extends z.ZodType }
          ? AsyncIterable<SentEvent<z.input<E>> | 'still there'>
          : undefined

type Members<C, K extends string> = K extends keyof C ? (C[K] extends z.ZodType ? z.input<C[K]> : unknown) : unknown
type Given<C> = Members<C, 'params'> & Members<C, 'query'> & Members<C, 'body'>

/** What whoever calls it in process hands over: the members of path, query and body in one object, or nothing where none is needed. */
export type GivenTo<C> =
  unknown extends Given<C>
    ? readonly []
    : Record<string, never> extends Given<C>
      ? readonly [given?: Given<C>]
      : readonly [given: Given<C>]

/** What comes back. */
export type GivesBack<C> = C extends { success: { body: infer B extends z.ZodType } } ? z.output<B> : ControlOutput<C>

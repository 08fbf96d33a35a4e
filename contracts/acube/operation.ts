import type * as z from 'zod'
import type { Method } from '../operation.ts'
import type { Resource } from './hydra.ts'
import type { AcubeSource } from './sources.ts'

/** The refusals that A-Cube's reference lists, by HTTP status. */
export type AcubeRefusals = Readonly<Partial<Record<400 | 401 | 403 | 404 | 413 | 415 | 422 | 503, string>>>

/** An endpoint of A-Cube's API PL, or of its common API (login, public key), as the look-alike has it under `/acube`. */
export interface AcubeOperationShape {
  readonly method: Method
  readonly path: `/${string}`
  readonly summary: string
  /** Whether a page of A-Cube shows the operation, or its method or path are our guess. */
  readonly evidence: 'documented' | 'assumed'
  readonly source: readonly AcubeSource[]
  /** What of a documented operation is a guess all the same, and what the guess rests on. */
  readonly assumed?: readonly string[]
  /** Without a bearer. */
  readonly open?: true
  /** Looks for what is new in KSeF before it answers. */
  readonly looks?: true
  readonly params?: z.ZodObject
  readonly query?: z.ZodObject
  /** JSON. */
  readonly body?: z.ZodType
  /** The body is an invoice instead: JSON by the rules of A-Cube, or XML. */
  readonly invoice?: true
  /** Bytes that its body may have; `bodyLimits.ordinary` where nothing is said. */
  readonly bodyLimit?: number
  readonly success: {
    readonly status: 200 | 201 | 202 | 204
    readonly text: string
    readonly body?: z.ZodObject
    /** A collection of these: an array, or Hydra for `application/ld+json`. */
    readonly items?: z.ZodObject
    /** What the body or each of the items is, for `application/ld+json`; none where it is no resource. */
    readonly resource?: Resource
    /** What `Accept: application/xml` gets. */
    readonly xml?: string
    /** There is nothing but the XML. */
    readonly xmlOnly?: true
  }
  readonly refusals: AcubeRefusals
}

/** Declares an operation of A-Cube: routes, checks, the reference and the suites read it. */
export const acubeOperation = <const O extends AcubeOperationShape>(shape: O): O => shape

type Part<O, K extends string> = K extends keyof O ? (O[K] extends z.ZodType ? z.output<O[K]> : undefined) : undefined

/** What a handler of the operation is given, but for an invoice. */
export interface AcubeInput<O> {
  readonly params: Part<O, 'params'>
  readonly query: Part<O, 'query'>
  readonly body: Part<O, 'body'>
}

type Success<O> = O extends { success: infer S } ? S : never
type Xml<S> = S extends { xml: string } ? { readonly xml: Uint8Array } : never
type Body<S> = S extends { body: infer B extends z.ZodType } ? { readonly body: z.output<B> } : never
/** What a handler of it gives: a body, XML, or the items of the page that was asked for with the number of all. */
export type AcubeOutput<O> =
  Success<O> extends { items: infer I extends z.ZodType }
    ? { readonly items: readonly z.output<I>[]; readonly total: number }
    : Success<O> extends { xmlOnly: true }
      ? Xml<Success<O>>
      : Success<O> extends { body: z.ZodType }
        ? Body<Success<O>> | Xml<Success<O>>
        : undefined

import type * as z from 'zod'
import type { ErrorName } from './ksef/errors.ts'
import type { ContextIdentifier } from './ksef/identifiers.ts'
import type { Permission } from './ksef/permission-names.ts'
import type { RateGroup } from './ksef/rate-limits.ts'
import type { Lifetime, Was } from './versions.ts'
import { membersWhenAsked } from './when-asked.ts'

export type Method = 'GET' | 'POST' | 'PUT' | 'DELETE'
/** The three kinds of JWT that KSeF issues. */
export type TokenKind = 'authenticationToken' | 'accessToken' | 'refreshToken'

export interface OperationShape extends Lifetime {
  readonly method: Method
  readonly path: `/${string}`
  readonly summary: string
  /** Which bearer is accepted; empty for the public. */
  readonly bearer: readonly TokenKind[]
  /** Any one of them suffices; the owner of a context has all but VatUeManage. */
  readonly permissions?: readonly Permission[]
  /** 'public': 60 a second per address. */
  readonly limits: RateGroup | 'public'
  readonly params?: z.ZodObject
  readonly query?: z.ZodObject
  readonly headers?: z.ZodObject
  readonly body?: z.ZodType
  /** A signed XML document instead of JSON. */
  readonly xml?: true
  /** Bytes that its body may have; `bodyLimits.ordinary` where nothing is said. */
  readonly bodyLimit?: number
  /** A body in the text of faults: `'filters.subjectType' must not be empty.` */
  readonly bodyName?: string
  /** `document`: an XML document instead of JSON, with its hash in a header. */
  readonly success: { readonly status: 200 | 201 | 202 | 204; readonly body?: z.ZodType; readonly document?: true }
  /** What it may refuse with, beyond what follows from bearer and limits. */
  readonly errors: readonly ErrorName[]
  /** In this order, where there are several. */
  readonly sort?: Sort | readonly Sort[]
  /** The only kinds of context that it works in. */
  readonly contexts?: readonly ContextIdentifier['type'][]
  /** What of it read otherwise up to and with a version. */
  readonly was?: Was<Partial<OperationShape>>
}

type Sort =
  | { readonly field: string; readonly direction: 'Asc' | 'Desc' }
  | { readonly allowedFields: readonly string[]; readonly allowedDirections: 'Asc' | readonly ('Asc' | 'Desc')[] }

/** What an operation answers that gives a document. */
export interface XmlDocument {
  readonly xml: Uint8Array
  /** SHA-256 of the bytes, Base64: the header `x-ms-meta-hash`. */
  readonly hash: string
}

/**
 * Declares an operation: everything else reads it. Source of all of them: open-api.json. Its schemas stand behind getters: a start makes
 * none of them.
 */
export const operation = <const O extends OperationShape>(shape: O): O => {
  membersWhenAsked(shape.success)
  return membersWhenAsked(shape)
}

/** Whether it reads what a request brings, as JSON or as XML. */
export const takesBody = ({ body, xml }: OperationShape): boolean => body !== undefined || xml === true

type Part<O, K extends string> = K extends keyof O ? (O[K] extends z.ZodType ? O[K] : never) : never
type Given<O, K extends string> = [Part<O, K>] extends [never] ? unknown : { readonly [P in K]: z.output<Part<O, K>> }
type Sent<O, K extends string> = [Part<O, K>] extends [never]
  ? unknown
  : Record<string, never> extends z.input<Part<O, K>>
    ? { readonly [P in K]?: z.input<Part<O, K>> }
    : { readonly [P in K]: z.input<Part<O, K>> }

/** What a handler of the operation is given. */
export type Input<O> = Given<O, 'params'> &
  Given<O, 'query'> &
  Given<O, 'headers'> &
  Given<O, 'body'> &
  (O extends { xml: true } ? { readonly xml: Uint8Array } : unknown)

/** What a client passes to the operation. */
export type CallInput<O> = Sent<O, 'params'> &
  Sent<O, 'query'> &
  Sent<O, 'headers'> &
  Sent<O, 'body'> &
  (O extends { xml: true } ? { readonly xml: string | Uint8Array } : unknown)

/** What the operation answers: its body, a document, or nothing. */
export type Output<O> = O extends { success: { body: infer B extends z.ZodType } }
  ? z.output<B>
  : O extends { success: { document: true } }
    ? XmlDocument
    : undefined

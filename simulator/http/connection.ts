import type { Hono } from 'hono'
import type { OnPurpose } from './on-purpose.ts'

/** What a server, or a caller in process, says of the connection beside the request. */
export interface Connection {
  /** The caller's address. */
  readonly clientIp?: string
  /** Given by @hono/node-server. */
  readonly incoming?: {
    readonly socket: { readonly remoteAddress?: string; destroy?(): unknown; destroySoon?(): unknown }
    /** Names and values in turn, as they came. */
    readonly rawHeaders?: readonly string[]
  }
  /** What a ring of the world wants to go wrong with this request. */
  readonly onPurpose?: OnPurpose
}

/** An answer, at once where it can be. */
export type Answer = Response | Promise<Response>

/** Who answers requests. */
export type Answering = (request: Request, connection?: Connection) => Answer

/** Routes are added to it. */
export type App = Hono<{ Bindings: Connection }>

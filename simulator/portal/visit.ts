import type { Client } from '../../client/index.ts'
import type { OperationShape } from '../../contracts/operation.ts'
import type { Runtime } from '../runtime/runtime.ts'
import type { PortalSession, SignedIn } from './session.ts'
import type { Sessions } from './sessions.ts'
import type { Language, Say } from './texts.ts'

/** One request of a browser to the portal, with all that a page may need. */
export interface Visit {
  readonly method: string
  readonly url: URL
  readonly form: URLSearchParams
  /** Of forms that bring files, by the name of the field. */
  readonly files: ReadonlyMap<string, Uint8Array>
  readonly session: PortalSession
  readonly language: Language
  readonly say: Say
  readonly runtime: Runtime
  /** Calls the API for this browser, not signed in. Every call is recorded for the panel. */
  readonly client: Client
  readonly sessions: Pick<Sessions, 'renew' | 'close'>
}

export type SignedInVisit = Visit & { readonly signedIn: SignedIn }

/** Answers a visit. */
export type Page = (visit: Visit) => Response | Promise<Response>
/** Answers a visit of someone who is signed in. */
export type SignedInPage = (visit: SignedInVisit) => Response | Promise<Response>

/** A page of the table, and what it is for: who may call none of these operations does not get it. */
export interface PageRow {
  readonly page: SignedInPage
  readonly calls?: readonly OperationShape[]
  /** Bytes of its form, where it takes more than others. */
  readonly formLimit?: number
  /** What is typed is kept when the sign-in has ended; the page of the same address takes it. */
  readonly keepsTyped?: true
}
export type PageRows = Readonly<Record<string, PageRow>>

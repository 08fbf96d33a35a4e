import type { Input, OperationShape, Output } from '../../contracts/operation.ts'
import type { InvoiceValidator } from '../documents/schemas/invoice-validator.ts'
import type { Log } from '../log.ts'
import type { Runtime } from '../runtime.ts'
import type { ReadableStore, Store } from '../store/store.ts'
import type { Caller } from './access/caller.ts'
import type { JwtSigner } from './access/jwt.ts'
import type { Limiter } from './access/limiter.ts'
import type { KeyRing } from './keys/key-ring.ts'
import type { Profile } from './profile.ts'
import type { LinkSigner } from './storage/links.ts'

/** What one simulator has for all its requests. */
export interface Environment {
  readonly runtime: Runtime
  readonly keys: KeyRing
  readonly jwt: JwtSigner
  readonly limiter: Limiter
  readonly profile: Profile
  readonly validator: InvoiceValidator
  readonly links: LinkSigner
  readonly log: Log
}

/** What a handler may know of the request it answers. It knows no HTTP. */
export interface Situation extends Environment {
  /** The instant of the request, taken once. */
  readonly now: number
  readonly clientIp: string
  /** Where the caller reaches this simulator: `http://127.0.0.1:4010`. */
  origin(): string
  /** Attaches an explanation to an answer that is no refusal by itself (a failed status, say). */
  explain(text: string): void
  /** Adds to X-System-Warning. */
  warn(text: string): void
}

type CallerOf<O extends OperationShape> = O['bearer'] extends readonly [] ? undefined : Caller

/** The situation before the transaction: what does not change can be looked up. */
export interface Preparation<O extends OperationShape> extends Situation {
  readonly stored: ReadableStore
  readonly caller: CallerOf<O>
}

/** The situation inside the transaction. */
export interface Work<O extends OperationShape> extends Situation {
  readonly store: Store
  readonly caller: CallerOf<O>
}

/** Answers one operation inside one transaction of the store. */
export type Handler<O extends OperationShape> = (input: Input<O>, work: Work<O>) => Promise<Output<O>>

/** Does what changes no state first (cryptography, validation), then answers inside the transaction. */
export interface TwoStepHandler<O extends OperationShape> {
  readonly before: (input: Input<O>, preparation: Preparation<O>) => Promise<(work: Work<O>) => Promise<Output<O>>>
}

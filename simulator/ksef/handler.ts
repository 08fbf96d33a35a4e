import type { Contract } from '../../contracts/ksef/contract.ts'
import type { Input, OperationShape, Output } from '../../contracts/operation.ts'
import type { Told } from '../../contracts/told.ts'
import type { InvoiceValidator } from '../documents/schemas/invoice-validator.ts'
import type { Log } from '../http/log.ts'
import type { Runtime } from '../runtime/runtime.ts'
import type { Caller } from './access/caller.ts'
import type { JwtSigner } from './access/jwt.ts'
import type { Fate } from './fate.ts'
import type { KeyRing } from './keys/key-ring.ts'
import type { PackageLimits } from './package-limits.ts'
import type { Profile } from './profile.ts'
import type { LinkSigner } from './storage/links.ts'
import type { Spool } from './storage/spool.ts'
import type { KsefTransactions, ReadableStore, Store } from './tables.ts'

/** What one simulator has for all its requests. */
export interface Environment {
  readonly runtime: Runtime
  readonly keys: KeyRing
  readonly jwt: JwtSigner
  readonly profile: Profile
  /** Of the version that the world has. Asked for where meaning changed; what changed in shape has changed before. */
  readonly contract: Contract
  /** As which of them signatures, certificates and identifiers are judged. */
  strictness(): Profile
  readonly validator: InvoiceValidator
  readonly links: LinkSigner
  readonly log: Log
  readonly limits: PackageLimits
  /** Files of packages. */
  readonly spool: Spool
  /** Removes the files of packages that are over once the clock shows `at`. */
  sweep(at: number): void
  /**
   * Does long work behind the answer, once what the handler wrote is committed.
   * @param name no other process does work of the same name meanwhile; it is left to that one
   */
  later(name: string, work: PackageJob): void
}

/** What work on packages is done with. */
export interface PackagePlace extends Omit<Environment, 'later'> {
  readonly tables: KsefTransactions
}

/** @param stopped is aborted when the simulator closes. */
export type PackageJob = (place: PackagePlace, stopped: AbortSignal) => Promise<void>

/** What a handler may know of the request it answers. It knows no HTTP. */
export interface Situation extends Environment {
  /** The instant of the request, taken once. */
  readonly now: number
  readonly clientIp: string
  /** Where the caller reaches this simulator: `http://127.0.0.1:4010`. */
  origin(): string
  /** Attaches an explanation to an answer that is no refusal by itself (a failed status, say). */
  explain(text: Told): void
  /** Adds to X-System-Warning. */
  warn(text: string): void
  /** How the work that begins shall end, where somebody wants it so. */
  readonly fate?: Fate | undefined
}

type CallerOf<O extends OperationShape> = O['bearer'] extends readonly [] ? undefined : Caller

/** The situation of a handler that reads: what was committed, and nothing changes meanwhile. */
export interface Reading<O extends OperationShape> extends Situation {
  readonly store: ReadableStore
  readonly caller: CallerOf<O>
}

/** The situation of a handler that writes: inside the transaction. */
export interface Writing<O extends OperationShape> extends Situation {
  readonly store: Store
  readonly caller: CallerOf<O>
}

/** The situation outside of a transaction. */
export interface Preparing<O extends OperationShape> extends Situation {
  /** Looks something up as it is now; what the transaction needs, it looks up again. */
  read<T>(look: (store: ReadableStore) => Promise<T>): Promise<T>
  readonly caller: CallerOf<O>
}

type Writes<O extends OperationShape> = (input: Input<O>, work: Writing<O>) => Promise<Output<O>>

/**
 * Answers one operation: it writes inside one transaction; it only reads; it looks through so much that it reads piece by
 * piece, with others in between; or it first does what changes no state and takes long (cryptography, validation), and then writes.
 */
export type Handler<O extends OperationShape> =
  | Writes<O>
  | { readonly read: (input: Input<O>, work: Reading<O>) => Promise<Output<O>> }
  | { readonly look: (input: Input<O>, work: Preparing<O>) => Promise<Output<O>> }
  | { readonly prepare: (input: Input<O>, work: Preparing<O>) => Promise<(work: Writing<O>) => Promise<Output<O>>> }

/** Whichever operation's. */
export type AnyHandler = Handler<OperationShape>

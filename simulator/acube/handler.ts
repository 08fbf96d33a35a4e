import type { Client } from '../../client/index.ts'
import type { JwtClaims } from '../../contracts/acube/login.ts'
import type { AcubeInput, AcubeOutput } from '../../contracts/acube/operation.ts'
import type { Told } from '../../contracts/told.ts'
import type { InvoiceValidator } from '../documents/schemas/invoice-validator.ts'
import type { Log } from '../http/log.ts'
import type { Profile } from '../ksef/profile.ts'
import type { Runtime } from '../runtime/runtime.ts'
import type { Alone } from '../store/engine.ts'
import type { AcubeAccount } from './accounts.ts'
import type { Signer } from './delivery/signer.ts'
import type { Form } from './http/accept.ts'
import type { GivenInvoice } from './http/read-input.ts'
import type { AcubeJwt } from './jwt.ts'
import type { AcubeStore, AcubeTransactions, ReadableAcubeStore } from './tables.ts'

/** What one A-Cube has for all its requests and all its work. */
export interface AcubeEnvironment {
  readonly runtime: Runtime
  readonly tables: AcubeTransactions
  /** Keeps other processes from the same work meanwhile. */
  readonly alone: Alone
  readonly jwt: AcubeJwt
  /** Of notifications. */
  readonly signer: Signer
  readonly validator: InvoiceValidator
  readonly profile: Profile
  readonly accounts: readonly AcubeAccount[]
  readonly allowedWebhookHosts: readonly string[]
  readonly log: Log
  /** By which receivers of notifications are reached. Default: the global one. */
  readonly fetch?: typeof fetch | undefined
  /** Aborted when A-Cube closes, and for a run also when another process may do the same: nothing new is begun then. */
  readonly closing: AbortSignal
  /** Whether the invoices of a company wait until someone says that they go. */
  holds(nip: string): boolean
  /** A client of KSeF, signed in as nobody. @param stopped what its requests end with; default: `closing` */
  ksef(stopped?: () => AbortSignal): Client
}

/** What a handler may know of the request it answers. */
export interface AcubeSituation extends AcubeEnvironment {
  /** The instant of the request. */
  readonly now: number
  /** Who is signed in; claims of nobody for an open operation. */
  readonly caller: JwtClaims
  /** What the caller wants the answer in. */
  readonly form: Form
  /** Attaches an explanation to an answer that is no refusal. */
  explain(told: Told): void
}

type Given<O> = AcubeInput<O> & (O extends { invoice: true } ? { readonly invoice: GivenInvoice } : unknown)

/** Inside a transaction that reads. */
export interface AcubeReading extends AcubeSituation {
  readonly store: ReadableAcubeStore
}
/** Inside a transaction that writes. */
export interface AcubeWriting extends AcubeSituation {
  readonly store: AcubeStore
}

/** The three kinds of KSeF's handlers (simulator/ksef/handler.ts). What is prepared looks things up by `tables.read`. */
export type AcubeHandler<O> =
  | ((input: Given<O>, work: AcubeWriting) => Promise<AcubeOutput<O>>)
  | { readonly read: (input: Given<O>, work: AcubeReading) => Promise<AcubeOutput<O>> }
  | {
      readonly prepare: (
        input: Given<O>,
        situation: AcubeSituation,
      ) => Promise<(work: AcubeWriting) => Promise<AcubeOutput<O>>>
    }

import type { ApiVersion } from './ksef/api-version.ts'
import type { Calls } from './ksef/calls.ts'
import type { Contract } from './ksef/contract.ts'
import type { Method, OperationShape } from './operation.ts'
import { isThere, type Lifetime } from './versions.ts'

/**
 * Behaviour of KSeF that must hold, written once and run against whatever claims to be KSeF: the simulator in process,
 * over a socket, behind MSW, the real TEST environment.
 */

/** What a case rests on: a verbatim exchange, a report, official text, or our guess until shown. */
export type Evidence = 'recorded' | 'described' | 'documented' | 'assumed'

/**
 * What a case may need beyond the API. `clock`: time can be moved. `delays`: asynchronous work takes so long that its
 * states in between are seen. `rate-limits`: requests are counted. `addresses`: calls can come from another address. `form`: answers
 * have the members, their order and the dates of today's version, not of a later one.
 */
export type Ability = 'clock' | 'delays' | 'rate-limits' | 'addresses' | 'form'

/** The JWTs to call with; each operation takes the first of its bearers that is given. */
export interface Bearers {
  readonly authenticationToken?: string
  readonly accessToken?: string
  readonly refreshToken?: string
}

/** Who signs: certificate and private key, PEM. */
export interface Identity {
  readonly certificate: string
  readonly privateKey: string
}

/** A request for a certificate: PKCS#10 (DER, Base64), and the private key that it is for, PEM. */
export interface SigningRequest {
  readonly csr: string
  readonly privateKey: string
}

/** A request that no typed call would send. */
export interface RawInit {
  readonly headers?: Readonly<Record<string, string>>
  /** An object goes as JSON, with its content type. */
  readonly body?: string | Uint8Array | object
  /** The bearer. */
  readonly token?: string
}

/** Keys that KSeF certifies, and two that it does not. */
export type RequestedKey = 'p256' | 'rsa' | 'p384' | 'rsa3072'

/** What a case is run against. */
export interface Target {
  /** Of the version that it has. */
  readonly contract: Contract
  /** Calls of nobody. */
  readonly call: Calls
  /** Calls with a bearer. */
  as(bearers: Bearers): Calls
  /** Any request, right or wrong. `path` is what follows `/v2`. */
  request(method: Method, path: string, init?: RawInit): Promise<Response>
  /** Fetches a link that KSeF gave, without a bearer. */
  download(url: string): Promise<Response>
  /** Sends bytes to a link that KSeF gave, without a bearer. */
  upload(
    url: string,
    init: { readonly headers?: Readonly<Record<string, string>>; readonly body: Uint8Array },
  ): Promise<Response>
  /** A self-signed certificate for a subject's attributes (`commonName`, `serialNumber` …), in their order. */
  certificate(subject: Readonly<Record<string, string>>, key?: 'p256' | 'rsa'): Promise<Identity>
  /** A request for a certificate with a subject's attributes in their order; of a fresh key, or of one (PKCS#8 PEM). */
  csr(
    subject: Readonly<Record<string, string | null | undefined>>,
    key?: RequestedKey,
    privateKey?: string,
  ): Promise<SigningRequest>
  /** Signs a document with XAdES, enveloped. */
  sign(xml: string, identity: Identity, signingTime: Date): Promise<string>
  /** Reads again and again, time going on, until `until` holds. */
  settle<T>(read: () => Promise<T>, until: (seen: T) => boolean): Promise<T>
  /** Moves time forward. Ability `clock`. */
  advance(ms: number): Promise<void>
  /** The same target, called from another address (IPv4). Ability `addresses`. */
  from(address: string): Target
}

/**
 * It holds in all versions, where it does not say since when or until when.
 * @typeParam T what it is run against: KSeF, unless another system is looked at.
 */
export interface Case<T = Target> extends Lifetime {
  /** One behaviour, as a sentence. */
  readonly title: string
  readonly evidence: Evidence
  /** Ids of recordings (`fixtures/recordings`) and facts (behaviour.json); for an assumption where it is explained. */
  readonly source: string | readonly string[]
  readonly needs?: readonly Ability[]
  run(target: T): Promise<void>
}

type AnyOperation = Pick<OperationShape, 'method' | 'path'> & Lifetime

export interface Suite<T = Target, O extends AnyOperation = OperationShape> {
  /** The operation, or what several have in common. */
  readonly about: O | string
  /** The operations that `about` names in words, where it is no single one. */
  readonly of: readonly O[]
  readonly cases: readonly Case<T>[]
}

/** What must hold of an operation, or of what several have in common. */
export const suite = (
  about: OperationShape | string,
  cases: readonly Case[],
  of: readonly OperationShape[] = typeof about === 'string' ? [] : [about],
): Suite => ({ about, cases, of })

/** The cases that hold in a version: none where the suite is about an operation that is not there. */
export const casesAt = <C extends Lifetime>(
  { about, cases }: { readonly about: AnyOperation | string; readonly cases: readonly C[] },
  version: ApiVersion,
): readonly C[] =>
  typeof about === 'object' && !isThere(about, version) ? [] : cases.filter(it => isThere(it, version))

/** `POST /tokens`, or the suite's own words. */
export const titleOf = ({ about }: { readonly about: AnyOperation | string }): string =>
  typeof about === 'string' ? about : `${about.method} ${about.path}`

import { createClient } from '../../../client/index.ts'
import { makeCertificate } from '../../../client/xades/certificate.ts'
import { makeCertificateRequest } from '../../../client/xades/certificate-request.ts'
import { sign } from '../../../client/xades/sign.ts'
import { type ApiVersion, newestApi } from '../../../contracts/ksef/api-version.ts'
import type { Calls } from '../../../contracts/ksef/calls.ts'
import { contractAt } from '../../../contracts/ksef/contract.ts'
import type { Identity, RawInit, Target } from '../../../contracts/suite.ts'

type Send = (request: Request) => Response | Promise<Response>

/** Reads once; `last` says whether what was read is what was waited for. */
export type Look = <T>(read: () => Promise<T>, last: (seen: T) => boolean) => Promise<T>

/** What makes a target of an address. */
export interface Place {
  /** With `/v2`. */
  readonly baseUrl: string
  /** Default: the newest version. */
  readonly api?: ApiVersion | undefined
  readonly send: Send
  /** Lets time go on a little, longer the more often it was asked for. */
  wait(times: number): Promise<void>
  advance?(ms: number): void | Promise<void>
  from?(address: string): Send
  /** Stands around each look at work under way. */
  readonly look?: Look
}

const algorithms = {
  rsa: { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', modulusLength: 2048, publicExponent: new Uint8Array([1, 0, 1]) },
  p256: { name: 'ECDSA', namedCurve: 'P-256' },
}
type Kind = keyof typeof algorithms

/** One pair of each kind does for all certificates: RSA keys take long to find, and nobody looks at who shares one. */
const pairs = new Map<string, Promise<CryptoKeyPair>>()
const pairOf = (kind: Kind): Promise<CryptoKeyPair> => {
  const made =
    pairs.get(kind) ?? (crypto.subtle.generateKey(algorithms[kind], true, ['sign', 'verify']) as Promise<CryptoKeyPair>)
  pairs.set(kind, made)
  return made
}

/** In force at any time that a clock of these tests shows. */
const validity = { validFrom: new Date('2020-01-01T00:00:00Z'), validTo: new Date('2045-01-01T00:00:00Z') }

const certify = async (subject: Readonly<Record<string, string>>, key: Kind): Promise<Identity> =>
  makeCertificate({ subject, key, keys: await pairOf(key), ...validity })
/** Who signs in twice does so with the same certificate. */
const certificates = new Map<string, Promise<Identity>>()

const bodyOf = (body: RawInit['body']): { body?: BodyInit; type?: string } => {
  if (body === undefined || typeof body === 'string') return { body }
  if (body instanceof Uint8Array) return { body: new Uint8Array(body) }
  return { body: JSON.stringify(body), type: 'application/json' }
}

/** How often a state is asked for before it is given up. */
const PATIENCE = 200

/** A target that is reached through the project's own client. */
export const connected = (place: Place, send: Send = place.send): Target => {
  const { baseUrl, api = newestApi } = place
  const callsWith = (bearers: object): Calls => createClient({ baseUrl, api, fetch: send, ...bearers })
  return {
    contract: contractAt(api),
    call: callsWith({}),
    as: callsWith,
    request: (method, path, { headers = {}, body, token } = {}) => {
      const content = bodyOf(body)
      const all = new Headers(content.type === undefined ? headers : { 'Content-Type': content.type, ...headers })
      if (token !== undefined) all.set('Authorization', `Bearer ${token}`)
      return Promise.resolve(send(new Request(place.baseUrl + path, { method, headers: all, body: content.body })))
    },
    download: url => Promise.resolve(send(new Request(url))),
    upload: (url, { headers = {}, body }) =>
      Promise.resolve(send(new Request(url, { method: 'PUT', headers, body: new Uint8Array(body) }))),
    certificate: (subject, key = 'p256') => {
      const name = JSON.stringify([key, subject])
      const made = certificates.get(name) ?? certify(subject, key)
      certificates.set(name, made)
      return made
    },
    csr: (subject, key, privateKey) => makeCertificateRequest({ subject, key, privateKey }),
    sign: async (xml, identity, signingTime) => sign(xml, identity, { signingTime }),
    settle: async (read, until) => {
      const look: Look = place.look ?? (work => work())
      for (let times = 0; ; times++) {
        const seen = await look(read, until)
        if (until(seen)) return seen
        if (times === PATIENCE) throw new Error(`This never settled: ${JSON.stringify(seen)}`)
        await place.wait(times)
      }
    },
    advance: async ms => {
      if (place.advance === undefined) throw new Error('This target has no clock to move.')
      await place.advance(ms)
    },
    from: address => {
      if (place.from === undefined) throw new Error('This target is called from one address.')
      return connected(place, place.from(address))
    },
  }
}

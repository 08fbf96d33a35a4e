import { createClient } from '../../client/client.ts'
import { type SignInWithSeal, signInWithSeal } from '../../client/flows/sign-in-with-seal.ts'
import { makePersonalCertificate, makeSeal } from '../../client/make-identity.ts'
import type { SigningIdentity } from '../../client/xades/certificate.ts'
import { createSimulator, type Delays, fixedRuntime, type SimulatorOptions } from '../../simulator/index.ts'

/** What is sent to a simulator beside method and path. */
export interface Asked {
  readonly bearer?: string
  readonly json?: unknown
  readonly body?: string | Uint8Array | ReadableStream
  readonly headers?: Readonly<Record<string, string>>
  readonly clientIp?: string
}

const bodyOf = ({ json, body }: Asked) => (json === undefined ? body : JSON.stringify(json))

const headersOf = ({ bearer, json, headers }: Asked) => ({
  ...(bearer === undefined ? {} : { Authorization: `Bearer ${bearer}` }),
  ...(json === undefined ? {} : { 'Content-Type': 'application/json' }),
  ...headers,
})

/**
 * A simulator whose clock stands at noon until it is moved, and a client whose waits move it. Rate limits are off
 * unless they are asked for.
 */
export const simulated = ({
  seed,
  delays,
  ...options
}: Omit<SimulatorOptions, 'runtime' | 'seed'> & { seed?: number; delays?: Partial<Delays> } = {}) => {
  const runtime = fixedRuntime({ at: Date.parse('2026-11-22T12:00:00Z'), seed, delays })
  const simulator = createSimulator({ runtime, rateLimits: 'off', ...options })
  const clock = { now: runtime.now, sleep: async (ms: number) => simulator.idle().then(() => runtime.advance(ms)) }
  const client = createClient({ baseUrl: 'http://ksef.test', fetch: simulator.fetch, clock })

  /** Sends a request as it is: `ask('GET /v2/tokens', { bearer })`. */
  const ask = (asked: string, more: Asked = {}): Promise<Response> => {
    const [method, path] = asked.split(' ')
    const init = { method, headers: headersOf(more), body: bodyOf(more), clientIp: more.clientIp, duplex: 'half' }
    return simulator.fetch(`http://ksef.test${path}`, init as RequestInit)
  }
  /** What stands behind the id of an explanation, or behind that of an answer. */
  const explained = async (from: Response | string | undefined) => {
    const id = from instanceof Response ? from.headers.get('X-Simulator-Explanation') : from
    const response = await ask(`GET /control/explanations/${id}`)
    return (await response.json()) as { text: string; status: number; error?: string; code?: number; request: string }
  }
  /** Signs in an organisation with its seal. */
  const signedIn = async (nip: string, more: Partial<SignInWithSeal> = {}) =>
    signInWithSeal(client, { nip, identity: await sealOf(nip), ...more } as SignInWithSeal)

  return { runtime, simulator, clock, client, ask, explained, signedIn }
}

const identities = new Map<string, Promise<SigningIdentity>>()
const made = (key: string, make: () => Promise<SigningIdentity>): Promise<SigningIdentity> => {
  if (!identities.has(key)) identities.set(key, make())
  return identities.get(key)!
}
/** In force while the simulated clock is moved about. */
export const validity = { validFrom: new Date('2026-01-01'), validTo: new Date('2030-01-01') }

/** The seal of an organisation, made once. */
export const sealOf = (nip: string): Promise<SigningIdentity> =>
  made(nip, () => makeSeal({ nip, key: 'p256', ...validity }))

/** A person's certificate with a PESEL, made once. */
export const signatureOf = (pesel: string): Promise<SigningIdentity> =>
  made(pesel, () => makePersonalCertificate({ pesel, key: 'p256', ...validity }))

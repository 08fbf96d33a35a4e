import { isIP } from 'node:net'
import type { ServedTls } from '../http/serve.ts'
import { lazily } from '../runtime/lazily.ts'
import { part } from '../runtime/parts.ts'
import { systemRuntime } from '../runtime/runtime.ts'
import { keptTlsAuthority, makeTlsAuthority } from './tls-authority.ts'
import { certifyNames, localNames } from './tls-certificate.ts'

export interface HttpsOptions {
  /** https instead of http, by a certificate of a CA of its own (decisions/https.md). Default: no. */
  readonly https?: boolean | undefined
  /**
   * The file of that CA, with its private key; made where there is none, and it means https. Default: beside `data`, as
   * `<data>.ca.pem`; without `data` none, and each port has a new one.
   */
  readonly httpsCa?: string | undefined
}

/** What a port of https is opened with. */
export interface Tls {
  readonly served: ServedTls
  /** Certificate of the authority, as PEM. */
  readonly ca: string
  readonly names: readonly string[]
}

const everywhere: readonly string[] = ['0.0.0.0', '::']

/**
 * @param told names and addresses beside the local ones
 * @throws Error with a sentence for a file that cannot be used
 */
export const openTls = async (file: string | undefined, told: readonly (string | undefined)[]): Promise<Tls> => {
  const machine = systemRuntime()
  const authority = await (file === undefined ? makeTlsAuthority(machine) : keptTlsAuthority(file, machine))
  const further = told.filter(name => name !== undefined && !everywhere.includes(name))
  const names = [...new Set([...localNames, ...further])] as readonly string[]
  return { served: await certifyNames(authority, names, machine), ca: authority.certificate, names }
}

const trusting = part(() => import('../http/trusting-fetch.ts'))

/** Where the process is met by https, and how it calls itself there. */
export const createOwnFetch = () => {
  const known = new Map<string, () => Promise<typeof fetch>>()
  const originOf = (input: Parameters<typeof fetch>[0]): string =>
    new URL(input instanceof Request ? input.url : input).origin
  const own: typeof fetch = async (input, init) => {
    const trusted = await known.get(originOf(input))?.()
    return (trusted ?? fetch)(input, init)
  }
  return {
    /** The global `fetch`, which trusts our own authorities as well. */
    fetch: own,
    trust: ({ ca, names }: Tls, port: number): void => {
      const trusted = lazily(async () => (await trusting()).trustingFetch(ca))
      for (const name of names)
        known.set(new URL(`https://${isIP(name) === 6 ? `[${name}]` : name}:${port}`).origin, trusted)
    },
  }
}

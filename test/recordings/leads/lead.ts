import type { Target } from '../../../contracts/suite.ts'
import type { Profile, Simulator } from '../../../simulator/index.ts'

/** Asks for what the real system lacks: `control('POST', '/certificates', body)`. */
export type Control = (method: string, path: string, body: object) => Promise<Response>

export const controlOf =
  ({ fetch }: Simulator): Control =>
  async (method, path, body) =>
    fetch(
      new Request(`http://ksef.test/control${path}`, {
        method,
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      }),
    )

/** Leads a target to what a recording calls `given`, and gives the answer to the request that was recorded. */
export interface Lead {
  readonly to: (target: Target, control: Control) => Promise<Response>
  /** The simulator's profile; default: test. */
  readonly profile?: Profile
  /** Where requests are counted. */
  readonly rateLimited?: true
  /** What stands in for the given, where it cannot be had as it was. */
  readonly instead?: string
}

export type Leads = Readonly<Record<string, Lead | Lead['to']>>

/** Why a recording is not reproduced. */
export type NotLed = Readonly<Record<string, string>>

export const legacy = {}
export const problemDetails = { 'X-Error-Format': 'problem-details' }

/** What waits for an operation; a test holds that it is still not built. */
export const answers501 = (operation: string): string => `${operation} answers 501 here.`

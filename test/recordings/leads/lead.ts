import type { Target } from '../../../contracts/suite.ts'
import type { Profile } from '../../../simulator/index.ts'

/** Leads a target to what a recording calls `given`, and gives the answer to the request that was recorded. */
export interface Lead {
  readonly to: (target: Target) => Promise<Response>
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

import type { Fault } from '../../contracts/control/faults.ts'
import type { Explanation } from '../http/explanations.ts'
import type { EncryptionKey } from '../ksef/keys/published-keys.ts'
import type { Profile } from '../ksef/profile.ts'

/** What signatures of this world are made with. */
export interface SecretRecord {
  readonly name: string
  readonly value: Uint8Array
}

/** A key that callers encrypt with. */
export interface KeyRecord extends EncryptionKey {
  /** In the ring: the current key of each usage first. */
  readonly place: number
}

export interface ExplanationRecord extends Explanation {
  /** The order in which they were given, from 1. */
  readonly serial: number
}

/** What goes wrong because somebody wants it to. */
export interface FaultRecord {
  readonly id: string
  /** The order in which they were added, from 1. */
  readonly serial: number
  readonly addedAt: number
  readonly endsAt?: number | undefined
  /** Requests that it could have struck, and those that it struck. */
  readonly met: number
  readonly struck: number
  readonly fault: Fault
}

/** What of a world may be changed while it runs. */
export interface SettingsRecord {
  readonly name: 'settings'
  /** Whether KSeF's limits on requests hold. */
  readonly rateLimited: boolean
  /** Whether exchanges are written down. */
  readonly journal: boolean
  /** As which environment signatures, certificates and identifiers are judged. */
  readonly strictness: Profile
}

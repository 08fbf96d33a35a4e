import type { ApiVersion } from '../../contracts/ksef/api-version.ts'
import type { AcubeSettings } from '../acube/options.ts'
import type { Keeper } from '../control/handler.ts'
import type { InvoiceValidator } from '../documents/schemas/invoice-validator.ts'
import type { ClientIpOptions } from '../http/client-ip.ts'
import type { Log } from '../http/log.ts'
import type { EncryptionKey } from '../ksef/keys/published-keys.ts'
import type { PackageLimits } from '../ksef/package-limits.ts'
import type { Profile } from '../ksef/profile.ts'
import type { Room } from '../ksef/storage/room.ts'
import type { Feed } from './feed.ts'

/** What is so for a world as long as it lives. */
export interface Rules extends ClientIpOptions {
  /** The version of KSeF's API. */
  readonly api: ApiVersion
  readonly profile: Profile
  readonly rateLimited: boolean
  readonly journal: boolean
  /** Those that the ring of keys begins with. */
  readonly keys: readonly EncryptionKey[]
  /** Seed of surprises. */
  readonly surprise?: number | undefined
  /** Where callers reach the simulator, when it is not where their requests say; without a slash at its end. */
  readonly publicUrl?: string | undefined
  readonly acube: AcubeSettings
  /** The first token that its seed says, and whose it is. */
  readonly seeded?: { readonly nip: string; readonly token: string } | undefined
  /** What packages may have; KSeF's own limits where nothing is said. */
  readonly packageLimits?: Partial<PackageLimits> | undefined
}

/** What all worlds of a process have in common. */
export interface Surroundings {
  readonly validator: InvoiceValidator
  readonly log: Log
  /** Where the process is reached on its own machine: `http://127.0.0.1:4010`; none before it listens. */
  addresses(): readonly string[]
  /** The global `fetch`; it trusts what the process itself serves by https. */
  readonly fetch: typeof fetch
  readonly keeper: Keeper
  /** For packages, on the disk. */
  readonly room: Room
  readonly feed: Feed
}

import type { ControlInput, ControlOutput } from '../../contracts/control/call.ts'
import type { ApiVersion } from '../../contracts/ksef/api-version.ts'
import type { Tongue } from '../../contracts/told.ts'
import type { AcubeDoor } from '../acube/routes.ts'
import type { KnownOutages } from '../ksef/http/around-the-api.ts'
import type { Services } from '../ksef/http/services.ts'
import type { Delays, Runtime } from '../runtime/runtime.ts'
import type { Feed } from '../world/feed.ts'
import type { Journal } from '../world/journal.ts'
import type { HeldKeyRing } from '../world/kept-keys.ts'
import type { HeldSettings } from '../world/settings.ts'
import type { Faults } from '../world/standing-faults.ts'

/** A world as a list shows it. */
export interface KeptWorld {
  readonly name: string
  /** What stands before its paths. */
  readonly prefix: string
  /** The version of its API. */
  readonly api: ApiVersion
  readonly runtime: Pick<Runtime, 'now'>
  /** Its journal. */
  readonly exchanges: Journal
}

/** Who holds the worlds of the process. */
export interface Keeper {
  /** Those that this process holds. */
  all(): readonly KeptWorld[]
  /** Those that there are, whoever has made them. */
  known(): Promise<readonly KeptWorld[]>
  reset(name: string): Promise<KeptWorld>
  /** @throws NoSnapshot: nothing changes */
  restore(snapshot: AsyncIterable<string>, name: string): Promise<KeptWorld>
  /** Resolves to whether there was one. */
  drop(name: string): Promise<boolean>
}

/** The world that is steered. */
export interface Steered {
  readonly name: string
  readonly services: Services
  readonly settings: HeldSettings
  readonly faults: Faults
  readonly journal: Journal
  /** Of all worlds. */
  readonly feed: Feed
  readonly keys: HeldKeyRing
  readonly acube: AcubeDoor
  /** Those that the door of the API knows. */
  readonly outages: KnownOutages
  readonly keeper: Keeper
  setDelays(delays: Partial<Delays>): Promise<void>
  snapshot(): AsyncIterable<string>
}

/** What a handler knows beside its input. */
export interface Steering extends Steered {
  /** Of whoever asks. */
  readonly tongue: Tongue
  /** Behind which event they go on. */
  readonly lastEventId?: string | undefined
  /** Aborts when they have left, or have been answered whole; nobody in process leaves before the end of what they read. */
  readonly left?: AbortSignal
}

/** Does what a call asks for. @throws NotDone */
export type ControlHandler<C> = (input: ControlInput<C>, steering: Steering) => Promise<ControlOutput<C>>

import { type AccessLogSource, accessLog } from '../http/access-log.ts'
import type { Answering } from '../http/connection.ts'
import type { Explanations } from '../http/explanations.ts'
import { aroundTheApi, type KnownOutages } from '../ksef/http/around-the-api.ts'
import type { Services } from '../ksef/http/services.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { faulty } from './faulty.ts'
import type { Journal } from './journal.ts'
import { journalled } from './journalled.ts'
import type { HeldSettings } from './settings.ts'
import type { Faults } from './standing-faults.ts'
import { underItsPrefix } from './under-its-prefix.ts'

/** What a ring knows of its world. */
export interface RingedWorld extends AccessLogSource {
  readonly runtime: Runtime
  readonly explanations: Explanations
  readonly faults: Faults
  readonly journal: Journal
  readonly settings: Pick<HeldSettings, 'now'>
  readonly outages: KnownOutages
  readonly services: Services
}

/** Something around every answer of a world; what is inside itself, where the world as it is now has no need of it. */
export type Ring = (inner: Answering, world: RingedWorld) => Answering

/** A line for each, under the request that those inside have seen and taken notes of. */
const logged: Ring = (inner, world) => {
  if (!world.log.enabled) return inner
  const told = accessLog(world)
  return (request, connection) => told(request, () => inner(request, connection))
}

/** Outermost first. The order is behaviour. */
const rings: readonly Ring[] = [underItsPrefix, logged, journalled, faulty, aroundTheApi]

/** Made anew when the world changes what they look at: a request asks none of them whether it is needed. */
export const ringed = (answering: Answering, world: RingedWorld): Answering =>
  rings.reduceRight((inner, ring) => ring(inner, world), answering)

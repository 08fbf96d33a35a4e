import type { Contract } from '../../contracts/ksef/contract.ts'
import { type AccessLogSource, accessLog } from '../http/access-log.ts'
import type { Answering } from '../http/connection.ts'
import type { Explanations } from '../http/explanations.ts'
import type { Runtime } from '../runtime/runtime.ts'
import { faulty } from './faulty.ts'
import type { Journal } from './journal.ts'
import { journalled } from './journalled.ts'
import type { HeldSettings } from './settings.ts'
import type { Faults } from './standing-faults.ts'
import { underItsPrefix } from './under-its-prefix.ts'

/** What a ring knows of its world. */
export interface RingedWorld extends AccessLogSource {
  /** The version of its API. */
  readonly contract: Contract
  readonly runtime: Runtime
  readonly explanations: Explanations
  readonly faults: Faults
  readonly journal: Journal
  readonly settings: Pick<HeldSettings, 'now'>
}

/** Something around every answer of a world. */
export type Ring = (inner: Answering, world: RingedWorld) => Answering

/** A line for each, under the request that those inside have seen and taken notes of. */
const logged: Ring = (inner, world) => {
  const told = accessLog(world)
  return (request, connection) => told(request, () => inner(request, connection))
}

/** Outermost first. The order is behaviour. */
const rings: readonly Ring[] = [underItsPrefix, logged, journalled, faulty]

export const ringed = (answering: Answering, world: RingedWorld): Answering =>
  rings.reduceRight((inner, ring) => ring(inner, world), answering)

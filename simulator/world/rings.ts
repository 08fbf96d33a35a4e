import { type AccessLogSource, accessLog } from '../http/access-log.ts'
import type { Answering } from '../http/connection.ts'
import { underItsPrefix } from './under-its-prefix.ts'

/** What a ring knows of its world. */
export type RingedWorld = AccessLogSource

/** Something around every answer of a world. */
export type Ring = (inner: Answering, world: RingedWorld) => Answering

/** A line for each, under the request that those inside have seen and taken notes of. */
const logged: Ring = (inner, world) => {
  const told = accessLog(world)
  return (request, connection) => told(request, () => inner(request, connection))
}

/** Outermost first. The order is behaviour. */
const rings: readonly Ring[] = [underItsPrefix, logged]

export const ringed = (answering: Answering, world: RingedWorld): Answering =>
  rings.reduceRight((inner, ring) => ring(inner, world), answering)

import type { Answering } from '../http/connection.ts'
import { underItsPrefix } from './under-its-prefix.ts'

/** What a ring knows of its world. */
export interface RingedWorld {
  /** What stands before its paths. */
  readonly prefix: string
}

/** Something around every answer of a world. */
export type Ring = (inner: Answering, world: RingedWorld) => Answering

/** Outermost first. The order is behaviour. */
const rings: readonly Ring[] = [underItsPrefix]

export const ringed = (answering: Answering, world: RingedWorld): Answering =>
  rings.reduceRight((inner, ring) => ring(inner, world), answering)

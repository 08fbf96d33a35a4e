import { part } from '../../runtime/parts.ts'

/** Loaded when first needed: a start without a signature does not pay for libxml2. */
export const verification = part(() => import('./verify.ts'))

import { part } from '../../parts.ts'

/** Loaded when first needed, as everything that signs XML. */
export const upoReader = part(() => import('./read-upo.ts'))

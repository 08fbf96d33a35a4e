import { part } from '../../runtime/parts.ts'

/** Loaded when first needed, as everything that signs XML. */
export const upoReader = part(() => import('./read-upo.ts'))

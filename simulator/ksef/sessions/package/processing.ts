import { part } from '../../../runtime/parts.ts'

/** Loaded when the first package is worked on, as the libraries for archives. */
export const processing = part(() => import('./process-package.ts'))

import { part } from '../../runtime/parts.ts'

/** Loaded when the first package is worked on, as the libraries for archives. */
export const processing = part(() => import('../sessions/package/process-package.ts'))
export const making = part(() => import('../invoices/package/make-package.ts'))

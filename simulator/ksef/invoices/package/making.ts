import { part } from '../../../runtime/parts.ts'

/** Loaded when the first export is started, as the libraries for archives. */
export const making = part(() => import('./make-package.ts'))

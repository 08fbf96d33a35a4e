import { part } from '../../runtime/parts.ts'

/** All of these load libxml2, and are needed when the first invoice comes. */
export const elements = part(() => import('./elements.ts'))
export const fromJson = part(() => import('./invoice-from-json.ts'))
export const violations = part(() => import('./schema-violations.ts'))
export const summaries = part(() => import('./summary.ts'))

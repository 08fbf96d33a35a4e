import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/**
 * Where the official documents, recordings and facts lie. They are no part of this repository: they lie beside it, or
 * where KSEF_SHARED says. A user's checkout has none; CI must have them.
 */
const folder = process.env.KSEF_SHARED ?? fileURLToPath(new URL('../../shared', import.meta.url))

export const sharedPath = (path: string): string => join(folder, path)

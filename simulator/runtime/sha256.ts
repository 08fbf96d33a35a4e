import { createHash } from 'node:crypto'

/** SHA-256 as KSeF writes it: Base64. */
export const sha256 = (bytes: Uint8Array | string): string => createHash('sha256').update(bytes).digest('base64')

import { readFileSync } from 'node:fs'
import { gzipSync } from 'node:zlib'

/**
 * What `fileText` gives, as gzip packs it, for what is large and goes to browsers, which unpack it:
 * `fileGzip('./bundle.js', import.meta.url)`. In its place the build puts the bytes.
 */
export const fileGzip = (name: string, from: string): Uint8Array<ArrayBuffer> =>
  gzipSync(readFileSync(new URL(name, from)), { level: 9 })

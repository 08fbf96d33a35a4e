import type { XmlDocument } from 'libxml2-wasm'
import type { CanonicalDocument } from './canonical-tree.ts'
import { canonicalize } from './canonicalize.ts'
import { readCanonical } from './read-canonical.ts'

/** The tree of a document. Throws libxml2's XmlError where it has no canonical form (relative namespace URI). */
export const canonicalForm = (document: XmlDocument): CanonicalDocument =>
  readCanonical(canonicalize(document, { mode: 0, withComments: true }).toString())

/** Reads octets that write-canonical.ts made, as any parser would read them. */
export const readOctets = (octets: Buffer): CanonicalDocument => readCanonical(octets.toString())

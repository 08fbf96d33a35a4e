import type { XmlDocument, XmlElement } from 'libxml2-wasm'
import type { Canonicalization } from '../xades/algorithms.ts'

export interface CanonicalizationMethod extends Canonicalization {
  /** PrefixList of InclusiveNamespaces (exclusive canonicalisation only). */
  readonly prefixes?: readonly string[]
}

/**
 * The canonical octets of a document, or of one element of it. Throws libxml2's XmlError (relative namespace URI).
 * A node set is five times faster than the library's canonicalizeSubtree.
 */
export const canonicalize = (document: XmlDocument, method: CanonicalizationMethod, element?: XmlElement): Buffer => {
  const chunks: Buffer[] = []
  const handler = {
    write: (chunk: Uint8Array) => chunks.push(Buffer.from(chunk)) && chunk.byteLength,
    close: () => true,
  }
  document.canonicalize(handler, {
    mode: method.mode,
    withComments: method.withComments,
    ...(method.mode === 1 && method.prefixes !== undefined && { inclusiveNamespacePrefixes: [...method.prefixes] }),
    ...(element !== undefined && { nodeSet: new Set([element]) }),
  })
  return Buffer.concat(chunks)
}

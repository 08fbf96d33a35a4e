import { publishedSeal } from './published-seal.ts'
import { sealDocument } from './seal-document.ts'
import type { UpoFacts } from './upo-facts.ts'
import { writeUpo } from './write-upo.ts'

/**
 * A sealed UPO, version 4-3, in UTF-8. The same facts give the same text. RSA makes it cost about a millisecond: make it
 * when it is asked for.
 */
export const makeUpo = (facts: UpoFacts): string =>
  `<?xml version="1.0" encoding="utf-8"?>${sealDocument(writeUpo(facts), publishedSeal, facts.signedAt)}`

import { part } from '../../runtime/parts.ts'
import type { Say } from '../texts.ts'
import { one } from './below.ts'
import { pictureOfFa } from './fa/fa.ts'
import { pictureOfFaRr } from './fa-rr.ts'
import type { Picture } from './picture.ts'
import type { NoTree, Tree } from './tree.ts'
import { pictureOfUpo } from './upo.ts'

const reading = part(() => import('./tree.ts'))

/** What someone gave: a document, or why it is none. */
export const readGiven = async (xml: Uint8Array): Promise<Tree | NoTree> => (await reading()).readTree(xml)

/** A document that KSeF took: it is one. */
export const readDocument = async (xml: Uint8Array): Promise<Tree> => {
  const read = await readGiven(xml)
  if ('fault' in read) throw new Error(`an invoice of KSeF is no XML: ${read.fault}`)
  return read
}

/** A document as a picture; undefined of what has none: PEF is UBL, which the Ministry does not draw. */
export const pictureOf = (root: Tree, say: Say, ksefNumber?: string): Picture | undefined => {
  if (root.name === 'Potwierdzenie') return pictureOfUpo(root, say)
  if (root.name !== 'Faktura') return undefined
  const read = one(root, 'FakturaRR') === undefined ? pictureOfFa : pictureOfFaRr
  return { ...read(root, say), ksefNumber }
}

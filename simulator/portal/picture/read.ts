import { part } from '../../runtime/parts.ts'
import type { Say } from '../texts.ts'
import { one } from './below.ts'
import { pictureOfFa } from './fa.ts'
import { pictureOfFaRr } from './fa-rr.ts'
import type { Picture } from './picture.ts'
import type { Tree } from './tree.ts'
import { pictureOfUpo } from './upo.ts'

const reading = part(() => import('./tree.ts'))

export const readDocument = async (xml: Uint8Array): Promise<Tree> => (await reading()).readTree(xml)

/** A document as a picture; undefined of what has none: PEF is UBL, which the Ministry does not draw. */
export const pictureOf = (root: Tree, say: Say, ksefNumber?: string): Picture | undefined => {
  if (root.name === 'Potwierdzenie') return pictureOfUpo(root, say)
  if (root.name !== 'Faktura') return undefined
  const read = one(root, 'FakturaRR') === undefined ? pictureOfFa : pictureOfFaRr
  return { ...read(root, say), ksefNumber }
}

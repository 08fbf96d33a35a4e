import { uniformInt } from 'pure-rand/distribution/uniformInt'
import { xoroshiro128plus } from 'pure-rand/generator/xoroshiro128plus'
import { derElements } from '../../simulator/documents/xml/der.ts'
import { element, oid } from '../simulator/documents/xades/der-writer.ts'
import { keyKinds } from './key-kinds.ts'

/** Changes DER where it has sense, and keeps the lengths around it right, so that the change is reached. */

/** An element: with children, and the octets before them, or with contents. */
interface Tree {
  tag: number
  before: Uint8Array
  children: Tree[]
  contents: Uint8Array
}

const none = Buffer.alloc(0)
const childrenOf = (octets: Buffer): Tree[] => {
  try {
    return derElements(octets).map(readTree)
  } catch {
    return []
  }
}
const readTree = ({ tag, contents }: { tag: number; contents: Buffer }): Tree => {
  // A BIT STRING begins with the number of its unused bits; a string of octets may hold DER, too.
  const skipped = tag === 3 ? 1 : 0
  const children = tag & 0x20 || tag === 3 || tag === 4 ? childrenOf(contents.subarray(skipped)) : []
  return { tag, before: contents.subarray(0, skipped), children, contents }
}
const writeTree = ({ tag, before, children, contents }: Tree): Buffer =>
  children.length === 0 ? element(tag, contents) : element(tag, before, ...children.map(writeTree))

const all = (tree: Tree): Tree[] => [tree, ...tree.children.flatMap(all)]

/** Of signatures, keys and curves: what a change of identifier makes of the rest. */
const identifiers = [
  '1.2.840.113549.1.1.1', // RSA
  '1.2.840.113549.1.1.10', // RSA-PSS
  '1.2.840.10045.2.1', // EC
  '1.2.840.10040.4.1', // DSA
  '1.2.840.113549.1.3.1', // DH
  '1.2.840.10046.2.1', // X9.42 DH
  '1.3.101.110', // X25519
  '1.3.101.112', // Ed25519
  '1.3.101.113', // Ed448
  '1.2.840.10045.3.1.7', // P-256
  '1.3.132.0.34', // P-384
  '1.3.132.0.39', // sect571r1
  '1.3.36.3.3.2.8.1.1.13', // brainpoolP512r1
  '1.2.156.10197.1.301', // SM2
  '1.2.840.113549.1.1.11', // sha256WithRSAEncryption
  '1.2.840.10045.4.3.2', // ecdsa-with-SHA256
].map(text => oid(text).subarray(2))
const tags = [1, 2, 3, 4, 5, 6, 12, 23, 24, 30, 48, 49, 0x80, 0xa0, 0xa3]

type Draw = (most: number) => number
const one = <T>(draw: Draw, from: readonly T[]): T => from[draw(from.length - 1)]!

const filled = (size: number, octet: number): Buffer => Buffer.alloc(size, octet)
const contentsOf = (draw: Draw, { contents }: Tree): Uint8Array => {
  const changed = Buffer.from(contents)
  if (changed.length > 0) changed[draw(changed.length - 1)] = draw(255)
  return one(draw, [
    none,
    filled(1, 0),
    filled(2, 0),
    filled(1, 1),
    filled(1, 0xff),
    filled(contents.length, 0),
    filled(contents.length, 0xff),
    filled(contents.length * 2 + 1, 0x7f),
    contents.subarray(1),
    contents.subarray(0, -1),
    Buffer.concat([contents, filled(1, draw(255))]),
    changed,
    changed,
    one(draw, identifiers),
  ])
}

type Change = (draw: Draw, tree: Tree, others: readonly Tree[]) => void

const fill: Change = (draw, tree) => void Object.assign(tree, { contents: contentsOf(draw, tree), children: [] })
const restructure: readonly Change[] = [
  fill,
  (draw, tree) => void Object.assign(tree, { before: filled(draw(2), draw(9)) }),
  (draw, tree) => void Object.assign(tree, { tag: one(draw, tags) }),
  (draw, tree) => void tree.children.splice(draw(tree.children.length), 1),
  (draw, tree, others) => void tree.children.splice(draw(tree.children.length), 0, structuredClone(one(draw, others))),
  (draw, tree, others) => void Object.assign(tree, structuredClone(one(draw, others))),
]

/** Version, serial number, algorithm, issuer, validity, subject, key. */
const keyField = 6

/**
 * The same seed changes the same certificate in the same way. Mostly a value in its key: what breaks the structure is
 * seldom read far.
 */
export const mutate = (certificate: Buffer, seed: number): Buffer => {
  const generator = xoroshiro128plus(seed)
  const draw: Draw = most => uniformInt(generator, 0, most)
  const root = readTree(derElements(certificate)[0]!)
  const body = root.children[0]!
  if (draw(9) === 0) body.children[keyField] = readTree(derElements(one(draw, Object.values(keyKinds)))[0]!)
  for (let times = draw(3); times >= 0; times -= 2) {
    const key = body.children[keyField]
    const trees = all(draw(7) > 0 && key !== undefined ? key : root)
    const leaves = trees.filter(({ children }) => children.length === 0)
    if (draw(7) > 0) fill(draw, one(draw, leaves), trees)
    else one(draw, restructure)(draw, one(draw, trees), trees)
  }
  const octets = writeTree(root)
  if (draw(19) === 0) octets[draw(octets.length - 1)] = draw(255)
  return octets
}

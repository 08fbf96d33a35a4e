import { type Document, isAlias, isMap, isScalar, isSeq, type LineCounter, type Node } from 'yaml'
import type { SeedPath } from '../seed-fault.ts'

type Part = Node | null | undefined

/** What stands under a name or a number, and where it begins: of a pair that is its name. */
const under = (node: Part, part: PropertyKey): { readonly value: Part; readonly start: Part } | undefined => {
  if (isSeq(node)) {
    const item = node.items[Number(part)] as Part
    return item ? { value: item, start: item } : undefined
  }
  if (!isMap(node)) return undefined
  const pair = node.items.find(({ key }) => isScalar(key) && String(key.value) === String(part))
  return pair && { value: pair.value as Part, start: pair.key as Part }
}

/** The line of what a path leads to, from 1; of what is missing there, the line of what it should stand in. */
export const lineIn = (document: Document, counter: LineCounter, path: SeedPath): number => {
  let node: Part = document.contents as Part
  let start: Part = node
  for (const part of path) {
    const found = under(isAlias(node) ? node.resolve(document) : node, part)
    if (found === undefined) break
    node = found.value
    start = found.start
  }
  return counter.linePos(start?.range?.[0] ?? 0).line
}

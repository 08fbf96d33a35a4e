import type { Tree } from '../picture/tree.ts'

/** Where in a document a reason of a rejection belongs. */

export interface Fault {
  /** From 1; undefined where no place is known. */
  readonly line?: number
  readonly reason: string
}

/** `Line 12, Faktura/Fa/P_15: …`, as the simulator explains what breaks the schema, in either language. */
const placed = /(?:Line|Wiersz) (\d{1,7}), ([\w/[\]]{1,400}): /g

const withIndex = /^([\w]{1,100})\[(\d{1,6})\]$/

const child = (tree: Tree | undefined, step: string): Tree | undefined => {
  const [, name = step, index = '1'] = withIndex.exec(step) ?? []
  return tree?.children.filter(one => one.name === name)[Number(index) - 1]
}

/** The line of an element in the document as it is shown, by its path; the root is named first. */
const lineOf = (root: Tree | undefined, path: string): number | undefined =>
  path.split('/').slice(1).reduce(child, root)?.line

/** In quotes: a value that KSeF complains of. */
const quoted = /'([^']{1,200})'/g

const lineWith = (lines: readonly string[], value: string): number | undefined => {
  const at = lines.findIndex(line => line.includes(`>${value}<`) || line.includes(`<${value}>`))
  return at < 0 ? undefined : at + 1
}

/**
 * The reasons with their lines.
 * @param shown the document as the page shows it, line by line
 * @param root the same as a tree, if it is one
 */
export const faultsOf = (
  shown: readonly string[],
  root: Tree | undefined,
  details: readonly string[],
  explanation: string | undefined,
): readonly Fault[] => {
  const found = [...(explanation ?? '').matchAll(placed)]
  if (found.length > 0)
    return found.map((match, index) => ({
      line: lineOf(root, match[2]!) ?? Number(match[1]),
      reason: explanation!.slice(match.index + match[0].length, found[index + 1]?.index).trim(),
    }))
  return details.map(reason => ({
    line: [...reason.matchAll(quoted)].map(([, value]) => lineWith(shown, value!)).find(line => line !== undefined),
    reason,
  }))
}

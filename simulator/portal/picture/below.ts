import type { Tree } from './tree.ts'

/** The elements at the end of a path of names. */
export const all = (tree: Tree | undefined, ...path: readonly string[]): readonly Tree[] =>
  path.reduce<readonly Tree[]>(
    (found, name) => found.flatMap(({ children }) => children.filter(child => child.name === name)),
    tree === undefined ? [] : [tree],
  )

export const one = (tree: Tree | undefined, ...path: readonly string[]): Tree | undefined => all(tree, ...path)[0]

/** The text at the end of a path; empty where there is none. */
export const textAt = (tree: Tree | undefined, ...path: readonly string[]): string => one(tree, ...path)?.text ?? ''

/** A mark: 1 means yes. */
export const isMarked = (tree: Tree | undefined, ...path: readonly string[]): boolean => textAt(tree, ...path) === '1'

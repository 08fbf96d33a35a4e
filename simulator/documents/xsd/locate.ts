import type { SchemaFault } from './judgement.ts'
import { createNames, type Name } from './name.ts'
import { scan, type XmlReceiver } from './scan.ts'

/** An element on the way to a place. */
export interface Step {
  readonly name: Name
  /** Its place among the elements of its name beside it, from 0. */
  readonly index: number
}

/** Where in a document a fault is. */
export interface Place {
  /** From 1. */
  readonly line: number
  /** From the root to the element that is meant. */
  readonly path: readonly Step[]
}

const lineAt = (xml: string, at: number): number => {
  let line = 1
  for (let end = xml.indexOf('\n'); end >= 0 && end < at; end = xml.indexOf('\n', end + 1)) line += 1
  return line
}

/** Where the faults of a document are: the document is read once more, as nothing is counted while it is judged. */
export const locate = (xml: string, faults: readonly SchemaFault[]): readonly Place[] => {
  const paths = new Map<number, readonly Step[]>(faults.map(({ at }) => [at, []]))
  const open: { step: Step; seen: Map<string, number> }[] = []
  const top = new Map<string, number>()
  const look = (at: number): void => {
    if (paths.has(at))
      paths.set(
        at,
        open.map(({ step }) => step),
      )
  }
  const receiver: XmlReceiver = {
    start: (name, _, __, at) => {
      const seen = open.at(-1)?.seen ?? top
      const index = seen.get(name.full) ?? 0
      seen.set(name.full, index + 1)
      open.push({ step: { name, index }, seen: new Map() })
      look(at)
    },
    text: (_, at) => look(at),
    end: at => {
      look(at)
      open.pop()
    },
  }
  // Of prefixes nothing is asked: a part of a document may not declare them itself.
  scan(xml, createNames(), receiver, () => '')
  return faults.map(({ at }) => ({ line: lineAt(xml, at), path: paths.get(at) ?? [] }))
}

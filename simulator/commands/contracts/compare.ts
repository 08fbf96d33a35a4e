import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { RecordedExchange } from './exchange.ts'

const readFolder = (folder: string): Map<string, RecordedExchange> =>
  new Map(
    readdirSync(folder)
      .filter(file => file.endsWith('.json'))
      .map(file => [file, JSON.parse(readFileSync(join(folder, file), 'utf8')) as RecordedExchange]),
  )

const leaves = (value: unknown, path: string): [string, string][] =>
  typeof value === 'object' && value !== null
    ? Object.entries(value).flatMap(([name, inner]) => leaves(inner, path ? `${path}.${name}` : name))
    : [[path, JSON.stringify(value)]]

/** What differs between two answers, by the path of the member. */
const changes = (before: unknown, after: unknown): string[] => {
  const [old, now] = [new Map(leaves(before, '')), new Map(leaves(after, ''))]
  return [...new Set([...old.keys(), ...now.keys()])]
    .filter(path => old.get(path) !== now.get(path))
    .map(path => `${path}: ${old.get(path) ?? 'not there'} → ${now.get(path) ?? 'gone'}`)
}

/** Says what changed from the recordings in one folder to those in another. */
export const compareFolders = (before: string, after: string): readonly string[] => {
  const [old, now] = [readFolder(before), readFolder(after)]
  return [...new Set([...old.keys(), ...now.keys()])].sort().flatMap(file => {
    const [one, other] = [old.get(file), now.get(file)]
    if (one === undefined) return [`new: ${other?.operation} (${file})`]
    if (other === undefined) return [`gone: ${one.operation} (${file})`]
    return changes(one.response, other.response).map(change => `${one.operation} (${file}): ${change}`)
  })
}

import type { OpenApiDocument } from '../../contracts/openapi-document.ts'
import { type Facts, factsOf } from './facts.ts'

export interface Difference {
  /** Method and path. */
  readonly operation: string
  /**
   * Where and what, readable and stable: `GET /tokens › 200 › tokens[].status › enum › +X`. A minus stands before
   * what only the official document has, a plus before what only the other has, an arrow between two values.
   */
  readonly id: string
  /** The way to it through the facts of the operation; nothing where the operation itself is the difference. */
  readonly path: readonly string[]
}

const isField = (segment: string) => /^(\.|\[\]|\{\})/.test(segment)

/** Segments to an id: fields are glued together, and JSON need not be said. */
const idOf = (path: readonly string[], sign = ''): string => {
  const segments: string[] = []
  for (const [place, segment] of path.entries()) {
    const isLast = place === path.length - 1
    if (segment === 'application/json' && !isLast) continue
    if (isField(segment) && isField(path[place - 1] ?? '')) segments.push(segments.pop() + segment)
    else segments.push(segment.replace(/^\./, ''))
  }
  const last = segments.pop()
  return [...segments, sign + last].join(' › ')
}

/** What only one document has: a leaf other than `true` with its value, a field with whether it is required. */
const shown = (key: string, value: Facts[string]) => {
  if (typeof value === 'object') return value.required ? `${key} (required)` : key
  return value === true ? key : `${key} ${value}`
}

const differences = (official: Facts, ours: Facts, operation: string, path: readonly string[] = []): Difference[] =>
  [...new Set([...Object.keys(official), ...Object.keys(ours)])].flatMap(key => {
    const [theirs, our] = [official[key], ours[key]]
    const at = [...path, key]
    const one = (last: string, sign = ''): Difference[] => {
      const way = sign === '' ? at : path
      return [{ operation, path: at, id: idOf([operation, ...way, last], sign) }]
    }
    if (theirs === our) return []
    if (our === undefined) return one(shown(key, theirs), '-')
    if (theirs === undefined) return one(shown(key, our), '+')
    if (typeof theirs === 'object' && typeof our === 'object') return differences(theirs, our, operation, at)
    return one(`${theirs} → ${our}`)
  })

/**
 * Everything that two documents promise differently, in the order of the first. What one lacks altogether is one
 * difference, whatever it holds.
 */
export const compare = (official: OpenApiDocument, ours: OpenApiDocument): Difference[] => {
  const [theirs, our] = [factsOf(official), factsOf(ours)]
  return [...new Set([...Object.keys(theirs), ...Object.keys(our)])].flatMap(operation => {
    const [left, right] = [theirs[operation], our[operation]]
    if (left === undefined) return [{ operation, path: [], id: `+${operation}` }]
    if (right === undefined) return [{ operation, path: [], id: `-${operation}` }]
    return differences(left, right, operation)
  })
}

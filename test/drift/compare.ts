import type { OpenApiDocument } from '../../contracts/openapi-document.ts'
import { accessIn, type Facts, factsOf } from './facts.ts'

export interface Difference {
  /** Method and path. */
  readonly operation: string
  /**
   * Where and what, readable and stable: `GET /tokens › 200 › tokens[].status › enum › +X`. A minus stands before
   * what only the official document has, a plus before what only the other has, an arrow between two values.
   */
  readonly id: string
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

const differences = (official: Facts, ours: Facts, path: readonly string[]): string[] =>
  [...new Set([...Object.keys(official), ...Object.keys(ours)])].flatMap(key => {
    const [theirs, our] = [official[key], ours[key]]
    if (theirs === our) return []
    if (our === undefined) return [idOf([...path, shown(key, theirs)], '-')]
    if (theirs === undefined) return [idOf([...path, shown(key, our)], '+')]
    if (typeof theirs === 'object' && typeof our === 'object') return differences(theirs, our, [...path, key])
    return [idOf([...path, key, `${theirs} → ${our}`])]
  })

/**
 * Everything that two documents promise differently, in the order of the first. What one lacks altogether is one
 * difference, whatever it holds. Operations that are only planned are compared by their existence and who may call them.
 */
export const compare = (official: OpenApiDocument, ours: OpenApiDocument): Difference[] => {
  const [theirs, our] = [factsOf(official), factsOf(ours)]
  return [...new Set([...Object.keys(theirs), ...Object.keys(our)])].flatMap(operation => {
    const [left, right] = [theirs[operation], our[operation]]
    if (left === undefined) return [{ operation, id: `+${operation}` }]
    if (right === undefined) return [{ operation, id: `-${operation}` }]
    const looked = left.planned || right.planned ? accessIn : (facts: Facts) => facts
    return differences(looked(left), looked(right), [operation]).map(id => ({ operation, id }))
  })
}

/** The operations of a document that are only planned. */
export const undeclared = (document: OpenApiDocument): string[] =>
  Object.entries(factsOf(document)).flatMap(([operation, facts]) => (facts.planned ? [operation] : []))

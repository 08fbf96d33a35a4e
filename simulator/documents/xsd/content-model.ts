import type { ElementDeclaration } from './declarations.ts'
import type { Name } from './name.ts'
import type { Wildcard } from './wildcard.ts'

interface Occurs {
  readonly least: number
  readonly most: number
}
export interface ElementParticle extends Occurs {
  readonly kind: 'element'
  readonly declared: ElementDeclaration
}
export interface AnyParticle extends Occurs {
  readonly kind: 'any'
  readonly wildcard: Wildcard
}
export interface GroupParticle extends Occurs {
  readonly kind: 'sequence' | 'choice'
  readonly items: readonly Particle[]
}
export type Particle = ElementParticle | AnyParticle | GroupParticle

/** A count of repetitions: one that neither `?`, `*` nor `+` says. */
export interface Range extends Occurs {
  /** Its place among the counts of the model. */
  readonly counter: number
  /** Where another repetition begins. */
  readonly again: State
}

/** A place in a content model: of an element, a wildcard, or the end of a repetition that is counted. */
export interface Position {
  readonly particle?: ElementParticle | AnyParticle
  range?: Range
  /** What may come behind it. */
  next: State
}

/** What may come now. */
export interface State {
  /** Places in the order of the schema, those of wildcards last. */
  readonly positions: readonly number[]
  readonly elements: ReadonlyMap<Name, number>
  readonly wildcards: readonly number[]
  /** The first end of a counted repetition among them. */
  readonly range?: number
  /** Whether the content may end. */
  readonly complete: boolean
}

export interface ContentModel {
  readonly positions: readonly Position[]
  readonly start: State
  readonly counters: number
}

/** The first and last places of a part, as in the construction of Glushkov. */
interface Part {
  readonly first: readonly number[]
  readonly last: readonly number[]
  readonly nullable: boolean
}

const nothing: Part = { first: [], last: [], nullable: true }
const unbounded = Number.POSITIVE_INFINITY

/**
 * The automaton of a content model, made as .NET makes it: the same places in the same order, a counter for each number
 * of repetitions. From it come the order and the whole of what is expected.
 */
export const contentModel = (content: Particle): ContentModel => {
  const particles: (ElementParticle | AnyParticle | undefined)[] = []
  const follow: Set<number>[] = []
  const ranges = new Map<number, Occurs & { readonly again: readonly number[] }>()

  const place = (particle?: ElementParticle | AnyParticle): number => {
    follow.push(new Set())
    return particles.push(particle) - 1
  }
  const link = (from: readonly number[], to: readonly number[]): void => {
    for (const one of from) for (const other of to) follow[one]?.add(other)
  }
  const inSequence = (left: Part, right: Part): Part => {
    link(left.last, right.first)
    return {
      first: left.nullable ? [...left.first, ...right.first] : left.first,
      last: right.nullable ? [...left.last, ...right.last] : right.last,
      nullable: left.nullable && right.nullable,
    }
  }
  const either = (one: Part, other: Part): Part => ({
    first: [...one.first, ...other.first],
    last: [...one.last, ...other.last],
    nullable: one.nullable || other.nullable,
  })
  const counted = (part: Part, { least, most }: Occurs): Part => {
    const end = place()
    const needed = part.nullable ? 0 : least
    ranges.set(end, { least: needed, most, again: part.first })
    link(part.last, [end])
    return { first: part.first, last: [end], nullable: part.nullable || needed === 0 }
  }
  const repeated = (part: Part, occurs: Occurs): Part => {
    const { least, most } = occurs
    if (most !== 1 && most !== unbounded) return counted(part, occurs)
    if (least > 1) return counted(part, occurs)
    if (most === unbounded) link(part.last, part.first)
    return least === 0 ? { ...part, nullable: true } : part
  }
  const partOf = (particle: Particle): Part => {
    if (particle.most === 0) return nothing
    if (particle.kind === 'element' || particle.kind === 'any') {
      const at = place(particle)
      return repeated({ first: [at], last: [at], nullable: false }, particle)
    }
    const parts = particle.items.map(partOf)
    const [head = nothing, ...rest] = parts
    return repeated(rest.reduce(particle.kind === 'choice' ? either : inSequence, head), particle)
  }

  const { first, last, nullable } = partOf(content)
  const isAny = (at: number): boolean => particles[at]?.kind === 'any'
  const stateOf = (places: Iterable<number>, complete: boolean): State => {
    const positions = [...new Set(places)].sort((a, b) => Number(isAny(a)) - Number(isAny(b)) || a - b)
    const elements = new Map<Name, number>()
    for (const at of positions) {
      const particle = particles[at]
      if (particle?.kind !== 'element' || elements.has(particle.declared.name)) continue
      elements.set(particle.declared.name, at)
    }
    return {
      positions,
      elements,
      wildcards: positions.filter(isAny),
      range: positions.find(at => ranges.has(at)),
      complete,
    }
  }
  const positions = particles.map(
    (particle, at): Position => ({
      particle,
      next: stateOf(follow[at] ?? [], last.includes(at)),
    }),
  )
  let counters = 0
  for (const [at, { again, ...occurs }] of ranges) {
    const position = positions[at]
    if (position !== undefined) position.range = { ...occurs, counter: counters++, again: stateOf(again, false) }
  }
  return { positions, start: stateOf(first, nullable), counters }
}

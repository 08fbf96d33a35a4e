import type { AnyParticle, ContentModel, ElementParticle, State } from './content-model.ts'
import type { Name } from './name.ts'

/** One way in which the content so far may be understood. */
interface Way {
  readonly state: State
  /** How often each counted repetition was gone through. */
  readonly counts: readonly number[]
}

const withCount = (counts: readonly number[], counter: number, count: number): number[] => {
  const changed = [...counts]
  changed[counter] = count
  return changed
}

const nothing: ContentModel = {
  positions: [],
  start: { positions: [], elements: new Map(), wildcards: [], complete: true },
  counters: 0,
}

const placeIn = ({ positions }: ContentModel, { elements, wildcards }: State, name: Name): number | undefined =>
  elements.get(name) ??
  wildcards.find(at => {
    const particle = positions[at]?.particle
    return particle?.kind === 'any' && particle.wildcard.allows(name.namespace)
  })

/** A walk through the content of one element, and then of the next: one for each depth of a document is enough. */
export class ContentWalk {
  #model: ContentModel = nothing
  /** Where the model counts nothing there is but one way, and no counts. */
  #state: State = nothing.start
  #ways: readonly Way[] | undefined

  enter(model: ContentModel): void {
    this.#model = model
    this.#state = model.start
    this.#ways =
      model.counters === 0 ? undefined : [{ state: model.start, counts: new Array<number>(model.counters).fill(0) }]
  }

  /** Goes on by an element; undefined, and stays, where it may not stand. */
  step(name: Name): ElementParticle | AnyParticle | undefined {
    const at = this.#ways === undefined ? placeIn(this.#model, this.#state, name) : this.#find(this.#ways, name)
    const position = at === undefined ? undefined : this.#model.positions[at]
    if (at === undefined || position === undefined) return undefined
    this.#state = position.next
    if (this.#ways !== undefined) this.#ways = this.#go(this.#ways, at, position.next)
    return position.particle
  }

  /** Whether the content may end here. */
  get complete(): boolean {
    return this.#ways === undefined ? this.#state.complete : this.#ways.some(({ state }) => state.complete)
  }

  /** What may come next, in the order of the schema; wildcards last. */
  expected(): (ElementParticle | AnyParticle)[] {
    const open = new Set((this.#ways ?? [{ state: this.#state }]).flatMap(({ state }) => state.positions))
    const particles = this.#model.positions.flatMap(({ particle }, at) =>
      particle !== undefined && open.has(at) ? [particle] : [],
    )
    return [...particles.filter(({ kind }) => kind === 'element'), ...particles.filter(({ kind }) => kind === 'any')]
  }

  /** The place of a name in the first way that has it; an element goes before a wildcard. */
  #find(ways: readonly Way[], name: Name): number | undefined {
    let wild: number | undefined
    for (const { state } of ways) {
      const at = placeIn(this.#model, state, name)
      if (at === undefined) continue
      if (this.#model.positions[at]?.particle?.kind === 'element') return at
      wild ??= at
    }
    return wild
  }

  #go(ways: readonly Way[], at: number, next: State): Way[] {
    const gone: Way[] = []
    for (const { state, counts } of ways) if (state.positions.includes(at)) gone.push({ state: next, counts })
    if (next.range !== undefined) for (const way of [...gone]) this.#branch(way, gone)
    return gone
  }

  /** Adds the ways that are open where a counted repetition may have ended. */
  #branch(from: Way, ways: Way[]): void {
    let way = from
    for (let at = way.state.range; at !== undefined; at = way.state.range) {
      const { next, range } = this.#model.positions[at]!
      const { counter, least, most, again } = range!
      const count = (way.counts[counter] ?? 0) + 1
      const counts = withCount(way.counts, counter, count)
      if (count < most) ways.push({ state: again, counts })
      if (count < least) return
      way = { state: next, counts: withCount(counts, counter, 0) }
      ways.push(way)
    }
  }
}

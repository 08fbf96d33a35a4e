import type { Page, Position } from './engine.ts'

/** So many records at most stand in one block: who is put between others moves no more than these. */
const most = 1024

const before = (a: Position, b: Position): boolean => a[0] < b[0] || (a[0] === b[0] && a[1] < b[1])

export const same = (a: Position, b: Position): boolean => a[0] === b[0] && a[1] === b[1]

/** How many lie before, where all of these come first. */
const countOf = <T>(items: readonly T[], liesBefore: (item: T) => boolean): number => {
  let low = 0
  let high = items.length
  while (low < high) {
    const middle = (low + high) >> 1
    if (liesBefore(items[middle]!)) low = middle + 1
    else high = middle
  }
  return low
}

/** A block, and a place in it. Behind all of them is the first place of a block that is not there yet. */
type Spot = readonly [block: number, place: number]

/** Records of one partition in the order of their positions. New ones nearly always come last. */
export class SortedRecords<R> {
  readonly position: (record: R) => Position
  /** One behind another; none is empty. */
  readonly blocks: R[][]
  size = 1

  constructor(position: (record: R) => Position, first: R) {
    this.position = position
    this.blocks = [[first]]
  }

  /** The first spot whose position is not before the given one. */
  find(position: Position): Spot {
    const isBefore = (record: R) => before(this.position(record), position)
    const { blocks } = this
    const last = blocks.at(-1)?.at(-1)
    if (last === undefined || isBefore(last)) return [blocks.length, 0]
    const block = countOf(blocks, it => isBefore(it.at(-1)!))
    return [block, countOf(blocks[block]!, isBefore)]
  }

  has(position: Position): boolean {
    return this.isAt(this.find(position), position)
  }

  put(record: R): void {
    const [block, place] = this.find(this.position(record))
    const into = this.blocks[block]
    const last = this.blocks.at(-1)
    this.size++
    if (into !== undefined) {
      into.splice(place, 0, record)
      if (into.length > most) this.blocks.splice(block + 1, 0, into.splice(most / 2))
    } else if (last !== undefined && last.length < most) last.push(record)
    else this.blocks.push([record])
  }

  delete(record: R): void {
    const [block, place] = this.find(this.position(record))
    const from = this.blocks[block]!
    from.splice(place, 1)
    if (from.length === 0) this.blocks.splice(block, 1)
    this.size--
  }

  replace(old: R, record: R): void {
    const [block, place] = this.find(this.position(old))
    this.blocks[block]![place] = record
  }

  page({ after, size, order }: Page): readonly R[] {
    return order === 'oldest' ? this.forward(after, size) : this.backward(after, size)
  }

  forward(after: Position | undefined, size: number): readonly R[] {
    let [block, place] = after === undefined ? [0, 0] : this.find(after)
    if (after !== undefined && this.isAt([block, place], after)) place++
    let found = this.blocks[block]?.slice(place, place + size) ?? []
    while (found.length < size && ++block < this.blocks.length)
      found = found.concat(this.blocks[block]!.slice(0, size - found.length))
    return found
  }

  backward(before: Position | undefined, size: number): readonly R[] {
    let [block, place] = before === undefined ? [this.blocks.length, 0] : this.find(before)
    let found = this.blocks[block]?.slice(Math.max(0, place - size), place) ?? []
    while (found.length < size && --block >= 0) found = this.blocks[block]!.slice(found.length - size).concat(found)
    return found.reverse()
  }

  isAt([block, place]: Spot, position: Position): boolean {
    const record = this.blocks[block]?.[place]
    return record !== undefined && same(this.position(record), position)
  }
}

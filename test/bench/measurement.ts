/** How long a run takes: the number of rounds, and what part of the usual work is done in each. */
export interface Effort {
  readonly rounds: number
  /** Rounds that do not count yet, where a process lives on from round to round. */
  readonly warmUps: number
  readonly share: number
}

/** One line of the table. */
export interface Result {
  readonly aim: string
  readonly unit: string
  readonly ours: number
  /** What is unavoidable, measured in the same run. Without one, the aim is an absolute figure. */
  readonly floor?: number
  readonly floorIs?: string
  /** Bounds of the ratio, or of the figure itself (shared aims of the project). None: printed for information. */
  readonly pass?: number
  readonly good?: number
  /** The row is a point of a line in docs/performance.md: what something costs where there are so many. */
  readonly grows?: { readonly line: string; readonly count: number }
}

/** What is judged: the ratio where there is a floor, else the figure itself. */
export const judgedValue = ({ ours, floor }: Result): number => (floor === undefined ? ours : ours / floor)

/** By more than a tenth: so much a figure wanders by itself. */
export const misses = (result: Result): boolean => result.pass !== undefined && judgedValue(result) > result.pass * 1.1

export interface Measurement {
  readonly name: string
  measure(effort: Effort): Promise<readonly Result[]>
}

/** At least one piece of work, less of it in a quick run. */
export const some = (count: number, { share }: Effort): number => Math.max(1, Math.round(count * share))

import type { Position, TableDefinition } from './engine.ts'

/** Where a record stands in one index. */
export interface Place {
  readonly partition: string
  readonly position: Position
}

/** Where a record stands in the indexes of its table; undefined in one where it does not. */
export const placesOf = (
  { indexes }: TableDefinition<object>,
  record: object,
): Readonly<Record<string, Place | undefined>> =>
  Object.fromEntries(
    Object.entries(indexes).map(([name, index]) => {
      const partition = index.partition(record)
      return [name, partition === undefined ? undefined : { partition, position: index.position(record) }]
    }),
  )

export const isSamePlace = (a: Place | undefined, b: Place | undefined): boolean =>
  a?.partition === b?.partition && a?.position[0] === b?.position[0] && a?.position[1] === b?.position[1]

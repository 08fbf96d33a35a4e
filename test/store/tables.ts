import { define, type Position } from '../../simulator/store/engine.ts'

/** A record of every form that the product's records have: texts, numbers, bytes, what is left out. */
export interface Thing {
  readonly id: string
  readonly at: number
  readonly group: string
  readonly hidden?: boolean
  readonly note?: string | undefined
  readonly bytes?: Uint8Array
  readonly inner?: { readonly list: readonly unknown[] }
}

const byAge = (it: Thing): Position => [it.at, it.id]

export const thingTables = {
  things: define<Thing>()({
    key: it => it.id,
    indexes: {
      all: { partition: () => '', position: byAge },
      byGroup: { partition: it => (it.hidden ? undefined : it.group), position: byAge },
      /** Two things of one group and instant cannot stand in it. */
      byInstant: { partition: it => (it.note === 'unique' ? it.group : undefined), position: it => [it.at, ''] },
    },
  }),
  others: define<Thing>()({ key: it => it.id, indexes: {} }),
} as const

/** Two systems, as the product has. */
export const thingSystems = { one: thingTables, two: thingTables } as const

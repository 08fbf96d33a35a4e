import type { TextKey } from '../../texts.ts'
import type { FilterField } from './query.ts'

/** A day as a filter of instants. KSeF reads an instant without an offset by Warsaw's clock, as the pages show them. */
export const dayFilter = (name: string, label: TextKey, member: string): FilterField => ({
  name,
  label,
  type: 'date',
  member,
  wrong: () => 'dateWrong',
})

export const startOfDay = (day: string | undefined): string | undefined => day && `${day}T00:00:00`
export const endOfDay = (day: string | undefined): string | undefined => day && `${day}T23:59:59.999`

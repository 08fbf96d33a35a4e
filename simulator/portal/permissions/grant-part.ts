import type { FormField } from '../parts/form-fields.tsx'

/**
 * What the forms of grants are made of: fields, and what the body of the call takes from them. Values go as they were typed:
 * KSeF judges them.
 */
export interface GrantPart {
  fields(nip: string): readonly FormField[]
  read(typed: Typed): object
}

export interface Typed {
  /** What stands in a field, without the space around it. */
  text(name: string): string
  all(name: string): readonly string[]
}

export const fixed = (fields: readonly FormField[]) => () => fields

export const description: GrantPart = {
  fields: fixed([
    {
      name: 'description',
      label: 'columnDescription',
      required: true,
      hint: 'descriptionHint',
      members: ['description'],
      wrong: 'descriptionWrong',
    },
  ]),
  read: ({ text }) => ({ description: text('description') }),
}

import { PermissionState } from '../../../contracts/ksef/permissions/lists.ts'
import type { FilterField } from '../parts/list/query.ts'
import type { TextKey } from '../texts.ts'
import { type ScopeName, scopeChoices } from './facts.tsx'

/** Filters that several lists of permissions have. */

export const scopeFilter = (scopes: readonly ScopeName[]): FilterField => ({
  name: 'scope',
  label: 'columnPermission',
  choices: scopeChoices(scopes),
})

export const stateFilter: FilterField = {
  name: 'state',
  label: 'columnStatus',
  choices: PermissionState.options.map(value => ({
    value,
    label: value === 'Active' ? 'permissionActive' : 'permissionInactive',
  })),
}

/** @param member of the body of the query that it becomes. */
export const identifierFilter = (name: string, label: TextKey, hint: TextKey, member: string): FilterField => ({
  name,
  label,
  hint,
  member: `${member}.value`,
  wrong: () => 'identifierWrong',
})

/** What is not asked for stays so. */
export const given = <T>(text: string | undefined, read: (text: string) => T): T | undefined =>
  text === undefined ? undefined : read(text)

export const oneOf = <T>(text: string | undefined, { parse }: { parse(text: unknown): T }): T[] | undefined =>
  text === undefined ? undefined : [parse(text)]

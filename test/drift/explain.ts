import type { ApiVersion } from '../../contracts/ksef/api-version.ts'
import type { Deviation } from '../../contracts/ksef/deviations.ts'

const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
/** A pattern in which `*` stands for anything, as a test of ids. */
const matcher = (pattern: string): RegExp => new RegExp(`^${pattern.split('*').map(escaped).join('.*')}$`)

/** The deviations of a kind that accept the given id; one is right, none is a defect, two say a thing twice. */
export const acceptedBy = (id: string, deviations: readonly Deviation[]): Deviation[] =>
  deviations.filter(({ where }) => where.some(pattern => matcher(pattern).test(id)))

/** Patterns that match none of the ids: what they accepted is gone. */
export const stale = (ids: readonly string[], deviations: readonly Deviation[]): string[] =>
  deviations.flatMap(({ name, where }) =>
    where.filter(pattern => !ids.some(id => matcher(pattern).test(id))).map(pattern => `${name}: ${pattern}`),
  )

/** The deviations of one kind from the documents of a version, or of all versions. */
export const ofKind = (deviations: readonly Deviation[], kind: Deviation['kind'], version?: ApiVersion): Deviation[] =>
  deviations.filter(
    deviation =>
      deviation.kind === kind &&
      (version === undefined || deviation.versions === undefined || deviation.versions.includes(version)),
  )

import { formatTimestamp } from '../../../contracts/ksef/formats.ts'
import type { SubjectDetails } from '../../../contracts/ksef/permissions/details.ts'
import type { PermissionState } from '../../../contracts/ksef/permissions/lists.ts'
import { isActive } from '../access/standing-permissions.ts'
import type { PermissionRecord } from '../records.ts'
import type { ReadableStore } from '../tables.ts'

/** What lists show alike. */

export const startDateOf = ({ countsFrom }: PermissionRecord): string => formatTimestamp(countsFrom)

/** Of a person or of an entity; of test data nothing is known. */
export const detailsOf = (details: SubjectDetails | undefined) => ({
  subjectPersonDetails: details !== undefined && 'person' in details ? details.person : undefined,
  subjectEntityDetails: details !== undefined && 'entity' in details ? details.entity : undefined,
})

export const stateOf = async (row: PermissionRecord, store: ReadableStore, now: number): Promise<PermissionState> =>
  (await isActive(row, store, now)) ? 'Active' : 'Inactive'

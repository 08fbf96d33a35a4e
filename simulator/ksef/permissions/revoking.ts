import type { Permission } from '../../../contracts/ksef/permission-names.ts'
import { type Caller, contextOf, has } from '../access/caller.ts'
import { standsAt } from '../access/standing-permissions.ts'
import type { PermissionKind, PermissionRecord } from '../records.ts'
import { contextKey } from '../tables.ts'
import { why } from './explanations.ts'
import { judgeAgain } from './judge-again.ts'
import { courseOfWork, type Fault, startOperation, type Work } from './operation.ts'

const common = 'DELETE /permissions/common/grants/{permissionId}'
const authorizations = 'DELETE /permissions/authorizations/grants/{permissionId}'

/** What beside CredentialsManage suffices in the context that granted it (open-api.json, x-required-permissions). */
const alsoManagedBy: { readonly [K in PermissionKind]?: Permission } = {
  subunitAdmin: 'SubunitManage',
  euAdmin: 'VatUeManage',
  euRepresentative: 'VatUeManage',
}

/** Where a permission may be taken back: of an administrator of an EU entity also in the context of that entity. */
const mayRevokeIn = ({ kind, grantor, context }: PermissionRecord): readonly string[] =>
  kind === 'euAdmin' ? [contextKey(grantor), contextKey(context)] : [contextKey(grantor)]

/** Any one of them suffices. */
const managing = (kind: PermissionKind): readonly Permission[] => [
  'CredentialsManage',
  ...[alsoManagedBy[kind] ?? []].flat(),
]

/** What stands in the way; that each ends in this code is assumed (permissions-operations-019, -020). */
const faultOf = (row: PermissionRecord, caller: Caller, path: string): Fault | undefined => {
  const { id, kind } = row
  const right = kind === 'authorization' ? authorizations : common
  if (path !== right) return { outcome: 'failed', explanation: why('wrongEndpoint', { id, kind, path: right }) }
  const context = contextKey(contextOf(caller))
  if (!mayRevokeIn(row).includes(context))
    return {
      outcome: 'notEntitled',
      explanation: why('foreignPermission', { id, grantor: contextKey(row.grantor), context }),
    }
  if (managing(kind).some(permission => has(caller.permissions, permission))) return undefined
  const wanted = managing(kind).join(' / ')
  return {
    outcome: 'notEntitled',
    explanation: why('kindNotManaged', { id, kind, wanted, held: caller.permissions.join(', ') }),
  }
}

/** Takes a permission back, through one of the two paths. Access tokens that live keep what they hold. */
const revoking =
  (path: string) =>
  async (
    { params: { permissionId } }: { readonly params: { readonly permissionId: string } },
    work: Work,
  ): Promise<{ referenceNumber: string }> => {
    const { store, caller, now } = work
    const id = permissionId.toLowerCase()
    const row = await store.permissions.get(id)
    const { at, ground, ...course } = await courseOfWork(work, row === undefined ? [] : managing(row.kind))
    if (course.fault !== undefined) return startOperation(work, at, course.fault)
    if (row === undefined || row.revokedFrom !== undefined || !standsAt(row, now))
      return startOperation(work, at, { outcome: 'failed', explanation: why('unknownPermission', { id: quoted(id) }) })
    const fault = faultOf(row, caller, path)
    if (fault !== undefined) return startOperation(work, at, fault)
    await store.permissions.put({ ...row, revokedFrom: at })
    await judgeAgain(row.context, store, now)
    return startOperation(work, at, undefined, { ground, takenBack: id })
  }

/** Whatever was sent in place of an identifier is not repeated in a sentence. */
const quoted = (id: string): string => (/^[0-9a-f-]{36}$/.test(id) ? id : '(no GUID)')

export const revokingCommon = revoking(common)
export const revokingAuthorization = revoking(authorizations)

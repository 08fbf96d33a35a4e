import type { Operations } from '../../../contracts/ksef/operations.ts'
import type { TokenPermission } from '../../../contracts/ksef/permission-names.ts'
import type { Handler } from '../handler.ts'
import { addRows } from '../permissions/rows.ts'

/** Added to what the subject already has in the context, which goes on counting meanwhile. */
export const grantPermissions: Handler<Operations['testdata']['grantPermissions']> = async (
  { body },
  { now, store, runtime, warn },
) => {
  const { contextIdentifier: context, authorizedIdentifier: subject } = body
  const untyped = body.permissions.filter(({ permissionType }) => permissionType === undefined).length
  if (untyped > 0)
    warn(
      `[sim-permission-type]: ${untyped} of ${body.permissions.length} permissions without permissionType: taken as InvoiceRead`,
    )
  const described = new Map<TokenPermission, string>(
    body.permissions.map(({ permissionType = 'InvoiceRead', description }) => [permissionType, description]),
  )
  const rows = [...described].map(([scope, description]) => ({
    kind: 'system' as const,
    grantor: context,
    context,
    subject,
    scope,
    canDelegate: false,
    author: { type: 'System' },
    description,
  }))
  await addRows(rows, now + runtime.delays.grant, store, runtime)
}

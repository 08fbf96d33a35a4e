import type { Operations } from '../../../contracts/ksef/operations.ts'
import { grantedBy } from '../access/rights-of.ts'
import type { Handler } from '../handler.ts'
import { grantKey } from '../tables.ts'

/** Added to what the subject already has in the context, which goes on counting meanwhile. */
export const grantPermissions: Handler<Operations['testdata']['grantPermissions']> = async (
  { body },
  { now, store, runtime, warn },
) => {
  const { contextIdentifier: context, authorizedIdentifier: subject } = body
  const held = await store.grants.get(grantKey(context, subject))
  const types = body.permissions.map(({ permissionType }) => permissionType)
  const untyped = types.filter(type => type === undefined).length
  if (untyped > 0)
    warn(
      `[sim-permission-type]: ${untyped} of ${types.length} permissions without permissionType: taken as InvoiceRead`,
    )
  const permissions = new Set([...(held?.permissions ?? []), ...types.map(type => type ?? 'InvoiceRead')])
  const countedBefore = held && grantedBy(held, now)
  await store.grants.put({
    context,
    subject,
    permissions: [...permissions],
    countedBefore,
    createdAt: now,
    countsFrom: now + runtime.delays.grant,
  })
}

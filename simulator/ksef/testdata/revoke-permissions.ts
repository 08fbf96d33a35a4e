import type { Operations } from '../../../contracts/ksef/operations.ts'
import type { Handler } from '../handler.ts'
import { grantKey } from '../tables.ts'

export const revokePermissions: Handler<Operations['testdata']['revokePermissions']> = async ({ body }, { store }) => {
  await store.grants.delete(grantKey(body.contextIdentifier, body.authorizedIdentifier))
}

import type { Operations } from '../../../contracts/ksef/operations.ts'
import { grantKey } from '../../store/store.ts'
import type { Handler } from '../handler.ts'

export const revokePermissions: Handler<Operations['testdata']['revokePermissions']> = async ({ body }, { store }) => {
  await store.grants.delete(grantKey(body.contextIdentifier, body.authorizedIdentifier))
}

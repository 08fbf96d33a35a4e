import type { Client } from '../client.ts'
import type { Patience } from '../poll.ts'
import { operationDone } from './permission-operation.ts'

export interface RevokeGrant {
  /** As the lists (`permissions.query…`) show it. */
  readonly permissionId: string
  /** It is an authorization (`permissions.queryAuthorizations`): KSeF takes these back by an operation of their own. */
  readonly authorization?: boolean
  readonly patience?: Patience
}

/**
 * Takes a permission back, and waits until it is gone. Access tokens that live keep what they hold until they expire.
 * @throws GrantFailed when it ends in another code than 200, a Refusal when KSeF refuses the request, WaitedTooLong.
 */
export const revokeGrant = async (
  session: Client,
  { permissionId, authorization = false, patience }: RevokeGrant,
): Promise<void> => {
  const { revoke, revokeAuthorization } = session.permissions
  const { referenceNumber } = await (authorization ? revokeAuthorization : revoke)({ params: { permissionId } })
  await operationDone(session, referenceNumber, patience)
}

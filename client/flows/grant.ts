import type { Operations } from '../../contracts/ksef/operations.ts'
import type { CallInput } from '../../contracts/operation.ts'
import type { Client } from '../client.ts'
import type { Patience } from '../poll.ts'
import { operationDone } from './permission-operation.ts'

/** The seven grants of KSeF. */
export type GrantName =
  | 'grantToPerson'
  | 'grantToEntity'
  | 'grantAuthorization'
  | 'grantIndirectly'
  | 'grantToSubunit'
  | 'grantEuAdministration'
  | 'grantEuRepresentation'

/** What a grant says: who is granted what, as the operation of its name declares it. */
export type Grant<Name extends GrantName> =
  CallInput<Operations['permissions'][Name]> extends { readonly body: infer Body } ? Body : never

/**
 * Grants permissions in the session's context, and waits until they count.
 * @param name of the grant: `grant(session, 'grantToPerson', { … })`.
 * @returns the reference number of the operation; the lists (`permissions.query…`) have the permissions' own identifiers.
 * @throws GrantFailed when it ends in another code than 200, a Refusal when KSeF refuses the request, WaitedTooLong.
 */
export const grant = async <Name extends GrantName>(
  session: Client,
  name: Name,
  body: Grant<Name>,
  patience?: Patience,
): Promise<string> => {
  const operation: (input: { body: Grant<Name> }) => Promise<{ referenceNumber: string }> = session.permissions[
    name
  ] as never
  const { referenceNumber } = await operation({ body })
  await operationDone(session, referenceNumber, patience)
  return referenceNumber
}

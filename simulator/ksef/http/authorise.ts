import { KsefError } from '../../../contracts/ksef/errors.ts'
import type { OperationShape } from '../../../contracts/operation.ts'
import { type Caller, contextOf, has } from '../access/caller.ts'
import { why } from './explanations.ts'
import type { Step } from './services.ts'

/** Any one of the operation's permissions suffices, as they stand in the access token (jwt-001). */
export const authorise: Step = ({ operation, caller }) => {
  const { permissions, contexts } = operation
  if (permissions === undefined || caller === undefined) return
  if (permissions.some(permission => has(caller.permissions, permission))) return refuseContext(caller, contexts)
  throw new KsefError('missingPermissions', {
    security: { requiredAnyOfPermissions: permissions, presentPermissions: caller.permissions },
    explanation: why('permissionMissing', {
      needed: permissions.join(', '),
      held: caller.permissions.join(', '),
    }),
  })
}

/** permissions-grant-104; that it comes after the permissions is assumed. */
const refuseContext = (caller: Caller, contexts: OperationShape['contexts']): void => {
  if (contexts === undefined) return
  const { type } = contextOf(caller)
  if (contexts.includes(type)) return
  throw new KsefError('contextTypeNotAllowed', {
    security: { contextIdentifierType: type },
    explanation: why('contextType', { type, types: contexts.join(', ') }),
  })
}

import { KsefError } from '../../../contracts/ksef/errors.ts'
import type { PlannedOperation } from '../../../contracts/operation.ts'
import { has } from '../access/caller.ts'
import { why } from './explanations.ts'
import type { Step } from './services.ts'

/** Any one of the operation's permissions suffices, as they stand in the access token (jwt-001). */
export const authorise: Step<PlannedOperation> = ({ operation: { permissions }, caller }) => {
  if (permissions === undefined || caller === undefined) return
  if (permissions.some(permission => has(caller.permissions, permission))) return
  throw new KsefError('missingPermissions', {
    security: { requiredAnyOfPermissions: permissions, presentPermissions: caller.permissions },
    explanation: why('permissionMissing', {
      needed: permissions.join(', '),
      held: caller.permissions.join(', '),
    }),
  })
}

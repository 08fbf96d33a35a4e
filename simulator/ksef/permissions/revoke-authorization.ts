import type { Operations } from '../../../contracts/ksef/operations.ts'
import type { Handler } from '../handler.ts'
import { revokingAuthorization } from './revoking.ts'

export const revokeAuthorization: Handler<Operations['permissions']['revokeAuthorization']> = revokingAuthorization

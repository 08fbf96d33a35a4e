import type { Operations } from '../../../contracts/ksef/operations.ts'
import type { Handler } from '../handler.ts'
import { revokingCommon } from './revoking.ts'

export const revoke: Handler<Operations['permissions']['revoke']> = revokingCommon

import type { Told } from '../../../contracts/told.ts'
import type { Answer } from '../../http/connection.ts'
import { type Answered, respond } from '../http/respond.ts'
import type { Services } from '../http/services.ts'
import { purposes, why } from './explanations.ts'
import type { LinkPermission } from './links.ts'
import { type StorageRefusal, writeRefusal } from './refusals.ts'

/** A request under a link that opens. */
export interface Visit {
  readonly exchange: Answered
  refuse(refusal: StorageRefusal, explanation: Told): Answer
}

/** Whether a link opens now, for what is wanted: no bearer is asked for, and one that is sent is passed over. */
export const visitOf = (
  request: Request,
  wanted: LinkPermission,
  services: Services,
): Visit | { readonly refused: Answer } => {
  const now = services.runtime.now()
  const explanations: Answered['explanations'] = []
  const exchange = { request, now, explanations, warnings: [] }
  const refuse: Visit['refuse'] = (refusal, explanation) => {
    explanations.push(explanation)
    return respond(exchange, writeRefusal(refusal, now, services.runtime), services)
  }
  const { pathname, searchParams } = new URL(request.url)
  const fault = services.links.fault(pathname, searchParams, now)
  if (fault !== undefined) return { refused: refuse('AuthenticationFailed', fault) }
  const allowed = searchParams.get('sp') as LinkPermission
  if (allowed !== wanted) {
    const explanation = why('wrongPermission', { allowed: purposes[allowed], method: request.method })
    return { refused: refuse('AuthorizationPermissionMismatch', explanation) }
  }
  return { exchange, refuse }
}

import { KsefError } from '../../../contracts/ksef/errors.ts'
import type { ContextIdentifier } from '../../../contracts/ksef/identifiers.ts'
import type { Operations } from '../../../contracts/ksef/operations.ts'
import { tokenText } from '../../../contracts/ksef/token-text.ts'
import { contextOf, has } from '../access/caller.ts'
import { findAuthentication } from '../auth/authentication.ts'
import { fatedEnd } from '../fate.ts'
import type { Handler } from '../handler.ts'
import { newReferenceNumber, undashedUuid } from '../random-text.ts'
import { why } from './explanations.ts'
import { keepToken } from './keep-token.ts'

/** tokens-024 */
const allowedContexts: readonly ContextIdentifier['type'][] = ['Nip', 'InternalId']

export const generate: Handler<Operations['tokens']['generate']> = async (
  { body },
  { caller, now, store, runtime, fate },
) => {
  const context = contextOf(caller)
  const session = await findAuthentication(store, caller.referenceNumber)
  if (session.tokenReference !== undefined)
    throw new KsefError('authMethodNotAllowed', {
      security: { authenticationMethodCategory: 'Token' },
      explanation: why('madeByToken'),
    })
  if (!allowedContexts.includes(context.type))
    throw new KsefError('contextTypeNotAllowedForToken', {
      values: { current: context.type, allowed: allowedContexts.join(', ') },
      explanation: why('anotherContextType', { allowed: allowedContexts.join(', '), current: context.type }),
    })
  const permissions = [...new Set(body.permissions)]
  const missing = permissions.filter(permission => !has(caller.permissions, permission))
  if (missing.length > 0)
    throw new KsefError('permissionsNotOwned', {
      values: { permissions: missing.join(', ') },
      explanation: why('permissionsNotOwned', { held: caller.permissions.join(', ') }),
    })

  const author = session.subject
  if (author === undefined) throw new Error('a session without a subject')
  const referenceNumber = newReferenceNumber('EC', runtime, now)
  const secret = undashedUuid(runtime) + undashedUuid(runtime)
  const settlesAt = fatedEnd(now + runtime.delays.activation, fate, now)
  const { description } = body
  await keepToken({ referenceNumber, secret, author, context, description, permissions, settlesAt }, now, store)
  return { referenceNumber, token: tokenText(referenceNumber, context, secret) }
}

import { type ErrorName, KsefError } from '../../../contracts/ksef/errors.ts'
import type { OperationShape } from '../../../contracts/operation.ts'
import { type Log, tellFailure } from '../../http/log.ts'
import { why } from './explanations.ts'

/** What follows from input, bearer and limits, and so may happen to any operation. */
const implied: readonly ErrorName[] = [
  'validationFailed',
  'unreadableContent',
  'unauthorized',
  'missingPermissions',
  'ipNotAllowed',
  'insufficientResourceAccess',
  'tooManyRequests',
  'contentTooLarge',
  'unsupportedMediaType',
]

type Declared = Pick<OperationShape, 'method' | 'path' | 'errors'>

/** The refusal as it may leave: what the operation did not declare is our defect, a 500 that says so in the log. */
export const refusalOf = (thrown: unknown, operation: Declared, log: Log): KsefError => {
  if (thrown instanceof KsefError) {
    if (implied.includes(thrown.error) || operation.errors.includes(thrown.error)) return thrown
    thrown = new Error(`${operation.method} ${operation.path} does not declare the error ${thrown.error}`)
  }
  return defect(thrown, log)
}

/** What nobody has thought of: the log has all of it, the caller a 500. */
export const defect = (thrown: unknown, log: Log): KsefError => {
  tellFailure(log, thrown, 'a defect of the simulator')
  return new KsefError('unexpected', {
    explanation: why('defect'),
  })
}

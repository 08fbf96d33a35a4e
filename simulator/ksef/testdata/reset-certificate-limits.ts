import type { Operations } from '../../../contracts/ksef/operations.ts'
import type { Handler } from '../handler.ts'
import { contextKey } from '../tables.ts'

export const resetCertificateLimits: Handler<Operations['testdata']['resetCertificateLimits']> = async (
  _input,
  { caller, store },
) => {
  if (caller.subject !== undefined) await store.certificateLimits.delete(contextKey(caller.subject))
}

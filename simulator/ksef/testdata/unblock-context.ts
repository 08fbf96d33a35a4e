import type { Operations } from '../../../contracts/ksef/operations.ts'
import type { Handler } from '../handler.ts'
import { contextKey } from '../tables.ts'

export const unblockContext: Handler<Operations['testdata']['unblockContext']> = async ({ body }, { store }) => {
  await store.blockedContexts.delete(contextKey(body.contextIdentifier!))
}
